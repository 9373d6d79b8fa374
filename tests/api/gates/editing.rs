//! Gates are rows that HR changes.

use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::gates::{GateList, RequiredCourse, SaveGate};
use contract::path;
use learning::role::Attribute;
use learning::validity::Validity;
use tests::app::TestApp;

use crate::contents;
use crate::records::refused_field;

fn gate() -> SaveGate {
    SaveGate {
        tool: "公式SNS".into(),
        attribute: Attribute::OfficialSns,
        courses: vec![RequiredCourse { code: "ETH-02".into(), validity: None }],
        in_force: true,
    }
}

#[actix_web::test]
async fn a_gate_is_added_changed_and_written_down() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    assert!(hr.put(&path::gate("official-sns"), &gate()).await.status.is_success());
    let half_a_year = Some(Validity::Months { months: 6 });
    let stricter = SaveGate {
        courses: vec![RequiredCourse { code: "ETH-02".into(), validity: half_a_year }],
        in_force: false,
        ..gate()
    };
    assert!(hr.put(&path::gate("official-sns"), &stricter).await.status.is_success());
    let list: GateList = hr.get(path::GATES).await.json();
    let saved = list.gates.iter().find(|gate| gate.code == "official-sns").unwrap();
    assert_eq!((saved.in_force, saved.courses[0].validity), (false, half_a_year));
    assert_eq!(list.gates.len(), 4);
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    assert_eq!((log.rows[0].action.as_str(), log.rows[1].action.as_str()), ("gate-saved", "gate-saved"));
}

#[actix_web::test]
async fn every_wrong_field_is_named_and_nothing_is_saved() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let course = |code: &str| RequiredCourse { code: code.into(), validity: None };
    let table = [
        ("Official SNS", gate(), "code", "not-a-code"),
        ("official-sns", SaveGate { tool: " ".into(), ..gate() }, "tool", "required"),
        ("official-sns", SaveGate { courses: vec![], ..gate() }, "courses", "required"),
        ("official-sns", SaveGate { courses: vec![course("eth 02")], ..gate() }, "courses", "not-a-code"),
        (
            "official-sns",
            SaveGate { courses: vec![course("ETH-02"), course("ETH-02")], ..gate() },
            "courses",
            "duplicate",
        ),
    ];
    let before = contents::of(&app.state);
    for (code, input, field, rule) in table {
        let response = hr.put(&path::gate(&code.replace(' ', "%20")), &input).await;
        assert_eq!(refused_field(&response), (field.to_owned(), rule.to_owned()), "{input:?}");
    }
    let mut unknown = serde_json::to_value(gate()).unwrap();
    unknown["attribute"] = "astronaut".into();
    hr.put(&path::gate("official-sns"), &unknown).await.refused(ErrorCode::InvalidInput);
    assert_eq!(contents::of(&app.state), before);
}
