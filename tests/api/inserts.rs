//! Local inserts: the organisation's words in the lessons, read-receipts, and rules that decide keys.

mod acknowledging;
mod rules;
mod saving;

use contract::assignments::LessonPage;
use contract::inserts::{InsertList, InsertSlot, SaveInsert};
use contract::path;
use courseware::CourseMaterial;
use courseware::material::{Insert, InsertKeys};
use learning::question::{AnswerKey, QuestionBody};
use tests::app::{Persona, TestApp, TestResponse};
use tests::study;

const COURSE: &str = "SEC-02";
/// A text.
const CONTACT: &str = "contact";
/// A text that learners confirm having read.
const POLICY: &str = "policy";
/// A rule that decides the key of the one question of the bank.
const POWER: &str = "power-rule";

fn insert(id: &str, options: &[(&str, &str)], default: &str, acknowledge: bool) -> Insert {
    Insert {
        id: id.to_owned(),
        title: format!("本市の{id}"),
        hint: "書くこと".to_owned(),
        options: options.iter().map(|(id, label)| ((*id).to_owned(), (*label).to_owned())).collect(),
        default: default.to_owned(),
        acknowledge,
    }
}

/// SEC-02 with three slots: two in its first lesson, the policy in its second; and a bank of one question.
fn add_inserts(course: &mut CourseMaterial) {
    (course.exercises, course.variants) = (Vec::new(), Vec::new());
    course.inserts = vec![
        insert(CONTACT, &[], "所属長に知らせます。", false),
        insert(POLICY, &[], "庁内の**掲載場所**を見ます。", true),
        insert(POWER, &[("keep-on", "電源は切らない"), ("switch-off", "電源を切る")], "keep-on", false),
    ];
    let slot = |id: &str| format!("<p>{{{{insert:{id}}}}}</p>");
    course.lessons[0].html += &format!("{}<p>間の文</p>{}<p>終わりの文</p>", slot(CONTACT), slot(POWER));
    course.lessons[1].html += &slot(POLICY);
    course.bank.retain(|question| matches!(question.body, QuestionBody::Single { .. }));
    course.bank.truncate(1);
    course.assessment.questions = 1;
    let question = &mut course.bank[0];
    let QuestionBody::Single { choices } = &question.body else { panic!("a single choice") };
    let key = |choice: usize| AnswerKey::Single { correct: choices[choice].id.clone() };
    let keys = [("keep-on".to_owned(), key(0)), ("switch-off".to_owned(), key(1))].into();
    question.key = key(0);
    question.insert_keys = Some(InsertKeys { insert: POWER.to_owned(), keys });
}

async fn city() -> TestApp {
    let app = TestApp::city().await;
    study::publish_changed(&app, COURSE, add_inserts);
    app
}

async fn try_to_save(who: &Persona<'_>, insert: &str, value: &str) -> TestResponse {
    who.put(&path::insert(COURSE, insert), &SaveInsert { value: value.to_owned() }).await
}

async fn save(who: &Persona<'_>, insert: &str, value: &str) -> InsertSlot {
    try_to_save(who, insert, value).await.json()
}

async fn slots(who: &Persona<'_>) -> Vec<InsertSlot> {
    let list: InsertList = who.get(path::INSERTS).await.json();
    list.slots.into_iter().filter(|slot| slot.course_code == COURSE).collect()
}

/// The n-th lesson as this learner reads it.
async fn lesson(app: &TestApp, learner: &Persona<'_>, index: usize) -> LessonPage {
    let card = study::card(learner, COURSE).await;
    let id = &study::shipped(app, COURSE).lessons[index].id;
    learner.get(&path::lesson(&card.id, id)).await.json()
}
