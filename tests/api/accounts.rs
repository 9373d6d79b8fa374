//! Sign-in, sessions, passwords, throttling, roles, the first administrator.

mod passwords;
mod roles;
mod sessions;
mod set_up;
mod sign_in;
mod throttling;

use contract::accounts::SignIn;
use contract::path;
use server::session;
use server::state::State;
use tests::app::{Persona, TestApp, TestResponse};

/// The password of everyone of the sample city.
pub const PASSWORD: &str = "shiosaki-2026";

/// Signs in as the sign-in page does.
pub async fn sign_in(who: &Persona<'_>, staff_number: &str, password: &str) -> TestResponse {
    let message = SignIn { staff_number: staff_number.to_owned(), password: password.to_owned() };
    who.post(path::SESSION, &message).await
}

/// The session cookie of an answer: its token and its attributes.
pub fn cookie(response: &TestResponse) -> (String, Vec<String>) {
    let header = response.headers.get("set-cookie").expect("a cookie").to_str().unwrap();
    let mut parts = header.split("; ").map(str::to_owned);
    let pair = parts.next().unwrap();
    let (name, token) = pair.split_once('=').unwrap();
    assert_eq!(name, session::COOKIE);
    (token.to_owned(), parts.collect())
}

/// Somebody with the session of this sign-in.
pub fn signed_in<'a>(app: &'a TestApp, response: &TestResponse) -> Persona<'a> {
    assert!(response.status.is_success(), "{}", response.text());
    app.anonymous().token(&cookie(response).0)
}

/// Gives somebody of an organisation this password, to be changed or not.
pub fn give_password(state: &State, tenant: usize, staff_number: &str, password: &str, must_change: bool) {
    let (tenant_id, number) = (state.tenants[tenant].id.clone(), staff_number.to_owned());
    let hash = server::accounts::password::hash_now(password).unwrap();
    let now = state.clock.now();
    state
        .database
        .write_now(move |c| {
            let person = tests::builders::person_id(c, &tenant_id, &number);
            server::accounts::store::set_password(c, &tenant_id, &person, &hash, must_change, now)
        })
        .unwrap();
}

/// Lets somebody leave, as an import of the staff file would.
pub fn retire(state: &State, tenant: usize, staff_number: &str) {
    use diesel::prelude::*;
    use server::database::schema::staff;
    let (tenant_id, number) = (state.tenants[tenant].id.clone(), staff_number.to_owned());
    let changed = state
        .database
        .write_now(move |c| {
            let person = staff::table
                .filter(staff::tenant_id.eq(tenant_id.clone()))
                .filter(staff::staff_number.eq(number.clone()));
            Ok(diesel::update(person).set(staff::status.eq("retired")).execute(c)?)
        })
        .unwrap();
    assert_eq!(changed, 1);
}
