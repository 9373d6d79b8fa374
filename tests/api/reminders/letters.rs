//! Letters to section heads, and the file for groupware.

use chrono::TimeDelta;
use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::path;
use contract::reminders::{LetterPreview, RecordLetters, ReminderTemplate, RemindersRecorded};
use tests::app::{Persona, TestApp};
use tests::staff_edits::StaffFile;

use super::{UNIT, listed, unit_id};

async fn letters(who: &Persona<'_>, query: &str) -> LetterPreview {
    who.get(&format!("{}?{query}", path::REMINDER_LETTERS)).await.json()
}

#[actix_web::test]
async fn one_letter_per_department_lists_its_people_and_what_they_have_left() {
    let app = TestApp::city().await;
    app.advance(TimeDelta::days(31));
    let hr = app.persona("hr");
    let preview = letters(&hr, "course=SEC-02&state=overdue").await;
    let duties: u32 = preview.letters.iter().map(|letter| letter.duties).sum();
    assert_eq!((duties, preview.organization.as_str()), (preview.total, "潮崎市"));
    let names: Vec<&str> = preview.letters.iter().map(|letter| letter.department.as_str()).collect();
    assert!(names.len() > 20);
    let unit = preview.letters.iter().find(|letter| letter.department == UNIT).expect("a letter");
    let list = listed(&hr, &format!("course=SEC-02&department={}", unit.department_id)).await;
    let people: Vec<&str> = unit.people.iter().map(|person| person.staff_number.as_str()).collect();
    assert_eq!(people, list.rows.iter().map(|row| row.staff_number.as_str()).collect::<Vec<_>>());
    assert!(unit.people.iter().all(|person| person.duties.len() == 1 && person.duties[0].overdue));
    assert_eq!(preview.template, ReminderTemplate::default());

    let all = letters(&hr, &format!("department={}", unit.department_id)).await;
    let clerk = all.letters[0].people.iter().find(|person| person.staff_number == "004512").expect("her");
    let days: Vec<_> = clerk.duties.iter().map(|duty| (duty.due_on, duty.overdue)).collect();
    assert!(days.is_sorted() && days.len() == 3 && days[0].1 && !days[1].1, "{days:?}");
    assert_eq!(letters(&hr, "course=SEC-99").await.letters, []);
}

#[actix_web::test]
async fn what_was_printed_is_on_record_and_in_the_audit_log() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let query = format!("department={}&course=SEC-03", unit_id(&app, UNIT));
    let preview = letters(&hr, &query).await;
    let address = format!("{}?{query}", path::REMINDER_LETTERS);
    let message = RecordLetters { as_of: preview.as_of };
    for _ in 0..2 {
        let recorded: RemindersRecorded = hr.post(&address, &message).await.json();
        assert_eq!(recorded.duties, preview.total);
    }
    let today = app.state.clock.today();
    assert!(listed(&hr, &query).await.rows.iter().all(|row| row.reminded_on == Some(today)));
    let other = listed(&hr, "department=&course=SEC-02").await;
    assert!(other.rows.iter().all(|row| row.reminded_on.is_none()));
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let line = log.rows.iter().find(|row| row.action == "reminders-recorded").expect("a line");
    assert_eq!(line.target, format!("letters 2026 ({} duties)", preview.total));
    app.advance(TimeDelta::days(1));
    let stale = app.persona("hr").post(&address, &message).await;
    stale.refused(ErrorCode::Conflict);
}

#[actix_web::test]
async fn the_file_for_groupware_has_one_message_per_person_and_only_own_addresses() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let shared = "shimin@city.shiosaki.example";
    StaffFile::shipped().with("007203", "メール", shared).import(&hr).await;
    let query = format!("department={}", unit_id(&app, UNIT));
    let file = hr.get(&format!("{}?{query}", path::REMINDER_CSV)).await;
    assert_eq!(file.headers.get("content-type").expect("a type"), "text/csv; charset=utf-8");
    let text = file.text();
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(text.starts_with("職員番号,氏名,所属,メール,件名,本文\r\n"));
    assert!(text.contains(
        "\r\n004512,髙﨑　汐里,市民課,s.takasaki@city.shiosaki.example,\
         【潮崎市】職員研修の受講期限のお知らせ（3件）,\"髙﨑　汐里　様\n"
    ));
    assert!(text.contains("\r\n007203,潮来　駿,市民課,,") && !text.contains(shared));
    assert!(text.contains("・") && text.contains("期限 令和8年12月23日"));
    let today = app.state.clock.today();
    assert!(listed(&hr, &query).await.rows.iter().all(|row| row.reminded_on == Some(today)));
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let line = log.rows.iter().find(|row| row.action == "reminders-recorded").expect("a line");
    assert!(line.target.starts_with("reminders-2026-20261123.csv ("), "{}", line.target);
}

#[actix_web::test]
async fn letters_of_one_organisation_name_nobody_of_the_other() {
    let app = TestApp::two_tenants().await;
    tests::builders::give_roles(&app.state, 1, "003618", &[learning::role::Role::Hr]);
    let union = app.person_of(1, "003618");
    let preview = letters(&union, "").await;
    assert_eq!((preview.total, preview.letters.len()), (0, 0));
    let city = app.state.tenants[0].id.clone();
    let rows = |app: &TestApp| {
        let all = crate::contents::of(&app.state);
        all["reminder_log"].iter().filter(|row| row.contains(&city)).count()
    };
    let message = RecordLetters { as_of: preview.as_of };
    let recorded: RemindersRecorded = union.post(path::REMINDER_LETTERS, &message).await.json();
    assert_eq!((recorded.duties, rows(&app)), (0, 0));
}
