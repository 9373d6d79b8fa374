//! Whom the files of the city are about, and who signs in with which number.

use std::collections::{BTreeMap, BTreeSet};

use contract::accounts::{SessionView, SignIn};
use contract::error::ErrorCode;
use contract::path;
use learning::ledger::PersonState;
use learning::role::EmploymentStatus;
use serde::Deserialize;
use server::organization::store;
use tests::app::{TestApp, TestResponse};
use tests::builders;

const PASSWORD: &str = "ながい合言葉-2026";

#[derive(Deserialize)]
struct Index {
    snapshots: Vec<Snapshot>,
}

/// What changed from one file to the next.
#[derive(Deserialize)]
pub struct Snapshot {
    pub people: People,
}

#[derive(Deserialize)]
pub struct People {
    pub hired: Vec<String>,
    pub left: Vec<String>,
    pub returned: Vec<String>,
    pub on_leave: Vec<String>,
    pub stepped_down: Vec<String>,
    pub into_specific_personal_information: Vec<String>,
    pub out_of_specific_personal_information: Vec<String>,
    pub renumbered: Vec<(String, String)>,
    pub reappointed: Vec<(String, String)>,
}

pub fn snapshots() -> Vec<Snapshot> {
    toml::from_str::<Index>(sample_city::SNAPSHOTS).expect("the index").snapshots
}

/// The person who has a number: who is here before who has left.
pub fn id_of(known: &BTreeMap<String, PersonState>, number: &str) -> String {
    let with_number = known.iter().filter(|(_, state)| state.staff_number == number);
    let found = with_number.min_by_key(|(_, state)| state.status == EmploymentStatus::Retired);
    found.unwrap_or_else(|| panic!("{number}")).0.clone()
}

/// Everybody of a department, by its code on a day.
pub fn of_department(
    app: &TestApp,
    known: &BTreeMap<String, PersonState>,
    code: &str,
    day: &str,
) -> BTreeSet<String> {
    let (tenant_id, day) = (app.state.tenants[0].id.clone(), day.parse().expect("a day"));
    let rows =
        app.state.database.read_now(|c| store::departments_on(c, &tenant_id, day)).expect("departments");
    let id = &rows.iter().find(|row| row.code == code).expect("a department").id;
    known.iter().filter(|(_, state)| state.department_id == *id).map(|(person, _)| person.clone()).collect()
}

/// Two people whose numbers change, signed in under the old ones.
pub struct Credentials {
    people: Vec<(&'static str, &'static str, String)>,
}

async fn sign_in(app: &TestApp, number: &str) -> TestResponse {
    let message = SignIn { staff_number: number.to_owned(), password: PASSWORD.to_owned() };
    app.anonymous().post(path::SESSION, &message).await
}

impl Credentials {
    /// Somebody of the fiscal-year staff and somebody who will be re-appointed.
    pub async fn give(app: &TestApp) -> Credentials {
        let mut people = Vec::new();
        for (old, new) in [("900123", "910123"), ("001220", "085533")] {
            builders::give_password(&app.state, old, PASSWORD);
            let view: SessionView = sign_in(app, old).await.json();
            people.push((old, new, view.person.id));
        }
        Credentials { people }
    }

    /// The new numbers lead to the same people, the old ones to nobody.
    pub async fn lead_to_the_same_people(&self, app: &TestApp) {
        for (old, new, person) in &self.people {
            let view: SessionView = sign_in(app, new).await.json();
            assert_eq!(view.person.id, *person);
            sign_in(app, old).await.refused(ErrorCode::WrongCredentials);
        }
    }
}
