//! What was recorded before there was a ledger of dated changes is still there after the migrations.

use chrono::NaiveDate;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel_migrations::MigrationHarness as _;
use learning::derivation::Standing;
use learning::folding::search_key;
use learning::role::EmploymentStatus;
use server::clock::Clock;
use server::database::MIGRATIONS;
use server::database::dialect::Connection;
use server::database::schema::{accounts, assignments, completions, department_names, staff};
use server::organization::ledger;
use server::state::State;
use server::{day_turn, demo, serve};
use tests::app::beginning;
use tests::catalogue;
use tests::database::TestDatabase;

/// How many migrations there were before the ledger.
const BEFORE: usize = 2;

/// Three people: one who was moved, one on childcare leave who has finished the course, one who has left.
fn old_rows() -> String {
    let key = |text: &str| search_key(text);
    format!(
        "INSERT INTO tenants VALUES ('t', '{code}', '潮崎市', TRUE, '2026-04-01 00:00:00+00:00');
        INSERT INTO departments VALUES
            ('t', 'citizens', '020100', '市民課', '市民部', '2025-04-01', '9999-12-31'),
            ('t', 'staff', '010200', '人事課', '総務部', '2025-04-01', '9999-12-31');
        INSERT INTO persons VALUES ('t', 'moved', '2026-04-01 00:00:00+00:00'),
            ('t', 'away', '2026-04-01 00:00:00+00:00'), ('t', 'left', '2026-04-01 00:00:00+00:00');
        INSERT INTO personnel_events VALUES
            ('t', 'e1', 'moved', 'hired', '2025-04-01', '2026-04-01 00:00:00+00:00', 'system', NULL, '000001',
                '青木 一', 'アオキ ハジメ', 'citizens', '主事', 'G70', 'active', '2020-04-01', NULL, ''),
            ('t', 'e2', 'moved', 'changed', '2026-10-01', '2026-10-01 00:00:00+00:00', '003618', NULL, '000001',
                '青木 一', 'アオキ ハジメ', 'staff', '主任', 'G60', 'active', '2020-04-01', '2026-10-01', 'a@x.example'),
            ('t', 'e3', 'away', 'hired', '2025-04-01', '2026-04-01 00:00:00+00:00', 'system', NULL, '000002',
                '石井 二', 'イシイ ツギ', 'citizens', '主事', 'G70', 'parental-leave', '2021-04-01', NULL, ''),
            ('t', 'e4', 'left', 'hired', '2025-04-01', '2026-04-01 00:00:00+00:00', 'system', NULL, '000003',
                '上田 三', 'ウエダ ミツ', 'staff', '課長', 'G30', 'active', '1990-04-01', NULL, ''),
            ('t', 'e5', 'left', 'left', '2026-07-01', '2026-07-01 00:00:00+00:00', '003618', NULL, '000003',
                '上田 三', 'ウエダ ミツ', 'staff', '課長', 'G30', 'retired', '1990-04-01', NULL, '');
        INSERT INTO staff VALUES
            ('t', 'moved', '000001', '青木 一', 'アオキ ハジメ', '{moved}', 'staff', '主任', 'G60', 'active',
                '2020-04-01', '2026-10-01', 'a@x.example', 'e2'),
            ('t', 'away', '000002', '石井 二', 'イシイ ツギ', '{away}', 'citizens', '主事', 'G70', 'parental-leave',
                '2021-04-01', NULL, '', 'e3'),
            ('t', 'left', '000003', '上田 三', 'ウエダ ミツ', '{left}', 'staff', '課長', 'G30', 'retired',
                '1990-04-01', NULL, '', 'e5');
        INSERT INTO accounts VALUES ('t', 'moved', 'hash', FALSE, '2026-04-01 00:00:00+00:00', NULL);
        INSERT INTO role_grants VALUES ('t', 'moved', 'hr', '2026-04-01 00:00:00+00:00', 'system');
        INSERT INTO course_versions VALUES
            ('t', 'v', 'SEC-02', 1, 'hash', '標的型メール', '{{}}', '2026-04-01 00:00:00+00:00');
        INSERT INTO requirements VALUES ('t', 'r', 'SEC-02', '2026-04-01 00:00:00+00:00');
        INSERT INTO assignment_orders VALUES
            ('t', 'o', 'r', 2026, '[]', '[]', '2027-01-29', '003618', '2026-10-05 00:00:00+00:00');
        INSERT INTO assignments VALUES
            ('t', 'a1', 'moved', 'r', 'SEC-02', 2026, '2027-01-29', '2026-10-05 00:00:00+00:00'),
            ('t', 'a2', 'away', 'r', 'SEC-02', 2026, '2027-01-29', '2026-10-05 00:00:00+00:00');
        INSERT INTO assignment_causes VALUES ('t', 'a1', 'o'), ('t', 'a2', 'o');
        INSERT INTO enrollments VALUES ('t', 'n2', 'a2', 'away', 'v', '2026-10-06 00:00:00+00:00', '');
        INSERT INTO completions VALUES ('t', 'a2', 'n2', 'away', 'v', '2026-10-07 00:00:00+00:00', '2026-10-07',
            'attempt', '000002', '市民課', 'G70');",
        code = demo::CODE,
        moved = key("000001 青木 一 アオキ ハジメ"),
        away = key("000002 石井 二 イシイ ツギ"),
        left = key("000003 上田 三 ウエダ ミツ"),
    )
}

/// The database as it was, migrated and opened.
fn migrated(database: &TestDatabase) -> State {
    let state = database.state(Clock::standing_at(beginning()));
    let rows = old_rows();
    let go = move |c: &mut Connection| {
        c.revert_all_migrations(MIGRATIONS).expect("every migration can be reverted");
        for _ in 0..BEFORE {
            c.run_next_migration(MIGRATIONS).expect("an old migration");
        }
        assert!(!catalogue::tables(c).contains(&"curriculum_versions".to_owned()), "the old schema");
        c.batch_execute(&rows).expect("old rows");
        c.run_pending_migrations(MIGRATIONS).map_err(|error| error.to_string()).expect("up");
        Ok(())
    };
    state.database.read_now(go).expect("migrated");
    database.state(Clock::standing_at(beginning()))
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn the_ledger_tells_the_same_story() {
    let database = TestDatabase::empty();
    let state = migrated(&database);
    assert_eq!(state.tenants[0].id, "t");
    let people = state.database.read_now(|c| ledger::timelines(c, "t", None)).expect("timelines");
    let post = |person: &str, on: &str| {
        people[person]
            .state_on(day(on))
            .map(|state| (state.department_id.clone(), state.title.clone(), state.status))
    };
    let at = |department: &str, title: &str, status| Some((department.to_owned(), title.to_owned(), status));
    assert_eq!(post("moved", "2025-03-31"), None);
    assert_eq!(post("moved", "2026-09-30"), at("citizens", "主事", EmploymentStatus::Active));
    assert_eq!(post("moved", "2026-10-01"), at("staff", "主任", EmploymentStatus::Active));
    assert_eq!(post("away", "2026-11-23"), at("citizens", "主事", EmploymentStatus::ParentalLeave));
    assert_eq!(post("left", "2026-06-30"), at("staff", "課長", EmploymentStatus::Active));
    assert_eq!(post("left", "2026-07-01").map(|(.., status)| status), Some(EmploymentStatus::Retired));
    let moved = people["moved"].state_on(day("2026-11-23")).expect("a state");
    assert_eq!((moved.posted_on, moved.email.as_str()), (Some(day("2026-10-01")), "a@x.example"));
}

#[test]
fn the_lists_are_those_that_the_ledger_gives() {
    let database = TestDatabase::empty();
    let state = migrated(&database);
    let lists = |c: &mut Connection| Ok([catalogue::rows(c, "staff"), catalogue::rows(c, "staff_units")]);
    let before = state.database.read_now(lists).expect("rows");
    assert_eq!(before.each_ref().map(std::collections::BTreeSet::len), [3, 3]);
    let project = |c: &mut Connection| ledger::project(c, "t", &["moved", "away", "left"], day("2026-11-23"));
    state.database.write_now(project).expect("projected");
    assert_eq!(state.database.read_now(lists).expect("rows"), before);
    let names = |c: &mut Connection| {
        Ok(department_names::table
            .order(department_names::department_id)
            .select((department_names::name, department_names::division))
            .load::<(String, String)>(c)?)
    };
    let names = state.database.read_now(names).expect("names");
    assert_eq!(
        names,
        [("市民課", "市民部"), ("人事課", "総務部")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
}

#[actix_web::test]
async fn duties_and_completions_stay_through_the_turn_of_the_day() {
    let database = TestDatabase::empty();
    let state = migrated(&database);
    serve::publish_shipped(&state).expect("the shipped courses");
    day_turn::run(&state).await.expect("the turn of the day");
    let read = |c: &mut Connection| {
        let duties: Vec<(String, String, NaiveDate)> = assignments::table
            .order(assignments::id)
            .select((assignments::id, assignments::standing, assignments::due_on))
            .load(c)?;
        let done: Vec<String> = completions::table.select(completions::assignment_id).load(c)?;
        let known: i64 = accounts::table.filter(accounts::person_id.eq("moved")).count().get_result(c)?;
        let listed: i64 = staff::table.count().get_result(c)?;
        Ok((duties, done, known, listed))
    };
    let (duties, done, known, listed) = state.database.read_now(read).expect("rows");
    let due = |id: &str| (id.to_owned(), Standing::Required.as_str().to_owned(), day("2027-01-29"));
    assert_eq!(duties, [due("a1"), due("a2")]);
    assert_eq!((done, known, listed), (vec!["a2".to_owned()], 1, 3));
}
