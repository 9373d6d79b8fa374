//! `manabiya demo`: the fictional city 潮崎市, loaded into an empty database through the same doors that a
//! real city uses: departments, titles, the staff file, roles, and then the 業務対応表, attributes, the
//! standard curriculum, the training plan and an open survey. Tests begin with a few orders of HR instead of the
//! curriculum.

mod plan;

use chrono::{DateTime, NaiveDate, Utc};
use contract::assignments::OrderDraft;
use contract::requirements::{PublicationQuestion, Publish, SaveDraft};
use diesel::prelude::*;
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::role::Role;
use serde::Deserialize;

use crate::accounts::{self, password};
use crate::assignments::order;
use crate::audit::Entry;
use crate::database::dialect::Connection;
use crate::database::schema::staff;
use crate::error::Error;
use crate::organization::apply::{self, StaffUpload};
use crate::organization::attribute_list::{self, AttributeUpload};
use crate::organization::{operations, tables};
use crate::requirements::{draft, publish, standard};
use crate::session::CurrentUser;
use crate::state::State;
use crate::surveys;

/// Code of the sample organisation.
pub const CODE: &str = "shiosaki";

/// Someone of the sample city who can sign in.
#[derive(Debug, Clone, Deserialize)]
pub struct Persona {
    /// Stable key, e.g. `counter`.
    pub key: String,
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Password, of the sample city only.
    pub password: String,
    /// Who it is, in Japanese.
    pub description: String,
}

#[derive(Deserialize)]
struct Personas {
    personas: Vec<Persona>,
}

/// The people of the sample city who can sign in.
///
/// # Errors
/// The shipped file is broken.
pub fn personas() -> Result<Vec<Persona>, Error> {
    let read: Personas = toml::from_str(sample_city::PERSONAS)
        .map_err(|error| Error::Internal(format!("personas: {error}")))?;
    Ok(read.personas)
}

/// The day from which the shipped staff file holds.
fn effective_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 4, 1).unwrap_or_default()
}

/// Loads the sample city when the database has nobody yet, with the standard curriculum and a training plan in force.
/// True when it was loaded.
///
/// # Errors
/// The shipped files are broken, or the database refuses; then nothing is loaded.
pub fn load_with_curriculum(state: &State) -> Result<bool, Error> {
    load_people(state, adopt)
}

/// Loads the sample city when the database has nobody yet, with three orders of HR. True when it was loaded.
///
/// # Errors
/// As [`load_with_curriculum`].
pub fn load(state: &State) -> Result<bool, Error> {
    load_people(state, give_orders)
}

/// What HR does first, in the transaction that loads the city.
type FirstWork = fn(&mut Connection, &CurrentUser, DateTime<Utc>) -> Result<(), Error>;

fn load_people(state: &State, first_work: FirstWork) -> Result<bool, Error> {
    let tenant = state.tenants.first().ok_or_else(|| Error::Startup("no organisation".to_owned()))?;
    let tenant_id = tenant.id.clone();
    let known: i64 = state
        .database
        .read_now(|c| Ok(staff::table.filter(staff::tenant_id.eq(&tenant_id)).count().get_result(c)?))?;
    if known > 0 {
        return Ok(false);
    }
    let personas = personas()?;
    let hashes: Vec<String> =
        personas.iter().map(|persona| password::hash_now(&persona.password)).collect::<Result<_, _>>()?;
    let now = state.clock.now();
    state.database.write_now(move |c| {
        tables::load_departments(c, &tenant_id, sample_city::DEPARTMENTS.as_bytes(), effective_on())?;
        tables::load_titles(c, &tenant_id, sample_city::TITLE_GRADES.as_bytes())?;
        tables::load_grades(c, &tenant_id, sample_city::GRADES.as_bytes())?;
        let upload = StaffUpload {
            tenant_id: tenant_id.clone(),
            file_name: "shokuin_20250401.csv".to_owned(),
            bytes: sample_city::STAFF_FILE.to_vec(),
            effective_on: effective_on(),
        };
        apply::apply(c, &upload, "system", now, |action, target| {
            Entry::by_system(&tenant_id, now, action, target)
        })?;
        for (persona, hash) in personas.iter().zip(&hashes) {
            give_account(c, &tenant_id, persona, hash, now)?;
        }
        let hr = hr(c, &tenant_id, &personas, now)?;
        first_work(c, &hr, now)
    })?;
    Ok(true)
}

fn person_id(c: &mut Connection, tenant_id: &str, staff_number: &str) -> Result<String, Error> {
    Ok(staff::table
        .filter(staff::tenant_id.eq(tenant_id))
        .filter(staff::staff_number.eq(staff_number))
        .filter(staff::status.ne("retired"))
        .select(staff::person_id)
        .first(c)?)
}

fn give_account(
    c: &mut Connection,
    tenant_id: &str,
    persona: &Persona,
    hash: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let person_id = person_id(c, tenant_id, &persona.staff_number)?;
    accounts::store::set_password(c, tenant_id, &person_id, hash, false, now)?;
    accounts::store::set_roles(c, tenant_id, &person_id, &[persona.role], "system", now)
}

/// HR of the sample city, as if signed in.
fn hr(
    c: &mut Connection,
    tenant_id: &str,
    personas: &[Persona],
    now: DateTime<Utc>,
) -> Result<CurrentUser, Error> {
    let hr = personas
        .iter()
        .find(|persona| persona.role == Role::Hr)
        .ok_or_else(|| Error::Internal("the sample city has no HR".to_owned()))?;
    Ok(CurrentUser {
        tenant_id: tenant_id.to_owned(),
        person_id: person_id(c, tenant_id, &hr.staff_number)?,
        staff_number: hr.staff_number.clone(),
        name: hr.name.clone(),
        department_id: String::new(),
        department: String::new(),
        roles: vec![Role::Learner, Role::Hr],
        must_change_password: false,
        token_hash: String::new(),
        signed_in_at: now,
        address: String::new(),
    })
}

/// The 業務対応表, the attributes of the staff, the standard curriculum published, and the plan decided.
fn adopt(c: &mut Connection, hr: &CurrentUser, now: DateTime<Utc>) -> Result<(), Error> {
    let today = jst_date(now);
    operations::load(c, &hr.tenant_id, sample_city::OPERATIONS.as_bytes(), today)?;
    let attributes = AttributeUpload {
        bytes: sample_city::ATTRIBUTES.as_bytes().to_vec(),
        effective_on: effective_on(),
        complete: false,
    };
    attribute_list::apply(c, hr, &attributes, now)?;
    let curriculum = standard::curriculum(FiscalYear::containing(today))?;
    let revision = draft::save(c, hr, &SaveDraft { revision: 0, curriculum }, now)?.revision;
    let question = PublicationQuestion { revision, redate: Vec::new() };
    let digest = publish::preview(c, &hr.tenant_id, &question, now)?.digest;
    let reason = "標準の研修体系を採用".to_owned();
    publish::publish(c, hr, &Publish { revision, redate: Vec::new(), digest, reason }, now)?;
    plan::carry_out(c, hr, now)?;
    let survey = surveys::draft::create(c, hr, surveys::templates::RPA_NEEDS, now)?;
    surveys::open::open(c, hr, &survey, 1, now)
}

/// What HR of the sample city has ordered for the fiscal year of today: SEC-02 and SEC-03 for everyone,
/// RPA-01 for those who do desk work.
fn give_orders(c: &mut Connection, hr: &CurrentUser, now: DateTime<Utc>) -> Result<(), Error> {
    let today = jst_date(now);
    let desk = ["G25", "G30", "G40", "G50", "G60", "G70"].map(str::to_owned).to_vec();
    for (course_code, grades, days) in
        [("SEC-02", Vec::new(), 30), ("SEC-03", Vec::new(), 60), ("RPA-01", desk, 90)]
    {
        let last = FiscalYear::containing(today).last_day();
        let due_on = (today + chrono::Days::new(days)).min(last);
        let draft =
            OrderDraft { course_code: course_code.to_owned(), grades, department_ids: Vec::new(), due_on };
        let digest = order::preview(c, &hr.tenant_id, &draft, now, today)?.digest;
        order::apply(c, hr, &draft, &digest, now)?;
    }
    Ok(())
}
