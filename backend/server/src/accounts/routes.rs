//! `/api/session`, `/api/account`, `/api/setup`, `/api/accounts`.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put};
use chrono::TimeDelta;
use contract::accounts::{
    AccountPage, AccountRow, AccountState, ChangePassword, IssuePasswords, IssuedPasswords, PasswordSlip,
    Permission, SessionView, SetRoles, SetUp, SignIn, SignedInPerson,
};
use contract::error::{ErrorCode, FieldProblem};
use learning::fiscal_year::FiscalYear;
use learning::folding;
use learning::password::{NewPassword, PasswordError};
use learning::role::Role;

use crate::accounts::{password, sign_in, store};
use crate::audit::{self, Action, Entry};
use crate::error::Error;
use crate::organization;
use crate::page::{self, PER_PAGE, PageQuery};
use crate::policy;
use crate::reporting::recount::recount;
use crate::requirements::derive;
use crate::session::{self, CurrentUser};
use crate::state::{State, Tenant};

fn view(state: &State, user: &CurrentUser) -> SessionView {
    let today = state.clock.today();
    let tenant = state.tenant(&user.tenant_id);
    SessionView {
        person: SignedInPerson {
            id: user.person_id.clone(),
            staff_number: user.staff_number.clone(),
            name: user.name.clone(),
            department: user.department.clone(),
        },
        roles: user.roles.clone(),
        permissions: policy::permissions(&user.roles),
        must_change_password: user.must_change_password,
        organization: tenant.map(|tenant| tenant.name.clone()).unwrap_or_default(),
        sample: tenant.is_some_and(|tenant| tenant.sample),
        idle_minutes: state.session.idle_minutes,
        ends_at: user.signed_in_at + TimeDelta::hours(i64::from(state.session.absolute_hours)),
        today,
        fiscal_year: FiscalYear::containing(today),
    }
}

/// The organisation that this host name leads to.
fn tenant<'a>(request: &HttpRequest, state: &'a State) -> Result<&'a Tenant, Error> {
    let host = request.connection_info().host().to_owned();
    state.tenant_for_host(&host).ok_or(Error::Refused(ErrorCode::NotFound))
}

/// Who is signed in; no content when nobody is.
#[utoipa::path(
    tag = "accounts",
    responses((status = OK, body = SessionView), (status = NO_CONTENT, description = "nobody is signed in"))
)]
#[get("/api/session")]
pub async fn current(state: Data<State>, user: Option<CurrentUser>) -> HttpResponse {
    match user {
        Some(user) => HttpResponse::Ok().json(view(&state, &user)),
        None => HttpResponse::NoContent().finish(),
    }
}

/// Sign in.
#[utoipa::path(tag = "accounts", responses((status = OK, body = SessionView)))]
#[post("/api/session")]
pub async fn start_session(
    state: Data<State>,
    request: HttpRequest,
    body: Json<SignIn>,
) -> Result<HttpResponse, Error> {
    let tenant = tenant(&request, &state)?;
    let address = session::address(&request, &state);
    let (token, user) = sign_in::sign_in(&state, tenant, &body, address).await?;
    Ok(HttpResponse::Ok().cookie(session::cookie(token, state.proxy.https)).json(view(&state, &user)))
}

/// Sign out (次の人に替わる).
#[utoipa::path(tag = "accounts", responses((status = NO_CONTENT)))]
#[delete("/api/session")]
pub async fn end_session(state: Data<State>, user: CurrentUser) -> Result<HttpResponse, Error> {
    let entry = Entry::by(&user, state.clock.now(), Action::SignedOut, String::new());
    let hash = user.token_hash.clone();
    state
        .database
        .write(move |c| {
            store::delete_session(c, &hash)?;
            audit::store::append(c, &entry)
        })
        .await?;
    let mut gone = session::cookie(String::new(), state.proxy.https);
    gone.make_removal();
    Ok(HttpResponse::NoContent().cookie(gone).finish())
}

fn new_password(text: &str, staff_number: &str, field: &str) -> Result<NewPassword, Error> {
    NewPassword::parse(text, staff_number).map_err(|error| {
        let code = match error {
            PasswordError::TooShort => "too-short",
            PasswordError::TooLong => "too-long",
            PasswordError::IsStaffNumber => "is-staff-number",
            PasswordError::OneCharacter => "one-character",
            PasswordError::TooCommon => "too-common",
        };
        let field = FieldProblem { field: field.to_owned(), code: code.to_owned() };
        Error::Fields(ErrorCode::WeakPassword, vec![field])
    })
}

/// Change the own password; every other session of the person ends.
#[utoipa::path(tag = "accounts", responses((status = OK, body = SessionView)))]
#[post("/api/account/password")]
pub async fn change_password(
    state: Data<State>,
    user: CurrentUser,
    body: Json<ChangePassword>,
) -> Result<Json<SessionView>, Error> {
    let (tenant_id, person_id) = (user.tenant_id.clone(), user.person_id.clone());
    let stored = state.database.read(move |c| store::password_hash(c, &tenant_id, &person_id)).await?;
    if !state.hasher.verify(body.current.clone(), Some(stored)).await? {
        return Err(Error::Refused(ErrorCode::WrongCurrentPassword));
    }
    let new = new_password(&body.new, &user.staff_number, "new")?;
    if new.expose() == body.current {
        let field = FieldProblem { field: "new".to_owned(), code: "same-as-current".to_owned() };
        return Err(Error::Fields(ErrorCode::WeakPassword, vec![field]));
    }
    let hash = state.hasher.hash(new.expose().to_owned()).await?;
    let now = state.clock.now();
    let mut changed = user.clone();
    changed.must_change_password = false;
    state
        .database
        .write(move |c| {
            store::set_password(c, &user.tenant_id, &user.person_id, &hash, false, now)?;
            store::delete_other_sessions(c, &user)?;
            audit::store::append(c, &Entry::by(&user, now, Action::PasswordChanged, String::new()))
        })
        .await?;
    Ok(Json(view(&state, &changed)))
}

/// Create the first administrator by one-time link.
#[utoipa::path(tag = "accounts", responses((status = NO_CONTENT)))]
#[post("/api/setup")]
pub async fn set_up(
    state: Data<State>,
    request: HttpRequest,
    body: Json<SetUp>,
) -> Result<HttpResponse, Error> {
    let tenant_id = tenant(&request, &state)?.id.clone();
    let number = sign_in::staff_number(&body.staff_number);
    let name = body.name.trim().to_owned();
    if number.is_empty() {
        return Err(Error::field("staff_number", "required"));
    }
    if name.is_empty() {
        return Err(Error::field("name", "required"));
    }
    let password = new_password(&body.password, &number, "password")?;
    let token_hash = session::token_hash(&body.token);
    let hash = state.hasher.hash(password.expose().to_owned()).await?;
    let now = state.clock.now();
    let today = state.clock.today();
    state
        .database
        .write(move |c| {
            // Every start without an administrator prints a link: when one was used, the others are dead.
            store::one_at_a_time(c, &tenant_id)?;
            let late = store::has_administrator(c, &tenant_id)?;
            if late || !store::use_link(c, &tenant_id, &token_hash, now)? {
                return Err(Error::Refused(ErrorCode::LinkExpired));
            }
            let person_id =
                organization::ledger::person_for_set_up(c, &tenant_id, &number, &name, today, now)?;
            derive::take_turn(c, &tenant_id)?;
            recount(c, &tenant_id, Some(&[person_id.as_str()]), today)?;
            store::set_password(c, &tenant_id, &person_id, &hash, false, now)?;
            store::set_roles(c, &tenant_id, &person_id, &[Role::Administrator], "system", now)?;
            let entry = Entry::by_system(&tenant_id, now, Action::AdministratorCreated, number.clone());
            audit::store::append(c, &entry)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// One page of accounts.
#[utoipa::path(tag = "accounts", params(PageQuery), responses((status = OK, body = AccountPage)))]
#[get("/api/accounts")]
pub async fn list(
    state: Data<State>,
    user: CurrentUser,
    query: Query<PageQuery>,
) -> Result<Json<AccountPage>, Error> {
    let page = query.page.max(1);
    let key = folding::search_key(&query.query);
    let (rows, total, roles) = state
        .database
        .read(move |c| {
            let (rows, total) =
                store::account_page(c, &user.tenant_id, &key, page::offset(page), page::limit())?;
            let people: Vec<String> = rows.iter().map(|row| row.person_id.clone()).collect();
            let roles = store::roles_of(c, &user.tenant_id, &people)?;
            Ok((rows, total, roles))
        })
        .await?;
    let rows = rows
        .into_iter()
        .map(|row| AccountRow {
            roles: roles
                .iter()
                .filter(|(person, _)| *person == row.person_id)
                .filter_map(|(_, role)| Role::parse(role).ok())
                .collect(),
            person_id: row.person_id,
            staff_number: row.staff_number,
            name: row.name,
            department: row.department,
            state: match row.must_change {
                None => AccountState::None,
                Some(true) => AccountState::Issued,
                Some(false) => AccountState::Active,
            },
            last_signed_in_at: row.last_signed_in_at,
        })
        .collect();
    Ok(Json(AccountPage { rows, total: page::count(total), page, per_page: PER_PAGE }))
}

/// Issue first passwords; they are shown in this one answer and never again.
#[utoipa::path(tag = "accounts", responses((status = OK, body = IssuedPasswords)))]
#[post("/api/accounts/issued-passwords")]
pub async fn issue_passwords(
    state: Data<State>,
    user: CurrentUser,
    body: Json<IssuePasswords>,
) -> Result<Json<IssuedPasswords>, Error> {
    let (tenant_id, ids) = (user.tenant_id.clone(), body.person_ids.clone());
    if ids.contains(&user.person_id) {
        return Err(Error::field("person_ids", "own-account"));
    }
    let named = !ids.is_empty();
    let (people, holders) = state
        .database
        .read(move |c| {
            let people = store::to_be_issued(c, &tenant_id, &ids)?;
            let person_ids: Vec<String> = people.iter().map(|(person_id, ..)| person_id.clone()).collect();
            Ok((people, store::roles_of(c, &tenant_id, &person_ids)?))
        })
        .await?;
    // Whoever issues a password could sign in with it, so only those who may give roles may do it for
    // somebody who holds one. Issuing to all leaves these people to them.
    let beyond =
        |id: &str| !user.may(Permission::ManageRoles) && holders.iter().any(|(holder, _)| holder == id);
    if named && people.iter().any(|(person_id, ..)| beyond(person_id)) {
        return Err(Error::field("person_ids", "holds-role"));
    }
    let people: Vec<_> = people.into_iter().filter(|(person_id, ..)| !beyond(person_id)).collect();
    // Hashed side by side; the hasher itself bounds how many at a time.
    let mut hashing = Vec::with_capacity(people.len());
    for (person_id, staff_number, name, department) in people {
        let password = password::first_password()?;
        let (hasher, text) = (state.hasher.clone(), password.clone());
        let hash = actix_web::rt::spawn(async move { hasher.hash(text).await });
        hashing.push((person_id, hash, PasswordSlip { staff_number, name, department, password }));
    }
    let mut slips = Vec::with_capacity(hashing.len());
    let mut hashes = Vec::with_capacity(hashing.len());
    for (person_id, hash, slip) in hashing {
        hashes.push((person_id, hash.await.map_err(|_| Error::Unavailable)??));
        slips.push(slip);
    }
    let now = state.clock.now();
    let target = slips.iter().map(|slip| slip.staff_number.as_str()).collect::<Vec<_>>().join(" ");
    state
        .database
        .write(move |c| {
            for (person_id, hash) in &hashes {
                store::set_password(c, &user.tenant_id, person_id, hash, true, now)?;
                store::delete_sessions_of(c, &user.tenant_id, person_id)?;
            }
            audit::store::append(c, &Entry::by(&user, now, Action::PasswordsIssued, target.clone()))
        })
        .await?;
    Ok(Json(IssuedPasswords { slips }))
}

/// Set the roles of a person beside learner.
#[utoipa::path(tag = "accounts", responses((status = NO_CONTENT)))]
#[put("/api/accounts/{person_id}/roles")]
pub async fn set_roles(
    state: Data<State>,
    user: CurrentUser,
    person_id: Path<String>,
    body: Json<SetRoles>,
) -> Result<HttpResponse, Error> {
    let (person_id, roles) = (person_id.into_inner(), body.into_inner().roles);
    let now = state.clock.now();
    state
        .database
        .write(move |c| {
            store::one_at_a_time(c, &user.tenant_id)?;
            let number = organization::store::staff_number(c, &user.tenant_id, &person_id)?;
            let stays = roles.contains(&Role::Administrator);
            if !stays && store::other_administrators(c, &user.tenant_id, &person_id)? == 0 {
                return Err(Error::field("roles", "last-administrator"));
            }
            store::set_roles(c, &user.tenant_id, &person_id, &roles, &user.staff_number, now)?;
            let names = roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" ");
            let entry = Entry::by(&user, now, Action::RolesChanged, format!("{number}: {names}"));
            audit::store::append(c, &entry)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
