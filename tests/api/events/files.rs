//! The calendar entry and the participants as files, read back.

use chrono::{DateTime, Utc};
use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::events::SetEventSessionState;
use contract::path;
use encoding_rs::SHIFT_JIS;
use icalendar::{Calendar, Component as _, DatePerhapsTime, Event, EventLike as _, EventStatus};
use learning::event::EventSessionState;
use tests::app::{Persona, TestApp};

use super::{BEGIN, CLERK, JUNIOR, city, enrol, go_to, mark, session};

async fn calendar(who: &Persona<'_>, id: &str) -> Event {
    let file = who.get(&path::event_calendar(id)).await;
    assert!(file.status.is_success(), "{}", file.text());
    assert_eq!(file.headers.get("content-type").unwrap(), "text/calendar; charset=utf-8");
    assert_eq!(file.headers.get("content-disposition").unwrap(), "attachment; filename=\"event.ics\"");
    let text = file.text();
    assert!(text.lines().all(|line| line.len() <= 75), "RFC 5545: lines of 75 octets\n{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let calendar: Calendar = text.parse().expect("a calendar");
    let mut events = calendar.events();
    let event = events.next().expect("an event").clone();
    assert!(events.next().is_none());
    event
}

fn utc(text: &str) -> Option<DatePerhapsTime> {
    Some(DatePerhapsTime::from(text.parse::<DateTime<Utc>>().unwrap()))
}

#[actix_web::test]
async fn the_calendar_entry_is_at_the_right_time_and_names_no_other_participant() {
    let (app, id) = city(Some(1)).await;
    let (clerk, junior) = (app.persona("counter"), app.persona("counter-junior"));
    enrol(&clerk, &id).await;
    enrol(&junior, &id).await;
    let event = calendar(&clerk, &id).await;
    assert_eq!(
        (event.get_start(), event.get_end()),
        (utc("2026-12-10T05:00:00Z"), utc("2026-12-10T07:00:00Z"))
    );
    assert_eq!(event.get_uid(), Some(format!("{id}@manabiya").as_str()));
    assert_eq!(event.get_timestamp(), Some(app.state.clock.now()));
    assert_eq!(event.get_summary(), Some("【集合研修】情報セキュリティ集合研修"));
    assert_eq!(event.get_location(), Some("本庁舎 3階 大会議室"));
    assert_eq!(event.get_status(), Some(EventStatus::Confirmed));
    let text = clerk.get(&path::event_calendar(&id)).await.text();
    for secret in [CLERK, JUNIOR, "髙﨑", "ATTENDEE", "ORGANIZER"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(event.get_description().unwrap().contains("https://intra.shiosaki.example/sec"));
    assert_eq!(calendar(&junior, &id).await.get_status(), Some(EventStatus::Tentative), "who waits");
}

#[actix_web::test]
async fn a_changed_or_cancelled_session_replaces_its_entry() {
    let (app, id) = city(None).await;
    let (clerk, hr) = (app.persona("counter"), app.persona("hr"));
    enrol(&clerk, &id).await;
    let before = calendar(&clerk, &id).await;
    hr.put(&path::event_session(&id), &session(Some(9))).await;
    let after = calendar(&clerk, &id).await;
    assert_eq!(before.get_uid(), after.get_uid());
    assert_eq!((before.get_sequence(), after.get_sequence()), (Some(0), Some(1)));
    let cancel = SetEventSessionState { state: EventSessionState::Cancelled, reason: "台風".into() };
    hr.put(&path::event_session_state(&id), &cancel).await;
    let gone = calendar(&clerk, &id).await;
    assert_eq!((gone.get_status(), gone.get_sequence()), (Some(EventStatus::Cancelled), Some(2)));
}

#[actix_web::test]
async fn the_calendar_entry_is_for_those_on_the_list() {
    let (app, id) = city(None).await;
    app.persona("counter").get(&path::event_calendar(&id)).await.refused(ErrorCode::NotFound);
    app.persona("hr").get(&path::event_calendar(&id)).await.refused(ErrorCode::NotFound);
}

async fn attended() -> (TestApp, String) {
    let (app, id) = city(Some(1)).await;
    enrol(&app.persona("counter"), &id).await;
    enrol(&app.persona("hr"), &id).await;
    go_to(&app, BEGIN);
    mark(&app.persona("hr"), &id, &[CLERK, JUNIOR], true, "").await;
    (app, id)
}

fn records(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[actix_web::test]
async fn participants_are_exported_in_both_encodings_and_the_export_is_logged() {
    let (app, id) = attended().await;
    let hr = app.persona("hr");
    let file = hr.get(&path::event_participants_csv(&id)).await;
    assert_eq!(file.headers.get("content-type").unwrap(), "text/csv; charset=utf-8");
    let name = "participants-20261210.csv";
    assert_eq!(file.headers.get("content-disposition").unwrap(), &format!("attachment; filename=\"{name}\""));
    let text = file.text();
    let rows = records(text.strip_prefix('\u{feff}').expect("a byte order mark"));
    assert_eq!(rows[0].join(","), "職員番号,氏名,所属,職層,申込み,申込日時,出欠,記録方法,記録日時");
    let row = |number: &str| rows.iter().find(|row| row[0] == number).unwrap_or_else(|| panic!("{number}"));
    assert_eq!(row(CLERK)[1..3], ["髙﨑　汐里", "市民課"]);
    assert_eq!(row(CLERK)[4..], ["申込み済み", "2026/11/23 10:00", "出席", "名簿", "2026/12/10 14:00"]);
    assert_eq!(row(JUNIOR)[4..], ["申込みなし", "", "出席", "名簿", "2026/12/10 14:00"]);
    assert_eq!(row("003618")[4..], ["キャンセル待ち1番目", "2026/11/23 10:00", "未記録", "", ""]);
    let file = hr.get(&format!("{}?encoding=cp932", path::event_participants_csv(&id))).await;
    assert_eq!(file.headers.get("content-type").unwrap(), "text/csv; charset=Shift_JIS");
    let (decoded, _, broken) = SHIFT_JIS.decode(&file.body);
    assert!(!broken);
    assert_eq!(records(&decoded), rows);
    let log: AuditPage = app.persona("auditor").get(path::AUDIT).await.json();
    let exports: Vec<_> = log.rows.iter().filter(|row| row.action == "list-exported").collect();
    assert_eq!(exports.len(), 2);
    assert_eq!(exports[0].target, format!("{name} {id} (3 rows)"));
}
