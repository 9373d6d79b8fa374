//! Waivers, extensions, outside training, rosters, and the history that all of it goes into.

mod credits;
mod effects;
mod history;
mod roster_faults;
mod rosters;
mod waivers;

use contract::error::ErrorCode;
use contract::path;
use contract::records::{RecordCredit, RecordWaiver, Recorded, Revoke, TrainingForm, TrainingResult};
use contract::rosters::{RosterApplied, RosterReport};
use tests::app::{Persona, TestApp, TestResponse};

/// The one field that was refused, and its rule.
pub fn refused_field(response: &TestResponse) -> (String, String) {
    let problem = response.refused(ErrorCode::InvalidInput);
    let [field] = problem.fields.as_slice() else { panic!("one field: {:?}", problem.fields) };
    (field.field.clone(), field.code.clone())
}

pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

/// A good waiver of SEC-02 for the fiscal year.
pub fn waiver(person_id: &str) -> RecordWaiver {
    RecordWaiver {
        person_id: person_id.to_owned(),
        course_code: "SEC-02".to_owned(),
        from_on: day("2026-04-01"),
        until_on: day("2027-03-31"),
        reason: "同等の研修を受けたため".to_owned(),
        approved_by: "人事課長".to_owned(),
        evidence: "総人第12号".to_owned(),
    }
}

/// A good day of class training that counts for no course.
pub fn credit(person_id: &str) -> RecordCredit {
    RecordCredit {
        person_id: person_id.to_owned(),
        form: TrainingForm::Group,
        title: "情報セキュリティ集合研修".to_owned(),
        organizer: "県市町村研修所".to_owned(),
        completed_on: day("2026-10-05"),
        minutes: 90,
        result: TrainingResult::Completed,
        score: None,
        pass_mark: None,
        course_code: String::new(),
        approved_by: "人事課長".to_owned(),
        evidence: String::new(),
    }
}

/// Records something that must be accepted; returns its id.
pub async fn record(hr: &Persona<'_>, address: &str, message: &impl serde::Serialize) -> String {
    let recorded: Recorded = hr.post(address, message).await.json();
    recorded.id
}

/// Takes a record back.
pub async fn revoke(hr: &Persona<'_>, record_id: &str, reason: &str) -> TestResponse {
    hr.post(&path::revocation(record_id), &Revoke { reason: reason.to_owned() }).await
}

/// The person id behind a staff number of today.
pub fn id_of(app: &TestApp, staff_number: &str) -> String {
    app.person(staff_number).person_id
}

const TERMS: &str = "file_name=roster.csv&form=group&title=%E9%9B%86%E5%90%88&organizer=%E7%9C%8C&approved_by=%E8%AA%B2%E9%95%B7";

/// Checks a roster; `terms` are added to, or stand in place of, those of a plain class training.
pub async fn check_roster(hr: &Persona<'_>, terms: &str, bytes: &[u8]) -> TestResponse {
    hr.upload(&format!("{}?{}", path::ROSTER_CHECK, with(terms)), bytes).await
}

fn with(terms: &str) -> String {
    if terms.contains("title=") { terms.to_owned() } else { format!("{TERMS}{terms}") }
}

/// Applies a roster with a digest.
pub async fn apply_with(hr: &Persona<'_>, terms: &str, bytes: &[u8], digest: &str) -> TestResponse {
    hr.upload(&format!("{}?{}&digest={digest}", path::ROSTERS, with(terms)), bytes).await
}

/// Checks and applies a roster as HR's page does.
pub async fn apply_roster(hr: &Persona<'_>, terms: &str, bytes: &[u8]) -> (RosterReport, RosterApplied) {
    let report: RosterReport = check_roster(hr, terms, bytes).await.json();
    assert_eq!(report.rejected, []);
    let applied: RosterApplied = apply_with(hr, terms, bytes, &report.digest).await.json();
    assert_eq!((applied.added, applied.known), (report.new, report.known), "what was shown is what was done");
    (report, applied)
}
