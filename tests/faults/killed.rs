//! Killed in the middle of work, started again on the same folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{self, Sender};

use contract::assignments::{LessonCompleted, MyAssignments, NextStep};
use contract::attempts::{AttemptResult, AttemptView, ResponseSaved, SaveResponse};
use contract::organization::{StaffImported, StaffPage};
use contract::path;
use diesel::prelude::*;
use learning::question::{QuestionBody, Response};
use server::database::Database;
use server::database::schema::responses;
use server::organization::apply;
use tests::catalogue;
use tests::staff_edits::StaffFile;

use super::running::Running;
use super::terminal::Terminal;

/// A response that the server has acknowledged, in the order of its question.
type Acknowledged = (String, String, Response);

/// Two different responses that fit a question.
fn variants(body: &QuestionBody) -> [Response; 2] {
    let ids: Vec<String> = body.option_ids().into_iter().map(str::to_owned).collect();
    let text = |text: &str| text.to_owned();
    match body {
        QuestionBody::Single { .. } => [0, 1].map(|n| Response::Single { choice: ids[n].clone() }),
        QuestionBody::Multiple { .. } => {
            [0, 1].map(|n| Response::Multiple { choices: [ids[n].clone()].into() })
        }
        QuestionBody::TrueFalseReason { .. } => {
            [true, false].map(|said| Response::TrueFalseReason { verdict: Some(said), reason: None })
        }
        QuestionBody::Ordering { .. } => {
            let backwards = ids.iter().rev().cloned().collect();
            [Response::Ordering { order: ids }, Response::Ordering { order: backwards }]
        }
        QuestionBody::Matching { lefts, rights } => [0, 1].map(|n| Response::Matching {
            pairs: BTreeMap::from([(lefts[0].id.clone(), rights[n].id.clone())]),
        }),
        QuestionBody::Numeric { .. } => ["1", "2"].map(|said| Response::Numeric { text: text(said) }),
        QuestionBody::Cloze { pieces } => {
            let blank = pieces.iter().find_map(|piece| match piece {
                learning::question::ClozePiece::Blank { id, choices, .. } => Some((id, choices)),
                learning::question::ClozePiece::Text { .. } => None,
            });
            let (id, choices) = blank.expect("a blank");
            [0, 1].map(|n| Response::Cloze { blanks: BTreeMap::from([(id.clone(), choices[n].id.clone())]) })
        }
        QuestionBody::ShortText {} => ["あ", "い"].map(|said| Response::ShortText { text: text(said) }),
    }
}

/// Reads the lessons of SEC-03, which has no exercise before its test, and starts its attempt.
fn begin(terminal: &Terminal) -> AttemptView {
    let mine: MyAssignments = terminal.get(path::MY_ASSIGNMENTS).expect("the first page");
    let card = mine.open.iter().find(|card| card.course_code == "SEC-03").expect("something to do");
    let mut step = card.next_step.clone();
    while let NextStep::Lesson { lesson_id, .. } = &step {
        let address = path::lesson_completion(&card.id, lesson_id);
        step = terminal.post(&address, &()).expect("an answer").json::<LessonCompleted>().next_step;
    }
    terminal.post(&path::attempts(&card.id), &()).expect("an answer").json()
}

/// Changes its mind about every question for ever, until the server is gone.
fn answer_without_end(terminal: &Terminal, attempt: &AttemptView, acknowledged: &Sender<Acknowledged>) {
    for turn in 0.. {
        for question in &attempt.questions {
            let response = variants(&question.body)[turn % 2].clone();
            let message = SaveResponse { response: response.clone() };
            let Ok(answer) = terminal.put(&path::response(&attempt.id, &question.id), &message) else {
                return;
            };
            let _: ResponseSaved = answer.json();
            let told = acknowledged.send((attempt.id.clone(), question.id.clone(), response));
            told.expect("the test listens");
        }
    }
}

/// Every stored response by attempt and question, oldest first.
fn stored(folder: &Path) -> BTreeMap<(String, String), Vec<Response>> {
    let database = Database::open_in(folder).expect("the file opens");
    let read = |c: &mut server::database::dialect::Connection| {
        Ok(responses::table
            .order((responses::attempt_id, responses::question_id, responses::sequence))
            .select((responses::attempt_id, responses::question_id, responses::response))
            .load::<(String, String, String)>(c)?)
    };
    let mut stored: BTreeMap<_, Vec<Response>> = BTreeMap::new();
    for (attempt, question, text) in database.read_now(read).expect("responses") {
        stored.entry((attempt, question)).or_default().push(serde_json::from_str(&text).expect("a response"));
    }
    stored
}

#[test]
fn an_acknowledged_write_survives_a_crash() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Running::on(folder.path());
    let keys = ["counter", "counter-junior", "section-head", "dx-leader"];
    let (tell, told) = mpsc::channel();
    let learners: Vec<_> = keys
        .into_iter()
        .map(|key| {
            let (address, tell) = (server.address.clone(), tell.clone());
            std::thread::spawn(move || {
                let terminal = Terminal::sign_in(&address, key);
                let attempt = begin(&terminal);
                answer_without_end(&terminal, &attempt, &tell);
                attempt
            })
        })
        .collect();
    drop(tell);
    // Killed while four terminals keep saving: there is always a write under way.
    let mut acknowledged: Vec<Acknowledged> = told.iter().take(400).collect();
    server.kill();
    acknowledged.extend(told.iter());
    let attempts: Vec<AttemptView> = learners.into_iter().map(|l| l.join().expect("a learner")).collect();

    let mut expected: BTreeMap<(String, String), Vec<Response>> = BTreeMap::new();
    for (attempt, question, response) in acknowledged {
        expected.entry((attempt, question)).or_default().push(response);
    }
    let kept = stored(folder.path());
    for (place, responses) in &expected {
        let rows = kept.get(place).unwrap_or_else(|| panic!("{place:?} is lost"));
        assert!(rows.starts_with(responses), "{place:?}: {} of {}", rows.len(), responses.len());
        // What was on its way may have arrived without its acknowledgement, once.
        assert!(rows.len() <= responses.len() + 1);
    }

    let again = Running::on(folder.path());
    for (key, attempt) in keys.into_iter().zip(&attempts) {
        let terminal = Terminal::sign_in(&again.address, key);
        let view: AttemptView = terminal.get(&path::attempt(&attempt.id)).expect("an answer");
        for question in &view.questions {
            let latest = kept.get(&(attempt.id.clone(), question.id.clone())).and_then(|rows| rows.last());
            assert_eq!(question.response.as_ref(), latest);
        }
        let submitted = terminal.post(&path::submission(&attempt.id), &()).expect("an answer");
        assert_eq!(submitted.json::<AttemptResult>().questions.len(), attempt.questions.len());
    }
}

fn import(terminal: &Terminal, file: &StaffFile) -> super::terminal::Answer {
    let digest = apply::digest(&file.bytes());
    let query = format!("file_name=staff.csv&effective_on=2025-04-02&digest={digest}");
    terminal.upload(&format!("{}?{query}", path::STAFF_IMPORTS), &file.bytes()).expect("an answer")
}

#[test]
fn an_acknowledged_import_survives_a_crash_and_a_refused_one_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Running::on(folder.path());
    let hr = Terminal::sign_in(&server.address, "hr");
    let good = StaffFile::shipped().moved("008620", "010200", "人事課").without("004727");
    let imported: StaffImported = import(&hr, &good).json();
    assert_eq!((imported.difference.transferred, imported.difference.left), (1, 1));
    server.kill();

    let server = Running::on(folder.path());
    let hr = Terminal::sign_in(&server.address, "hr");
    let again: StaffImported = import(&hr, &good).json();
    assert_eq!(again.import_id, None, "everything of it is there");
    let page: StaffPage = hr.get(&format!("{}?query=008620", path::STAFF)).expect("an answer");
    assert_eq!(page.rows[0].department, "人事課");

    let staff = |folder: &Path| {
        let database = Database::open_in(folder).expect("the file opens");
        let read = |c: &mut server::database::dialect::Connection| {
            Ok(["staff", "personnel_events", "staff_imports", "persons"]
                .map(|table| catalogue::rows(c, table)))
        };
        database.read_now(read).expect("rows")
    };
    let before = staff(folder.path());
    let bad = good.moved("004512", "010200", "人事課").with("002105", "所属コード", "999999");
    assert_eq!(import(&hr, &bad).status, 422);
    server.kill();
    assert_eq!(staff(folder.path()), before);
}
