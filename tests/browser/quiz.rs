//! Answering questions through the real controls of each kind.

use learning::question::{Choice, ClozePiece, QuestionBody, Response};
use serde_json::Value;
use tests::browser::Browser;
use tests::builders::{self, Task};
use tests::server::TestServer;

use crate::hand::Hand;
use crate::seat::attempt_id;

/// More moves than putting any list in order takes.
const MOST_MOVES: usize = 60;

/// The questions of the attempt on the screen.
pub async fn tasks(browser: &Browser, server: &TestServer) -> Vec<Task> {
    browser.find("heading", "／全").await;
    builders::tasks(&server.state, &attempt_id(browser).await)
}

/// Heading of a question, whose number is counted from 0.
pub fn heading(index: usize, total: usize) -> String {
    format!("問{}／全{total}問", index + 1)
}

/// Answers the question on the screen rightly.
pub async fn answer(browser: &Browser, hand: Hand, task: &Task) {
    match (&task.body, &task.right) {
        (QuestionBody::Single { choices }, Response::Single { choice }) => {
            hand.pick(browser, &texts(choices), &text(choices, choice)).await;
        }
        (QuestionBody::Multiple { choices }, Response::Multiple { choices: right }) => {
            // In the order of the page, so that the keyboard goes through the list once.
            for choice in shown_values(browser).await.iter().filter(|choice| right.contains(*choice)) {
                hand.tick(browser, &text(choices, choice)).await;
            }
        }
        (QuestionBody::TrueFalseReason { reasons }, Response::TrueFalseReason { verdict, reason }) => {
            let verdicts = ["正しい".to_owned(), "誤り".to_owned()];
            let right = if *verdict == Some(true) { "正しい" } else { "誤り" };
            hand.pick(browser, &verdicts, right).await;
            hand.pick(browser, &texts(reasons), &text(reasons, reason.as_deref().unwrap())).await;
        }
        (QuestionBody::Ordering { items }, Response::Ordering { order }) => {
            let wanted: Vec<String> = order.iter().map(|id| text(items, id)).collect();
            put_in_order(browser, hand, &wanted).await;
        }
        (QuestionBody::Matching { lefts, rights }, Response::Matching { pairs }) => {
            for left in lefts {
                let right = text(rights, &pairs[&left.id]);
                hand.choose(browser, &left.text, &right, rights.len()).await;
            }
        }
        (QuestionBody::Cloze { pieces }, Response::Cloze { blanks }) => {
            for piece in pieces {
                if let ClozePiece::Blank { id, label, choices } = piece {
                    let list = format!("空欄{label}");
                    hand.choose(browser, &list, &text(choices, &blanks[id]), choices.len()).await;
                }
            }
        }
        (QuestionBody::Numeric { .. }, Response::Numeric { text }) => {
            hand.write(browser, "答えの数", text).await;
        }
        (QuestionBody::ShortText {}, Response::ShortText { text }) => {
            hand.write(browser, "答えの言葉", text).await;
        }
        other => panic!("no response of another kind can be right: {other:?}"),
    }
}

/// From the top, each item is lifted to its place; a list that is right already is kept as it stands.
async fn put_in_order(browser: &Browser, hand: Hand, wanted: &[String]) {
    if shown_order(browser).await == wanted {
        return hand.press(browser, "button", "この順番で解答する").await;
    }
    for _ in 0..MOST_MOVES {
        let shown = shown_order(browser).await;
        let Some(place) = (0..wanted.len()).find(|&place| shown[place] != wanted[place]) else {
            return;
        };
        let item = &wanted[place];
        hand.press(browser, "button", &format!("「{item}」を上へ")).await;
    }
    panic!("the list is never in order");
}

async fn shown_order(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.ordering__text')].map((item) => item.innerText)";
    strings(&browser.script(script, vec![]).await)
}

async fn shown_values(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('main input')].map((input) => input.value)";
    strings(&browser.script(script, vec![]).await)
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().unwrap();
    list.iter().map(|entry| entry.as_str().unwrap().to_owned()).collect()
}

fn text(choices: &[Choice], id: &str) -> String {
    let choice = choices.iter().find(|choice| choice.id == id).unwrap();
    plain(&choice.text)
}

fn texts(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| plain(&choice.text)).collect()
}

/// What is read of a text with strong parts.
fn plain(text: &str) -> String {
    text.replace("**", "")
}
