//! The three snapshots of the city: every count and every person of `snapshots.toml`, and the file of the
//! next fiscal year that waits for its day.

use std::collections::{BTreeMap, BTreeSet};

use contract::accounts::SessionView;
use contract::error::ErrorCode;
use contract::organization::{StaffChangeKind, StaffChangeList, StaffFileReport, StaffPage};
use contract::path;
use learning::role::{EmploymentStatus, Grade};
use serde::Deserialize;
use tests::app::{Persona, TestApp};

use super::{check, city_in_march, import_on, load_unit_changes, on, states, turn};
use crate::accounts::{PASSWORD, sign_in};
use crate::contents;

#[derive(Deserialize)]
struct Index {
    snapshots: Vec<Snapshot>,
}

#[derive(Deserialize)]
struct Snapshot {
    counts: BTreeMap<String, u32>,
    people: People,
}

#[derive(Deserialize)]
struct People {
    hired: Vec<String>,
    left: Vec<String>,
    transferred: Vec<String>,
    promoted: Vec<String>,
    stepped_down: Vec<String>,
    renamed: Vec<String>,
    returned: Vec<String>,
    on_leave: Vec<String>,
    seconded_out: Vec<String>,
    seconded_back: Vec<String>,
    renumbered: Vec<(String, String)>,
    reappointed: Vec<(String, String)>,
    leaders_named: Vec<String>,
    leaders_relieved: Vec<String>,
}

fn snapshots() -> Vec<Snapshot> {
    toml::from_str::<Index>(sample_city::SNAPSHOTS).unwrap().snapshots
}

fn numbers(report: &StaffFileReport, kind: StaffChangeKind) -> BTreeSet<String> {
    let of_kind = report.changes.iter().filter(|change| change.kind == kind);
    of_kind.map(|change| change.staff_number.clone()).collect()
}

fn set(numbers: &[String]) -> BTreeSet<String> {
    numbers.iter().cloned().collect()
}

/// Every figure and every list of a report against the index.
fn assert_as_expected(report: &StaffFileReport, expected: &Snapshot) {
    let (d, n) = (&report.difference, |key: &str| expected.counts[key]);
    assert_eq!(report.rows, n("people"));
    // The index counts somebody whose 人材区分 alone changes as unchanged.
    let others = report.changes.iter().filter(|change| change.kind != StaffChangeKind::Attributes);
    let others: BTreeSet<String> = others.map(|change| change.staff_number.clone()).collect();
    let marked: Vec<String> =
        numbers(report, StaffChangeKind::Attributes).difference(&others).cloned().collect();
    let leaders: BTreeSet<&String> =
        expected.people.leaders_named.iter().chain(&expected.people.leaders_relieved).collect();
    assert!(marked.iter().all(|number| leaders.contains(number)), "{marked:?}");
    assert_eq!(d.unchanged + u32::try_from(marked.len()).unwrap(), n("unchanged"));
    assert_eq!((d.corrected, d.concurrent), (0, 0));
    let people = &expected.people;
    let new_numbers: Vec<String> = people.renumbered.iter().map(|(_, new)| new.clone()).collect();
    let back: Vec<String> = people.returned.iter().chain(&people.seconded_back).cloned().collect();
    for (kind, count, key, expected) in [
        (StaffChangeKind::Hired, d.hired, "hired", &people.hired),
        (StaffChangeKind::Left, d.left, "left", &people.left),
        (StaffChangeKind::Transferred, d.transferred, "transferred", &people.transferred),
        (StaffChangeKind::Promoted, d.promoted, "promoted", &people.promoted),
        (StaffChangeKind::Renamed, d.renamed, "renamed", &people.renamed),
        (StaffChangeKind::OnLeave, d.on_leave, "on_leave", &people.on_leave),
        (StaffChangeKind::SecondedOut, d.seconded_out, "seconded_out", &people.seconded_out),
        (StaffChangeKind::Renumbered, d.renumbered, "renumbered", &new_numbers),
    ] {
        assert_eq!((count, &numbers(report, kind)), (n(key), &set(expected)), "{key}");
    }
    // Whoever comes back from a secondment returns too.
    assert_eq!(
        (d.returned, &numbers(report, StaffChangeKind::Returned)),
        (n("returned") + n("seconded_back"), &set(&back))
    );
    let both = numbers(report, StaffChangeKind::Transferred)
        .intersection(&numbers(report, StaffChangeKind::Promoted))
        .count();
    assert_eq!(both, usize::try_from(n("promoted_and_transferred")).unwrap());
    // Down from a grade: 役職定年 and 再任用; the other changes of title keep their grade.
    let regraded = numbers(report, StaffChangeKind::Regraded);
    let reappointed = people.reappointed.iter().map(|(_, new)| new);
    assert!(people.stepped_down.iter().chain(reappointed).all(|number| regraded.contains(number)));
    let merged: BTreeSet<(String, String)> =
        report.merged.iter().map(|m| (m.old_number.clone(), m.new_number.clone())).collect();
    let reappointed: BTreeSet<(String, String)> = people.reappointed.iter().cloned().collect();
    let expected_merged: BTreeSet<_> =
        people.renumbered.iter().filter(|pair| !reappointed.contains(pair)).cloned().collect();
    assert_eq!(merged, expected_merged);
    let asked: BTreeSet<(String, String)> = report
        .questions
        .iter()
        .map(|q| (q.answer.clone().unwrap(), q.id.trim_start_matches("reappointment:").to_owned()))
        .collect();
    assert_eq!(asked, reappointed);
}

#[actix_web::test]
async fn the_files_of_autumn_and_of_april_change_what_the_index_says() {
    let app = TestApp::city().await;
    let [autumn, april] = &snapshots()[..] else { panic!("two snapshots") };
    on(&app, "2025-10-01");
    let (report, _) = import_on(&app.persona("hr"), sample_city::STAFF_FILE_AUTUMN, "2025-10-01").await;
    assert_as_expected(&report, autumn);
    on(&app, "2026-04-01");
    load_unit_changes(&app);
    let (report, _) = import_on(&app.persona("hr"), sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await;
    assert_as_expected(&report, april);
    let at_work =
        states(&app, "2026-04-01").into_values().filter(|state| state.status.counts_in_population());
    assert_eq!(at_work.count(), usize::try_from(april.counts["at_work"]).unwrap());

    let before = contents::of(&app.state);
    let hr = app.persona("hr");
    for (file, day, count) in [
        (sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01", 453),
        (sample_city::STAFF_FILE_NEXT_YEAR, "2026-06-01", 453),
    ] {
        let (report, again) = import_on(&hr, file, day).await;
        assert_eq!((again.import_id, report.difference.unchanged), (None, count));
        assert_eq!(report.changes, []);
    }
    let after = contents::of(&app.state);
    for table in ["personnel_events", "staff_imports", "staff", "audit_entries", "staff_import_decisions"] {
        assert_eq!(after[table], before[table], "the same file again leaves no trace: {table}");
    }
}

#[actix_web::test]
async fn what_is_shown_before_can_be_opened_afterwards() {
    let app = city_in_march().await;
    let hr = app.persona("hr");
    let (report, imported) = import_on(&hr, sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await;
    let id = imported.import_id.unwrap();
    let list: StaffChangeList = hr.get(&path::staff_import_changes(&id)).await.json();
    assert_eq!(list.changes, report.changes);
    let moved = report
        .changes
        .iter()
        .find(|change| change.kind == StaffChangeKind::Transferred && change.staff_number == "006163");
    let moved = moved.map(|change| (change.from.as_str(), change.to.as_str()));
    assert_eq!(moved, Some(("まちづくり推進課", "企画政策課")));
}

async fn row_of(who: &Persona<'_>, number: &str) -> Option<contract::organization::StaffRow> {
    let page: StaffPage = who.get(&format!("{}?query={number}", path::STAFF)).await.json();
    page.rows.into_iter().find(|row| row.staff_number == number)
}

#[actix_web::test]
async fn the_file_of_april_waits_for_its_day() {
    let app = city_in_march().await;
    import_on(&app.persona("hr"), sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await;

    // Nothing is in force on the last day of March, turn of the day or not.
    for day in ["2026-03-27", "2026-03-31"] {
        on(&app, day);
        turn(&app, "2026-03-27", day);
        let hr = app.persona("hr");
        let page: StaffPage = hr.get(path::STAFF).await.json();
        assert_eq!(page.total, 453, "451 and the two who left in autumn");
        assert_eq!(row_of(&hr, "006163").await.unwrap().department, "まちづくり推進課");
        assert!(row_of(&hr, "009410").await.is_none() && row_of(&hr, "910123").await.is_none());
        assert!(row_of(&hr, "900123").await.is_some());
    }

    on(&app, "2026-04-01");
    turn(&app, "2026-03-31", "2026-04-01");
    let hr = app.persona("hr");
    assert_eq!(row_of(&hr, "006163").await.unwrap().department, "企画政策課");
    assert_eq!(row_of(&hr, "009410").await.unwrap().status, EmploymentStatus::Active);
    assert_eq!(row_of(&hr, "002066").await.unwrap().status, EmploymentStatus::Retired);
    assert_eq!(
        row_of(&hr, "002105").await.unwrap().department,
        "デジタル戦略課",
        "the name turns with the day"
    );
    assert!(row_of(&hr, "900123").await.is_none() && row_of(&hr, "910123").await.is_some());
    // 役職定年, and the people of the closed nursery.
    let all = states(&app, "2026-04-01");
    let of = |number: &str| all.values().find(|state| state.staff_number == number).unwrap();
    assert_eq!(of("002502").grade, Grade::G85);
    // A second turn changes nothing.
    let before = contents::of(&app.state);
    turn(&app, "2026-03-31", "2026-04-01");
    assert_eq!(contents::of(&app.state), before);
}

/// Sign-in follows the ledger: who begins later cannot yet, who left cannot any more, and a new number leads
/// to the same account.
#[actix_web::test]
async fn people_sign_in_from_their_first_day_to_their_last_and_with_their_new_number() {
    let app = city_in_march().await;
    let hash = server::accounts::password::hash_now(PASSWORD).unwrap();
    let give = |numbers: [&'static str; 2]| {
        let (tenant_id, now, hash) = (app.state.tenants[0].id.clone(), app.state.clock.now(), hash.clone());
        app.state
            .database
            .write_now(move |c| {
                for number in numbers {
                    let person_id = tests::builders::person_id(c, &tenant_id, number);
                    server::accounts::store::set_password(c, &tenant_id, &person_id, &hash, false, now)?;
                }
                Ok(())
            })
            .unwrap();
    };
    give(["900123", "002066"]);
    import_on(&app.persona("hr"), sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await;
    let nobody = app.anonymous();
    let old: SessionView = sign_in(&nobody, "900123", PASSWORD).await.json();
    sign_in(&nobody, "002066", PASSWORD).await.json::<SessionView>();
    sign_in(&nobody, "910123", PASSWORD).await.refused(ErrorCode::WrongCredentials);
    sign_in(&nobody, "009410", PASSWORD).await.refused(ErrorCode::WrongCredentials);

    on(&app, "2026-04-01");
    turn(&app, "2026-03-27", "2026-04-01");
    give(["009410", "910123"]);
    let new: SessionView = sign_in(&nobody, "910123", PASSWORD).await.json();
    assert_eq!(new.person.id, old.person.id);
    sign_in(&nobody, "009410", PASSWORD).await.json::<SessionView>();
    sign_in(&nobody, "900123", PASSWORD).await.refused(ErrorCode::WrongCredentials);
    sign_in(&nobody, "002066", PASSWORD).await.refused(ErrorCode::WrongCredentials);
}

/// Names that the next file must be compared with are those of its day.
#[actix_web::test]
async fn without_the_organisational_changes_the_file_of_april_is_rejected() {
    let app = TestApp::city().await;
    on(&app, "2026-03-27");
    let report: StaffFileReport =
        check(&app.persona("hr"), sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await.json();
    let codes: BTreeSet<&str> = report.rejected.iter().map(|finding| finding.code.as_str()).collect();
    assert_eq!(codes, BTreeSet::from(["department-name-differs", "unknown-department"]));
    assert_eq!(report.difference, Default::default());
}
