//! A survey from its template to its results, and work that is named, followed up and shared.

use contract::path;
use contract::surveys::{AnswerSurvey, CreateSurvey, OpenSurvey, SurveyCreated};
use learning::survey::{Responses, SurveyResponse};
use tests::app::TestApp;
use tests::browser::Browser;
use tests::builders::active_staff_numbers;

use crate::hand::Hand;
use crate::seat::Seat;

const CLERK: &str = "004512";
const LEADER: &str = "002105";

async fn next(browser: &Browser, seat: &Seat, staff_number: &str) {
    browser.click("button", "次の人に替わる").await;
    browser.find("heading", "サインイン").await;
    browser.visit("/").await;
    seat.sign_in(staff_number).await;
}

fn labels(low: &str, high: &str) -> Vec<String> {
    [&format!("1（{low}）"), "2", "3", "4", &format!("5（{high}）")].map(str::to_owned).to_vec()
}

/// Eleven others give the same answer.
async fn others_answer(seat: &Seat, survey: &str) {
    let app = TestApp::behind(&seat.server).await;
    let rated = |id: &str, value| (id.to_owned(), SurveyResponse::Scale { value });
    let time = SurveyResponse::Single { choice: "partly".to_owned() };
    let responses: Responses =
        [rated("clear", 4), rated("useful", 3), ("time".to_owned(), time)].into_iter().collect();
    let others = active_staff_numbers(&seat.server.state, 13);
    let voices = others.iter().enumerate().map(|(place, _)| format!("意見その{place}"));
    for (number, text) in
        others.iter().zip(voices).filter(|(number, _)| *number != CLERK && *number != LEADER).take(11)
    {
        let mut responses = responses.clone();
        responses.insert("voice".to_owned(), SurveyResponse::Text { text });
        let message = AnswerSurvey { responses };
        let answer = app.person(number).post(&path::survey_answer(survey), &message).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }
}

#[tokio::test]
async fn a_survey_is_made_answered_by_keyboard_closed_and_read() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    make_and_open(&seat).await;

    next(browser, &seat, CLERK).await;
    browser.click("link", "アンケート").await;
    Hand::Keyboard.arrive(browser, "アンケート").await;
    Hand::Keyboard.press(browser, "link", "「研修アンケート」に回答する").await;
    Hand::Keyboard.arrive(browser, "研修アンケート").await;
    browser.wait_for_text("このアンケートは無記名です。").await;
    browser.wait_for_text("部の名前（市民部）だけを回答と一緒に保存します。").await;
    let survey = browser.path().await.trim_start_matches("/surveys/").to_owned();
    seat.look("surveys-4-answer").await;
    answer_by_keyboard(&seat).await;
    others_answer(&seat, &survey).await;

    next(browser, &seat, LEADER).await;
    Hand::Mouse.menu(browser, "報告", "ニーズ調査").await;
    Hand::Mouse.arrive(browser, "ニーズ調査・アンケート").await;
    let hand = Hand::Keyboard;
    hand.press(browser, "link", "内容を見る・変える（研修アンケート）").await;
    hand.arrive(browser, "アンケートの内容").await;
    hand.press(browser, "button", "締め切る").await;
    browser.wait_for_focus("締め切りますか").await;
    seat.look("surveys-6-closing").await;
    hand.press(browser, "button", "締め切って結果を見る").await;
    hand.arrive(browser, "研修アンケート").await;
    browser.wait_for_text("平均：4.08").await;
    browser.wait_for_text("次も受けたいですか。").await;
    browser.wait_for_text("例が身近でわかりやすかった").await;
    seat.look("surveys-7-results").await;
}

async fn make_and_open(seat: &Seat) {
    let browser = &seat.browser;
    seat.sign_in(LEADER).await;
    Hand::Mouse.menu(browser, "報告", "ニーズ調査").await;
    Hand::Mouse.arrive(browser, "ニーズ調査・アンケート").await;
    seat.look("surveys-1-list").await;
    Hand::Keyboard.press(browser, "button", "ひな形「研修アンケート」から作る").await;
    Hand::Keyboard.arrive(browser, "アンケートの内容").await;
    browser.click("button", "設問を追加する").await;
    browser.wait_for_focus("設問文（設問8）").await;
    browser.type_text("次も受けたいですか。").await;
    browser.select("答え方（設問8）", "1つを選ぶ").await;
    browser.fill("選択肢（設問8）", "はい\nいいえ").await;
    browser.select("表示する条件（設問8）", "設問1：研修の内容はわかりやすかったですか。").await;
    browser.click("button", "受付を始める").await;
    browser.wait_for_text("設問8の表示する条件：どの回答のときに表示するかを選んでください。").await;
    seat.look("surveys-2-editor").await;
    let boxes = "次のどれかが選ばれたとき（設問8）";
    browser.find("group", boxes).await;
    browser.click("checkbox", "5（わかりやすい）").await;
    Hand::Keyboard.press(browser, "button", "上へ（設問8）").await;
    browser.wait_for_focus("上へ（設問7）").await;
    browser.wait_for_text("受付を始める前に、下書きを保存してください。").await;
    Hand::Keyboard.press(browser, "button", "下書きを保存する").await;
    browser.wait_until_gone("text", "保存していない変更があります。").await;
    browser.click("button", "内容を確かめたので受付を始める").await;
    browser.wait_for_text("受付中です。内容は変えられません。").await;
    seat.look("surveys-3-open").await;
}

async fn answer_by_keyboard(seat: &Seat) {
    let browser = &seat.browser;
    let hand = Hand::Keyboard;
    browser.click("button", "この内容で回答する").await;
    browser.wait_for_text("まだ送れません。次の設問を確かめてください。").await;
    browser.wait_for_focus("1（わかりにくい）").await;
    hand.pick(browser, &labels("わかりにくい", "わかりやすい"), "5（わかりやすい）").await;
    browser.find("group", "6. 次も受けたいですか。").await;
    hand.pick(browser, &labels("役立たない", "役立つ"), "5（役立つ）").await;
    let times = ["とれた", "一部はとれた", "とれなかった"].map(str::to_owned);
    hand.pick(browser, &times, "とれた").await;
    let again = ["はい", "いいえ"].map(str::to_owned);
    hand.pick(browser, &again, "はい").await;
    hand.write(browser, "研修への意見や困っていることを自由に書いてください。", "例が身近でわかりやすかった")
        .await;
    hand.press(browser, "button", "この内容で回答する").await;
    browser.wait_for_focus("回答を受け付けました。ありがとうございました。").await;
    seat.look("surveys-5-answered").await;
}

#[tokio::test]
async fn work_is_named_followed_up_and_shared() {
    let seat = Seat::take().await;
    let browser = &seat.browser;
    let app = TestApp::behind(&seat.server).await;
    let hr = app.persona("hr");
    let template = CreateSurvey { template: "rpa-needs".to_owned() };
    let made: SurveyCreated = hr.post(path::SURVEYS, &template).await.json();
    assert!(hr.post(&path::survey_opening(&made.id), &OpenSurvey { revision: 1 }).await.status.is_success());

    seat.sign_in(CLERK).await;
    name_work(&seat).await;

    next(browser, &seat, LEADER).await;
    Hand::Mouse.menu(browser, "報告", "ニーズ調査").await;
    browser.click("link", "内容を見る・変える（RPA・業務改善ニーズ調査）").await;
    browser.click("button", "締め切る").await;
    browser.click("button", "締め切って結果を見る").await;
    Hand::Mouse.arrive(browser, "RPA・業務改善ニーズ調査").await;
    browser.wait_for_text("髙﨑　汐里").await;
    seat.look("surveys-9-named").await;
    Hand::Mouse.menu(browser, "報告", "ニーズ調査").await;
    browser.click("link", "候補業務の一覧を見る").await;
    Hand::Mouse.arrive(browser, "候補業務").await;
    browser.wait_for_text("192.0時間（80%）").await;
    Hand::Keyboard.press(browser, "button", "対応を記録する（証明書の転記）").await;
    browser.wait_for_focus("対応を記録する（証明書の転記）").await;
    browser.select("状態", "採用").await;
    Hand::Keyboard.write(browser, "メモ", "市民課で試行する").await;
    browser.press(fantoccini::key::Key::Tab).await;
    browser.press(fantoccini::key::Key::Enter).await;
    browser.wait_for_text("合計で年間192.0時間です。").await;
    browser.click("button", "対応を記録する（証明書の転記）").await;
    browser.fill("どのように改善したか", "申請データを読み込んで台帳に書き込む手順をRPAにした。").await;
    seat.look("surveys-10-candidates").await;
    browser.click("button", "この内容で共有する").await;
    browser.wait_for_text("共有中").await;

    next(browser, &seat, "008620").await;
    browser.click("link", "アンケート").await;
    Hand::Keyboard.arrive(browser, "アンケート").await;
    Hand::Keyboard.press(browser, "link", "業務改善のアイデアを見る").await;
    Hand::Keyboard.arrive(browser, "業務改善のアイデア").await;
    Hand::Keyboard.press(browser, "button", "うちの課でも使いたい（証明書の転記）").await;
    browser.wait_for_text("使いたい所属：1（1人）").await;
    seat.look("surveys-11-ideas").await;
}

async fn name_work(seat: &Seat) {
    let browser = &seat.browser;
    let hand = Hand::Keyboard;
    browser.click("link", "アンケート").await;
    browser.click("link", "「RPA・業務改善ニーズ調査」に回答する").await;
    hand.arrive(browser, "RPA・業務改善ニーズ調査").await;
    browser.wait_for_text("このアンケートは記名です。").await;
    browser.click("radio", "たくさんある").await;
    hand.tick(browser, "紙や申請データからシステムへの入力・転記").await;
    hand.press(browser, "button", "業務を追加する").await;
    hand.write(browser, "業務の名前（業務1）", "証明書の転記").await;
    hand.write(browser, "1回あたりの件数（業務1）", "２０").await;
    hand.write(browser, "1件にかかる分数（業務1）", "3").await;
    browser.click("radio", "1（思わない）").await;
    seat.look("surveys-8-work").await;
    hand.press(browser, "button", "この内容で回答する").await;
    browser.wait_for_focus("回答を受け付けました。ありがとうございました。").await;
}
