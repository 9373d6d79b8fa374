//! The section head's page and the confirmation of a unit's training status.

mod confirming;
mod people;

use contract::path;
use contract::units::{MyUnits, Unit};
use diesel::prelude::*;
use server::database::schema::departments;
use tests::app::{Persona, TestApp};

/// The first own unit.
async fn unit(head: &Persona<'_>) -> Unit {
    let mine: MyUnits = head.get(path::MY_UNITS).await.json();
    mine.units.into_iter().next().expect("a unit")
}

/// Id of a department of the first organisation.
fn department(app: &TestApp, code: &str) -> String {
    let tenant_id = app.state.tenants[0].id.clone();
    app.state
        .database
        .read_now(|c| {
            Ok(departments::table
                .filter(departments::tenant_id.eq(&tenant_id))
                .filter(departments::code.eq(code))
                .select(departments::id)
                .first(c)?)
        })
        .expect("a department")
}
