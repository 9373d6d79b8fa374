//! Pages that no other journey opens, each with something on it: the first page with all its sections, the lists of
//! records, the forms of a history, a full room, the settings and tokens of a gate.

use chrono::{NaiveDate, TimeDelta};
use contract::events::{EventHead, SaveEvent, SaveEventSession};
use contract::path;
use contract::records::{
    RecordCredit, RecordExtension, RecordWaiver, Recorded, TrainingForm, TrainingResult,
};
use contract::requirements::{
    CurriculumPage, CurriculumPublished, DraftView, PublicationPreview, PublicationQuestion, Publish,
    SaveDraft,
};
use fantoccini::key::Key;
use learning::curriculum::{Audience, Content, Curriculum, DueRule, MonthDay, Rule};
use learning::event::EventForm;
use learning::role::Attribute;
use serde::Serialize;
use tests::app::{Persona, TestApp};
use tests::personnel::give_attribute;
use tests::study;

use crate::hand::Hand;
use crate::seat::Seat;

/// A clerk of 市民課.
const CLERK: &str = "004512";
/// 人事課.
const HR: &str = "003618";
const CHOICE: &str = "倫理の選択必修";

/// Everyone takes two of three courses this year, and one more course that opens in February.
fn rules() -> Vec<Rule> {
    let due = |month, day| DueRule::FixedDay { day: MonthDay { month, day } };
    let courses = ["ETH-02", "ETH-03", "ETH-05"].map(str::to_owned).to_vec();
    let choice = Rule::yearly("choice", CHOICE, "", Audience::Everyone);
    let planned = Rule::yearly("planned", "年度末の確認", "SEC-04", Audience::Everyone);
    vec![
        Rule { content: Content::Choice { needed: 2, courses }, due: due(1, 29), ..choice },
        Rule { due: due(3, 25), opens: Some(MonthDay { month: 2, day: 1 }), ..planned },
    ]
}

async fn publish(hr: &Persona<'_>, rules: Vec<Rule>) {
    let page: CurriculumPage = hr.get("/api/curriculum").await.json();
    let draft = SaveDraft { revision: page.draft.revision, curriculum: Curriculum { rules } };
    let saved: DraftView = hr.put("/api/curriculum/draft", &draft).await.json();
    let question = PublicationQuestion { revision: saved.revision, redate: Vec::new() };
    let shown: PublicationPreview = hr.post("/api/curriculum/preview", &question).await.json();
    let order = Publish {
        revision: saved.revision,
        redate: Vec::new(),
        digest: shown.digest,
        reason: "令和8年度の研修計画による".to_owned(),
    };
    let _: CurriculumPublished = hr.post("/api/curriculum/versions", &order).await.json();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn waiver(person_id: &str) -> RecordWaiver {
    RecordWaiver {
        person_id: person_id.to_owned(),
        course_code: "RPA-01".to_owned(),
        from_on: day("2026-04-01"),
        until_on: day("2027-03-31"),
        reason: "県の同等の研修を修了しているため".to_owned(),
        approved_by: "人事課長".to_owned(),
        evidence: "総人第12号".to_owned(),
    }
}

fn credit(person_id: &str) -> RecordCredit {
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

async fn record(hr: &Persona<'_>, address: &str, message: &impl Serialize) {
    let _: Recorded = hr.post(address, message).await.json();
}

/// A late duty, a choice, something planned, something waived; the choice is made by keyboard.
#[actix_web::test]
async fn the_first_page_with_every_section() {
    let seat = Seat::take().await;
    let (browser, hand) = (&seat.browser, Hand::Keyboard);
    let app = TestApp::behind(&seat.server).await;
    app.advance(TimeDelta::days(31));
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    publish(&hr, rules()).await;
    study::complete(&app, &clerk, "SEC-03").await;
    record(&hr, path::WAIVERS, &waiver(&clerk.person_id)).await;

    seat.sign_in(CLERK).await;
    hand.arrive(browser, "自分の研修").await;
    browser.wait_for_text("期限を過ぎた研修が1件あります。").await;
    browser.find("heading", "選択必修の研修").await;
    browser.find("heading", "予定の研修").await;
    seat.look("first-page-1-sections").await;

    let title = |code: &str| seat.course(code).title;
    hand.press(browser, "button", &format!("これを選ぶ {}", title("ETH-02"))).await;
    browser.wait_for_text("1つを選びました。").await;
    browser.wait_for_focus(CHOICE).await;
    hand.press(browser, "button", &format!("これを選ぶ {}", title("ETH-05"))).await;
    browser.wait_for_text("2つを選びました。").await;
    browser.wait_for_focus("これから受ける研修").await;
    browser.wait_until_gone("button", &format!("これを選ぶ {}", title("ETH-03"))).await;
    browser.find("link", &format!("研修を始める {}", title("ETH-05"))).await;
    browser.tab_until("list of other courses", |focus| focus.name.contains("そのほかの研修")).await;
    browser.press(Key::Enter).await;
    browser.wait_for_text("免除されているため、受けなくてかまいません。").await;
    seat.look("first-page-2-chosen").await;
}

/// The three lists, and every form of a person's history.
#[actix_web::test]
async fn records_and_the_forms_of_a_history() {
    let seat = Seat::take().await;
    let (browser, hand) = (&seat.browser, Hand::Mouse);
    let app = TestApp::behind(&seat.server).await;
    let (hr, clerk) = (app.persona("hr"), app.persona("counter"));
    let duty = study::card(&clerk, "SEC-02").await;
    record(&hr, path::WAIVERS, &waiver(&clerk.person_id)).await;
    record(&hr, path::CREDITS, &credit(&clerk.person_id)).await;
    let extension = RecordExtension {
        assignment_id: duty.id,
        due_on: day("2027-01-29"),
        reason: "窓口の繁忙のため".to_owned(),
        approved_by: "人事課長".to_owned(),
        evidence: String::new(),
    };
    record(&hr, path::EXTENSIONS, &extension).await;

    seat.sign_in(HR).await;
    browser.visit("/hr/records").await;
    browser.find("table", "免除").await;
    seat.look("new-records-1-waivers").await;
    browser.click("link", "期限の延長").await;
    browser.wait_for_text("窓口の繁忙のため").await;
    seat.look("new-records-2-extensions").await;
    browser.click("link", "所外研修・充当").await;
    browser.wait_for_text("情報セキュリティ集合研修").await;
    seat.look("new-records-3-credits").await;

    browser.click("link", "髙﨑　汐里").await;
    hand.arrive(browser, "職員の受講履歴").await;
    browser.click("button", "所外研修を記録する").await;
    browser.wait_for_focus("所外研修を記録する").await;
    seat.look("new-history-1-credit").await;
    browser.click("button", "記録する").await;
    browser.wait_for_text("入力してください。").await;
    seat.look("new-history-2-refused").await;
    browser.click("button", "SEC-02 期限を延長する").await;
    browser.wait_for_focus("期限を延長する").await;
    seat.look("new-history-3-extension").await;
    browser.click("button", "取り消す").await;
    browser.find("field", "取り消す理由").await;
    seat.look("new-history-4-revocation").await;
}

/// A session with people in it, and what HR may do besides marking attendance.
#[actix_web::test]
async fn a_room_with_people() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let app = TestApp::behind(&seat.server).await;
    let hr = app.persona("hr");
    let id = session(&hr, "説明会").await;
    session(&hr, "体験会").await;
    for key in ["counter", "counter-junior"] {
        let answer = app.persona(key).post(&path::event_enrolment(&id), &()).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }
    seat.sign_in(HR).await;
    browser.visit(&format!("/event-sessions/{id}")).await;
    browser.find("heading", "生成AIの説明会").await;
    browser.find("row", CLERK).await;
    seat.look("new-room-1-people").await;
    browser.fill("中止の理由", "講師の都合のため").await;
    browser.click("button", "この開催を中止する").await;
    browser.wait_for_text("中止").await;
    seat.look("new-room-2-cancelled").await;

    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/events").await;
    seat.sign_in(CLERK).await;
    browser.wait_for_text("講師の都合のため").await;
    seat.look("new-events-1-cancelled").await;
}

async fn session(hr: &Persona<'_>, kind: &str) -> String {
    let event = SaveEvent {
        form: EventForm::Training,
        title: format!("生成AIの{kind}"),
        description: "文章の下書きで使うときの決まりと、実際の操作を学びます。".to_owned(),
        subject: "NEW-01".to_owned(),
        counts: false,
        minutes: 90,
    };
    let session = SaveEventSession {
        day: day("2026-11-23"),
        starts: "10:15:00".parse().unwrap(),
        ends: "11:45:00".parse().unwrap(),
        place: "本庁舎 3階 大会議室".to_owned(),
        capacity: Some(1),
        trainer: String::new(),
        trainer_number: "002105".to_owned(),
        materials: "持ち物: 職員証\nhttps://intra.shiosaki.example/ai".to_owned(),
        enrolment_opens_on: day("2026-11-20"),
        enrolment_closes_on: day("2026-11-23"),
    };
    let head: EventHead = hr.post(path::EVENTS, &event).await.json();
    hr.post(&path::sessions_of_event(&head.id), &session).await.json()
}

/// HR changes a gate; the administrator makes a token for another system.
#[tokio::test]
async fn a_gate_and_its_tokens() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    give_attribute(&seat.server.state, CLERK, Attribute::GenerativeAi);
    seat.sign_in(HR).await;
    browser.visit("/hr/gates?gate=generative-ai").await;
    browser.find("row", CLERK).await;
    browser.click("button", "この仕組みを変更する").await;
    browser.find("field", "必要なコースのコード").await;
    seat.look("new-gates-1-form").await;

    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    seat.sign_in("003920").await;
    browser.visit("/hr/gates?gate=generative-ai").await;
    browser.fill("使うシステムの名前", "認証基盤").await;
    browser.click("button", "トークンを作る").await;
    browser.wait_for_text("この画面でだけ表示します。").await;
    seat.look("new-gates-2-token").await;
}

/// The page of the one-time link, which nobody has to sign in for.
#[tokio::test]
async fn the_page_of_the_one_time_link() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    browser.visit("/setup/not-a-token").await;
    browser.find("heading", "最初の").await;
    seat.look("new-setup").await;
}
