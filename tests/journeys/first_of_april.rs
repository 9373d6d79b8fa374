//! 4月1日: a year of the city, the mass transfer at its end, and the transfer taken back.
//!
//! 450 people and a clock that is moved by hand. Every expected value is that of the sample city's own
//! documents: `snapshots.toml`, its README and, for the first day, the plan of the city.

mod expected;
mod people;

use std::collections::BTreeSet;

use contract::assignments::CoursePage;
use contract::organization::TakeBack;
use contract::path;
use contract::reporting::CompletionReport;
use contract::reporting::freeze::FrozenYear;
use learning::derivation::Standing;
use learning::role::EmploymentStatus;
use tests::app::{Persona, TestApp};
use tests::city_year::{self, DutyKey, at, duties, night, on, states};
use tests::recount::assert_cells_agree;
use tests::study;

use people::{Snapshot, id_of, snapshots};

/// SEC-07 before the work with 特定個人情報 begins.
const HANDLERS: &str = "standard-SEC-07-specific-personal-information";
/// SEC-05 every year, for 部長級 and 課長級.
const HEADS: &str = "standard-SEC-05-yearly";

const DAYS: [&str; 3] = ["2026-03-26", "2026-04-01", "2026-04-02"];

async fn report(app: &TestApp, year: i32) -> CompletionReport {
    app.persona("hr").get(&format!("{}?fiscal_year={year}", path::COMPLETION_REPORT)).await.json()
}

/// The variant of a course that somebody takes.
async fn variant(person: &Persona<'_>, assignment_id: &str) -> Option<String> {
    person.get(&path::assignment(assignment_id)).await.json::<CoursePage>().variant
}

#[actix_web::test]
async fn the_mass_transfer_finds_every_duty_loses_no_record_and_can_be_taken_back() {
    let app = TestApp::new_year().await;
    let [autumn, april] = &snapshots()[..] else { panic!("two snapshots") };
    begin(&app).await;
    spring(&app, april).await;
    autumn_transfers(&app, autumn).await;

    assert_cells_agree(&app);
    on(&app, "2026-03-26").await;
    let states_before = DAYS.map(|day| states(&app, day));
    let duties_before = duties(&app);
    on(&app, "2026-03-27").await;
    let hr = app.persona("hr");
    city_year::upload_unit_changes(&hr).await;
    let (_, imported) = city_year::import(&hr, sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await;
    let import_id = imported.import_id.expect("an import");
    assert_eq!(states(&app, "2026-03-27"), states_before[0], "nothing is in force yet");
    prepared(&app, april, &duties_before);
    let prepared_in_time = april.people.into_specific_personal_information[0].as_str();
    on(&app, "2026-03-30").await;
    study::complete(&app, &app.person(prepared_in_time), "SEC-07").await;

    at(&app, "2026-03-31T14:59:00Z");
    night(&app).await;
    assert_eq!(states(&app, "2026-03-31"), states_before[0]);
    let closed = report(&app, 2025).await;
    let credentials = people::Credentials::give(&app).await;
    at(&app, "2026-03-31T15:00:00Z");
    night(&app).await;

    assert_cells_agree(&app);
    let frozen = freeze(&app, 2025).await;
    assert!(frozen.reproduced);
    assert_eq!(
        (frozen.total.numerator(), frozen.total.denominator()),
        (closed.total.all.numerator, closed.total.all.denominator)
    );

    // Last year's figures are those of 31 March; the new year begins with the posts of 1 April.
    let still = report(&app, 2025).await;
    assert_eq!((&still.total, still.left_out), (&closed.total, closed.left_out));
    assert_eq!((&still.departments, &still.grades), (&closed.departments, &closed.grades));
    let new = report(&app, 2026).await;
    let column = new.courses.iter().position(|course| course.code == "SEC-01").expect("a course");
    assert_eq!((new.total.rates[column].denominator, new.total.rates[column].numerator), (439, 0));
    expected::yearly_duties(&app, "2026-04-01", 2026);
    expected::handlers(&app, april, prepared_in_time).await;
    expected::stepped_down(&app, april).await;
    expected::new_numbers(&app, april, &states_before[0]).await;
    credentials.lead_to_the_same_people(&app).await;
    expected::former_department(&app).await;

    on(&app, "2026-04-02").await;
    let transferred = duties(&app);
    let undo = TakeBack { reason: "名簿の差替え".to_owned() };
    let undone = app.persona("hr").post(&path::staff_import_undo(&import_id), &undo).await;
    assert_eq!(undone.status, 204, "{}", undone.text());
    assert_eq!(DAYS.map(|day| states(&app, day)), states_before);
    let after = duties(&app);
    assert!(transferred.keys().all(|key| after.contains_key(key)), "no duty is deleted");
    for (key, before) in &duties_before {
        let now = &after[key];
        assert_eq!(now.id, before.id);
        if key.1 == "SEC-07" && key.0 == id_of(&states_before[0], prepared_in_time) {
            assert_eq!(now.completed_on.map(|on| on.to_string()).as_deref(), Some("2026-03-30"));
            continue;
        }
        assert_eq!((now.completed_on, now.standing), (before.completed_on, before.standing), "{key:?}");
        if now.rules().eq(before.rules()) {
            assert_eq!((now.due_on, now.gate), (before.due_on, before.gate), "{key:?}");
        }
    }
    for (key, duty) in after.iter().filter(|(key, _)| !states_before[2].contains_key(&key.0)) {
        assert_eq!(duty.standing, Standing::NotRequired, "of somebody who was never hired: {key:?}");
    }
    expected::yearly_duties(&app, "2026-04-02", 2026);
    expected::settled(&app);
    assert_cells_agree(&app);
    let still = freeze(&app, 2025).await;
    assert!(still.reproduced, "transfers and their undo change no figure of a frozen year");
    assert_eq!((still.total, still.hash), (frozen.total, frozen.hash));
}

async fn freeze(app: &TestApp, year: i32) -> FrozenYear {
    app.persona("hr").get(&path::year_freeze(year)).await.json()
}

/// 1 April 2025: tables, S1, attributes, curriculum; the expected values of the first day.
async fn begin(app: &TestApp) {
    city_year::load_city(app);
    night(app).await;
    let hr = app.persona("hr");
    city_year::upload_lists(&hr, "2025-04-01").await;
    let (shown, _) = city_year::publish_standard(&hr).await;
    let basics = shown.courses.iter().find(|course| course.code == "SEC-01");
    let basics = basics.unwrap_or_else(|| panic!("SEC-01: {:?} {:?}", shown.courses, shown.findings));
    assert_eq!((basics.difference.gained, basics.difference.suspended), (433, 17));
    expected::audiences(&hr).await;
    let all = duties(app);
    let of_handlers = |standing| {
        all.values().filter(|duty| duty.holds_by(HANDLERS) && duty.standing == standing && duty.gate).count()
    };
    assert_eq!((of_handlers(Standing::Required), of_handlers(Standing::Suspended)), (113, 4));
    expected::yearly_duties(app, "2025-04-01", 2025);

    let known = states(app, "2025-04-01");
    let mut executives = 0;
    for ((person, course, _), duty) in all.iter().filter(|(key, _)| key.1 == "SEC-05") {
        let state = &known[person];
        if state.status.counts_in_population() {
            let title = variant(&app.person(&state.staff_number), &duty.id).await;
            executives += i32::from(title.as_deref() == Some("幹部編"));
            assert_eq!(
                title.as_deref() == Some("管理者編"),
                ["G25", "G30"].contains(&state.grade.code()),
                "{course}"
            );
        }
    }
    assert_eq!(executives, 12);
}

/// Three hundred complete SEC-01, the handlers SEC-07, the heads SEC-05; not everybody.
async fn spring(app: &TestApp, april: &Snapshot) {
    let known = states(app, "2025-04-01");
    on(app, "2025-06-10").await;
    let by_hand = ["004512", "001822", "900123"];
    for number in by_hand {
        study::complete(app, &app.person(number), "SEC-01").await;
    }
    // Whoever the transfer will be about comes first.
    let due = |course: &str| -> BTreeSet<String> {
        let open = |(key, duty): (DutyKey, city_year::Duty)| {
            let open = key.1 == course && duty.standing == Standing::Required && duty.completed_on.is_none();
            open.then_some(key.0)
        };
        duties(app).into_iter().filter_map(open).collect()
    };
    let open = due("SEC-01");
    let first = april.people.renumbered.iter().map(|(old, _)| old).chain(&april.people.stepped_down);
    let mut chosen: BTreeSet<String> = first.map(|number| id_of(&known, number)).collect();
    chosen.extend(people::of_department(app, &known, "020500", "2025-04-01"));
    chosen.retain(|person| open.contains(person));
    for person in &open {
        if chosen.len() == 300 - by_hand.len() {
            break;
        }
        chosen.insert(person.clone());
    }
    complete(app, &chosen, "SEC-01");
    assert_eq!(
        duties(app).iter().filter(|(key, duty)| key.1 == "SEC-01" && duty.completed_on.is_some()).count(),
        300
    );

    on(app, "2025-07-01").await;
    let handlers: BTreeSet<String> = duties(app)
        .into_iter()
        .filter(|(_, duty)| duty.holds_by(HANDLERS) && duty.standing == Standing::Required)
        .map(|(key, _)| key.0)
        .collect();
    let late = april.people.out_of_specific_personal_information.iter().step_by(2);
    let late: BTreeSet<String> = late.map(|number| id_of(&known, number)).collect();
    complete(app, &handlers.difference(&late).cloned().collect(), "SEC-07");

    on(app, "2025-09-01").await;
    let late: BTreeSet<String> =
        april.people.stepped_down[1..].iter().map(|number| id_of(&known, number)).collect();
    let heads = due("SEC-05").into_iter().filter(|person| known[person].grade.code() <= "G30");
    complete(app, &heads.filter(|person| !late.contains(person)).collect(), "SEC-05");
}

fn complete(app: &TestApp, people: &BTreeSet<String>, course: &str) {
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    city_year::complete_all(app, &people, course, 2025);
}

/// 1 October 2025: S2. Who is hired or comes back has thirty days.
async fn autumn_transfers(app: &TestApp, autumn: &Snapshot) {
    on(app, "2025-10-01").await;
    let hr = app.persona("hr");
    city_year::import(&hr, sample_city::STAFF_FILE_AUTUMN, "2025-10-01").await;
    let (known, all) = (states(app, "2025-10-01"), duties(app));
    let basics = |number: &String| &all[&(id_of(&known, number), "SEC-01".to_owned(), 2025)];
    for number in autumn.people.hired.iter().chain(&autumn.people.returned) {
        let duty = basics(number);
        assert_eq!(
            (duty.standing, duty.due_on.to_string().as_str()),
            (Standing::Required, "2025-10-31"),
            "{number}"
        );
    }
    for number in &autumn.people.on_leave {
        let duty = basics(number);
        assert!(duty.completed_on.is_some() || duty.standing == Standing::Suspended, "{number}");
    }
    for number in &autumn.people.left {
        let duty = basics(number);
        assert!(duty.completed_on.is_some() || duty.standing == Standing::NotRequired, "{number}");
    }
    expected::yearly_duties(app, "2025-10-01", 2025);
}

/// 27 March: whoever will work with 特定個人情報 has the gate, due the day before, and nobody else anything new.
fn prepared(app: &TestApp, april: &Snapshot, before: &std::collections::BTreeMap<DutyKey, city_year::Duty>) {
    let (known, all) = (states(app, "2026-04-01"), duties(app));
    let changed = all.iter().filter(|(key, duty)| before.get(*key) != Some(*duty));
    let at_work = |key: &DutyKey| known[&key.0].status == EmploymentStatus::Active;
    let changed: Vec<_> = changed.filter(|(key, _)| at_work(key)).collect();
    let concerned: BTreeSet<&str> =
        changed.iter().map(|(key, _)| known[&key.0].staff_number.as_str()).collect();
    let expected: BTreeSet<&str> =
        april.people.into_specific_personal_information.iter().map(String::as_str).collect();
    assert_eq!(concerned, expected);
    assert!(changed.iter().all(|(key, _)| ["SEC-01", "SEC-07"].contains(&key.1.as_str())));
    let gates: Vec<_> = changed.iter().filter(|(key, _)| key.1 == "SEC-07").collect();
    assert_eq!(gates.len(), 21);
    for (key, duty) in gates {
        let cause = duty.by_rule(HANDLERS).unwrap_or_else(|| panic!("{key:?}"));
        assert_eq!((cause.due_on.to_string().as_str(), cause.ended_on), ("2026-03-31", None), "{key:?}");
        assert!(duty.gate && duty.opens_on <= app.state.clock.today(), "{key:?}");
        assert_eq!((duty.standing, duty.completed_on), (Standing::Required, None), "{key:?}");
    }
}
