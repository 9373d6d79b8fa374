//! Documents that go to the meeting: one model, four looks that agree; figures that are counted again from raw rows.

mod agreement;
mod covers;
mod figures;
mod forms;
mod paper;
mod permissions;
mod plans;
mod recount;

use contract::documents::{CellValue, Document, DocumentKind, Table};
use contract::events::{EventHead, MarkAttendance, SaveEvent, SaveEventSession};
use contract::path;
use contract::records::{RecordCredit, TrainingForm, TrainingResult};
use learning::event::EventForm;
use learning::role::Attribute;
use tests::app::{Persona, TestApp, TestResponse};
use tests::staff_edits::StaffFile;
use tests::{personnel, study};

/// The persona `counter`.
const CLERK: &str = "004512";
/// The persona `counter-junior`.
const JUNIOR: &str = "008620";

async fn document(reader: &Persona<'_>, kind: DocumentKind, query: &str) -> Document {
    reader.get(&format!("{}?{query}", path::document(kind.as_str()))).await.json()
}

async fn xlsx(reader: &Persona<'_>, kind: DocumentKind, query: &str) -> TestResponse {
    let file = reader.get(&format!("{}?{query}", path::document_xlsx(kind.as_str()))).await;
    assert!(file.status.is_success(), "{}", file.text());
    file
}

async fn csv(reader: &Persona<'_>, kind: DocumentKind, query: &str) -> TestResponse {
    let file = reader.get(&format!("{}?{query}", path::document_csv(kind.as_str()))).await;
    assert!(file.status.is_success(), "{}", file.text());
    file
}

/// The table with this caption.
fn table<'a>(document: &'a Document, caption: &str) -> &'a Table {
    let mut tables = document.sections.iter().flat_map(|section| &section.tables);
    tables.find(|table| table.caption == caption).unwrap_or_else(|| panic!("no table {caption}"))
}

/// The place of a column.
fn place(table: &Table, label: &str) -> usize {
    let found = table.columns.iter().position(|column| column.label == label);
    found.unwrap_or_else(|| panic!("no column {label} in {}", table.caption))
}

/// The cell of a row under a heading.
fn cell<'a>(table: &Table, row: &'a [CellValue], label: &str) -> &'a CellValue {
    &row[place(table, label)]
}

fn words(cell: &CellValue) -> &str {
    match cell {
        CellValue::Text(text) => text,
        CellValue::Empty => "",
        other => panic!("{other:?} is no text"),
    }
}

/// A city in motion: courses completed, people who move, go on leave and quit, a name that looks like a formula,
/// handlers of specific personal information, outside training and an event.
async fn busy_city() -> TestApp {
    let app = TestApp::city().await;
    for (number, course) in [
        (CLERK, "SEC-02"),
        (CLERK, "SEC-03"),
        (JUNIOR, "SEC-02"),
        ("001822", "SEC-02"),
        ("003618", "RPA-01"),
        ("002105", "SEC-02"),
        ("900921", "SEC-03"),
        ("007203", "SEC-02"),
    ] {
        study::complete(&app, &app.person(number), course).await;
    }
    let changed = StaffFile::shipped()
        .moved(JUNIOR, "010200", "人事課")
        .with("004406", "在職区分", "2")
        .with("007203", "在職区分", "3")
        .with("005470", "氏名", "=1+1")
        .without("004727");
    changed.import(&app.persona("hr")).await;
    order_specific_training(&app).await;
    app
}

/// SEC-07 for 市民課, of whom five handle My Number, and one elsewhere without a duty; outside training for one; an event of today at
/// which one was and one was not.
async fn order_specific_training(app: &TestApp) {
    let hr = app.persona("hr");
    let list: contract::organization::DepartmentList = hr.get(path::DEPARTMENTS).await.json();
    let counter = list.departments.into_iter().find(|department| department.name == "市民課").unwrap();
    let draft = contract::assignments::OrderDraft {
        course_code: "SEC-07".to_owned(),
        grades: Vec::new(),
        department_ids: vec![counter.id],
        due_on: "2027-02-26".parse().unwrap(),
    };
    let preview: contract::assignments::OrderPreview = hr.post(path::ORDER_PREVIEW, &draft).await.json();
    let order = contract::assignments::ApplyOrder { draft, digest: preview.digest };
    assert!(hr.post(path::ORDERS, &order).await.status.is_success());
    let address = format!("{}?course=SEC-07", path::OUTSTANDING);
    let open: contract::reporting::OutstandingPage = hr.get(&address).await.json();
    let others = open.rows.iter().map(|row| row.staff_number.as_str());
    let others = others.filter(|number| ![CLERK, "001822"].contains(number)).take(3);
    for number in others.chain([CLERK, "001822", "003618"]) {
        personnel::give_attribute(&app.state, number, Attribute::SpecificPersonalInformation);
    }
    let credit = RecordCredit {
        person_id: app.person("001822").person_id,
        form: TrainingForm::Group,
        title: "番号法の集合研修".to_owned(),
        organizer: "県".to_owned(),
        completed_on: "2026-10-15".parse().unwrap(),
        minutes: 90,
        result: TrainingResult::Completed,
        score: None,
        pass_mark: None,
        course_code: "SEC-07".to_owned(),
        approved_by: "人事課長".to_owned(),
        evidence: String::new(),
    };
    assert!(hr.post(path::CREDITS, &credit).await.status.is_success());
    hold_event(&hr).await;
}

async fn hold_event(hr: &Persona<'_>) {
    let event = SaveEvent {
        form: EventForm::Briefing,
        title: "特定個人情報の取扱い説明会".to_owned(),
        description: String::new(),
        subject: "SEC-07".to_owned(),
        counts: false,
        minutes: 60,
    };
    let head: EventHead = hr.post(path::EVENTS, &event).await.json();
    let session = SaveEventSession {
        day: "2026-11-23".parse().unwrap(),
        starts: "10:00:00".parse().unwrap(),
        ends: "11:00:00".parse().unwrap(),
        place: "第1会議室".to_owned(),
        capacity: None,
        trainer: "外部講師".to_owned(),
        trainer_number: String::new(),
        materials: String::new(),
        enrolment_opens_on: "2026-11-01".parse().unwrap(),
        enrolment_closes_on: "2026-11-23".parse().unwrap(),
    };
    let id: String = hr.post(&path::sessions_of_event(&head.id), &session).await.json();
    for (number, present) in [(CLERK, true), ("003618", false)] {
        let message =
            MarkAttendance { staff_numbers: vec![number.to_owned()], present, reason: String::new() };
        assert!(hr.post(&path::event_session_attendance(&id), &message).await.status.is_success());
    }
}
