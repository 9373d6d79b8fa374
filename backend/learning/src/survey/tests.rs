use chrono::NaiveDate;
use proptest::prelude::*;

use super::answer::{faults as response_faults, shown, without_hidden};
use super::breakdown::LEAST;
use super::candidate::{minutes_per_year, minutes_saved};
use super::check::faults;
use super::tally::{AnswerSheet, tally};
use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn choices(texts: &[&str]) -> Vec<Choice> {
    let choice = |(place, text): (usize, &&str)| Choice { id: format!("c{place}"), text: (*text).to_owned() };
    texts.iter().enumerate().map(choice).collect()
}

fn question(id: &str, kind: SurveyQuestionKind) -> SurveyQuestion {
    SurveyQuestion { id: id.to_owned(), text: format!("{id}？"), required: true, kind, shown_when: None }
}

fn after(mut question: SurveyQuestion, earlier: &str, any_of: &[&str]) -> SurveyQuestion {
    let any_of = any_of.iter().map(|answer| (*answer).to_owned()).collect();
    question.shown_when = Some(SurveyCondition { question: earlier.to_owned(), any_of });
    question
}

fn yes_or_no() -> SurveyQuestionKind {
    SurveyQuestionKind::Single { choices: choices(&["はい", "いいえ"]) }
}

/// use? → (yes) which tools → (the second) how well → (1, 2) why; always: candidates, number.
fn document() -> SurveyDocument {
    let scale = SurveyQuestionKind::Scale { low: "合わない".to_owned(), high: "合う".to_owned() };
    SurveyDocument {
        title: "業務改善のニーズ調査".to_owned(),
        purpose: "候補を選ぶ".to_owned(),
        closes_on: today(),
        naming: Naming::Anonymous,
        keep_division: true,
        audience: SurveyAudience::default(),
        saved_percent: 80,
        questions: vec![
            question("use", yes_or_no()),
            after(
                question(
                    "tools",
                    SurveyQuestionKind::Multiple { choices: choices(&["表計算", "RPA", "AI"]) },
                ),
                "use",
                &["c0"],
            ),
            after(question("well", scale), "tools", &["c1"]),
            after(question("why", SurveyQuestionKind::LongText), "well", &["1", "2"]),
            SurveyQuestion {
                required: false,
                ..question("hours", SurveyQuestionKind::Number { unit: "時間".to_owned() })
            },
            SurveyQuestion { required: false, ..question("work", SurveyQuestionKind::Candidates) },
        ],
    }
}

fn single(choice: &str) -> SurveyResponse {
    SurveyResponse::Single { choice: choice.to_owned() }
}

fn multiple(choices: &[&str]) -> SurveyResponse {
    SurveyResponse::Multiple { choices: choices.iter().map(|choice| (*choice).to_owned()).collect() }
}

fn text(text: &str) -> SurveyResponse {
    SurveyResponse::Text { text: text.to_owned() }
}

fn responses(answers: &[(&str, SurveyResponse)]) -> Responses {
    answers.iter().map(|(id, response)| ((*id).to_owned(), response.clone())).collect()
}

fn work(times: u32, minutes: u32) -> WorkCandidate {
    WorkCandidate {
        work: "申請の転記".to_owned(),
        times,
        minutes,
        frequency: WorkFrequency::Daily,
        systems: String::new(),
        trouble: String::new(),
    }
}

#[test]
fn a_question_is_shown_after_the_answers_it_waits_for() {
    let document = document();
    let ids = |answers: &[(&str, SurveyResponse)]| -> Vec<String> {
        shown(&document, &responses(answers)).iter().map(|question| question.id.clone()).collect()
    };
    let scale = |value| SurveyResponse::Scale { value };
    assert_eq!(ids(&[]), ["use", "hours", "work"]);
    assert_eq!(ids(&[("use", single("c1"))]), ["use", "hours", "work"]);
    assert_eq!(ids(&[("use", single("c0"))]), ["use", "tools", "hours", "work"]);
    let deep = [("use", single("c0")), ("tools", multiple(&["c0", "c1"])), ("well", scale(2))];
    assert_eq!(ids(&deep), ["use", "tools", "well", "why", "hours", "work"]);
    // An answer that is left over from a branch that was left shows nothing.
    let left = [("use", single("c1")), ("tools", multiple(&["c1"])), ("well", scale(1))];
    assert_eq!(ids(&left), ["use", "hours", "work"]);
    assert_eq!(without_hidden(&document, &responses(&left)), responses(&[("use", single("c1"))]));
}

/// Question and what is wrong with its answer.
type Faults<'a> = &'a [(&'a str, &'a str)];

#[test]
fn answers_are_held_against_the_document() {
    let document = document();
    let table: [(&[(&str, SurveyResponse)], Faults); 14] = [
        (&[("use", single("c1"))], &[]),
        (&[], &[("use", "required")]),
        (&[("use", single("c9"))], &[("use", "unknown")]),
        (&[("use", text("はい"))], &[("use", "unknown")]),
        (&[("use", single("c1")), ("why", text("x"))], &[("why", "not-asked")]),
        (&[("use", single("c1")), ("other", text("x"))], &[("other", "not-asked")]),
        (&[("use", single("c0"))], &[("tools", "required")]),
        (&[("use", single("c0")), ("tools", multiple(&[]))], &[("tools", "required")]),
        (&[("use", single("c0")), ("tools", multiple(&["c0", "c0"]))], &[("tools", "duplicate")]),
        (
            &[
                ("use", single("c0")),
                ("tools", multiple(&["c1"])),
                ("well", SurveyResponse::Scale { value: 6 }),
            ],
            &[("well", "unknown")],
        ),
        (
            &[("use", single("c1")), ("hours", SurveyResponse::Number { value: 10_000_001 })],
            &[("hours", "not-in-range")],
        ),
        (
            &[("use", single("c1")), ("work", SurveyResponse::Candidates { candidates: vec![work(0, 5)] })],
            &[("work", "not-in-range")],
        ),
        (
            &[
                ("use", single("c1")),
                ("work", SurveyResponse::Candidates { candidates: vec![work(1, 5); 11] }),
            ],
            &[("work", "too-many-candidates")],
        ),
        (
            &[("use", single("c1")), ("work", SurveyResponse::Candidates { candidates: vec![work(3, 5)] })],
            &[],
        ),
    ];
    for (answers, expected) in table {
        let found = response_faults(&document, &responses(answers));
        let found: Vec<(&str, &str)> =
            found.iter().map(|fault| (fault.question.as_str(), fault.code)).collect();
        assert_eq!(found, expected, "{answers:?}");
    }
}

#[test]
fn texts_are_bounded_and_a_line_is_one_line() {
    let short =
        SurveyDocument { questions: vec![question("q", SurveyQuestionKind::ShortText)], ..document() };
    let code = |answer: &str| {
        response_faults(&short, &responses(&[("q", text(answer))])).first().map(|fault| fault.code)
    };
    assert_eq!(code("課の名前"), None);
    assert_eq!(code(" \u{3000}"), Some("required"));
    assert_eq!(code("一\n二"), Some("one-line"));
    assert_eq!(code(&"あ".repeat(201)), Some("too-long"));
}

#[test]
fn a_document_says_everything_that_keeps_it_from_being_opened() {
    assert_eq!(faults(&document(), today()), []);
    let found = |change: &dyn Fn(&mut SurveyDocument)| -> Vec<(String, &'static str)> {
        let mut changed = document();
        change(&mut changed);
        faults(&changed, today()).into_iter().map(|fault| (fault.field, fault.code)).collect()
    };
    let one = |field: &str, code: &'static str| vec![(field.to_owned(), code)];
    assert_eq!(found(&|d| d.title = " ".to_owned()), one("title", "required"));
    assert_eq!(found(&|d| d.purpose = "あ".repeat(1_001)), one("purpose", "too-long"));
    assert_eq!(found(&|d| d.closes_on = today().pred_opt().unwrap()), one("closes_on", "in-the-past"));
    assert_eq!(found(&|d| d.saved_percent = 0), one("saved_percent", "not-in-range"));
    assert_eq!(found(&|d| d.questions.clear()), one("questions", "required"));
    assert_eq!(found(&|d| d.questions[1].id = "use".to_owned())[0], one("question.2.id", "duplicate")[0]);
    assert_eq!(found(&|d| d.questions[0].text.clear()), one("question.1.text", "required"));
    let same = SurveyQuestionKind::Single { choices: choices(&["はい", "はい"]) };
    assert_eq!(found(&|d| d.questions[0].kind = same.clone()), one("question.1.choices", "same-choices"));
    let lone = SurveyQuestionKind::Single { choices: choices(&["はい"]) };
    assert_eq!(found(&|d| d.questions[0].kind = lone.clone()), one("question.1.choices", "too-few-choices"));
}

#[test]
fn a_condition_rests_on_an_earlier_question_and_can_come_true() {
    let found = |place: usize, earlier: &str, any_of: &[&str]| {
        let mut changed = document();
        changed.questions[place] = after(changed.questions[place].clone(), earlier, any_of);
        faults(&changed, today()).first().map(|fault| fault.code)
    };
    assert_eq!(found(2, "use", &["c1"]), None);
    assert_eq!(found(2, "well", &["1"]), Some("not-earlier"), "itself");
    assert_eq!(found(1, "well", &["1"]), Some("not-earlier"), "a later one");
    assert_eq!(found(2, "nowhere", &["1"]), Some("not-earlier"));
    assert_eq!(found(5, "why", &["x"]), Some("no-branching"));
    assert_eq!(found(5, "well", &[]), Some("never-shown"));
    assert_eq!(found(5, "well", &["6"]), Some("unknown"));
}

#[test]
fn hours_are_exact() {
    let table = [
        (20, 3, WorkFrequency::Daily, 14_400, 11_520),
        (5, 30, WorkFrequency::Weekly, 7_800, 6_240),
        (1, 1, WorkFrequency::Yearly, 1, 0),
        (100, 10, WorkFrequency::Monthly, 12_000, 9_600),
    ];
    for (times, minutes, frequency, whole, saved) in table {
        assert_eq!(minutes_per_year(times, minutes, frequency), whole);
        assert_eq!(minutes_saved(times, minutes, frequency, 80), saved);
    }
}

fn sheets(sizes: &[(&str, u32)], answer: impl Fn(u32) -> Responses) -> Vec<AnswerSheet> {
    let sheet = |(division, size): &(&str, u32)| -> Vec<AnswerSheet> {
        let one = |place| AnswerSheet { division: (*division).to_owned(), responses: answer(place) };
        (0..*size).map(one).collect()
    };
    sizes.iter().flat_map(sheet).collect()
}

#[test]
fn answers_are_counted_and_small_divisions_hidden_with_a_second_one() {
    let all = sheets(&[("総務部", 12), ("市民部", 15), ("会計課", 4)], |place| {
        responses(&[("use", single(if place % 2 == 0 { "c0" } else { "c1" }))])
    });
    let tally = tally(&document(), &all);
    let use_ = &tally[0];
    let total = use_.total.as_ref().unwrap();
    assert_eq!((total.answered, total.choices.as_slice()), (31, &[16, 15][..]));
    let shown: Vec<(&str, Option<u32>)> = use_
        .divisions
        .iter()
        .map(|row| (row.division.as_str(), row.counts.as_ref().map(|counts| counts.answered)))
        .collect();
    assert_eq!(shown, [("会計課", None), ("市民部", Some(15)), ("総務部", None)]);
}

#[test]
fn a_question_that_few_answered_shows_no_counts_in_an_anonymous_survey() {
    let all = sheets(&[("", 30)], |place| {
        let hours = SurveyResponse::Number { value: 7 };
        let answers = [("use", single("c0")), ("hours", hours), ("why", text("理由"))];
        responses(&answers[..if place < 9 { 3 } else { 1 }])
    });
    let texts = |naming| tally(&SurveyDocument { naming, ..document() }, &all)[3].texts.len();
    assert_eq!((texts(Naming::Anonymous), texts(Naming::Named)), (0, 9));
    let hours = |naming| tally(&SurveyDocument { naming, ..document() }, &all)[4].total.clone();
    assert_eq!(hours(Naming::Anonymous), None);
    assert_eq!(hours(Naming::Named).map(|counts| (counts.answered, counts.sum)), Some((9, 63)));
}

#[test]
fn texts_stand_in_the_order_of_their_letters() {
    let all: Vec<AnswerSheet> = ["い", "あ", "う"]
        .iter()
        .map(|word| AnswerSheet { division: String::new(), responses: responses(&[("why", text(word))]) })
        .collect();
    let named = SurveyDocument { naming: Naming::Named, ..document() };
    assert_eq!(tally(&named, &all)[3].texts, ["あ", "い", "う"]);
}

proptest! {
    #[test]
    fn savings_are_never_more_than_the_work_and_grow_with_it(
        times in 1u32..=100_000, minutes in 1u32..=10_000, place in 0usize..4, percent in 1u32..=100,
    ) {
        let frequency = WorkFrequency::ALL[place];
        let whole = minutes_per_year(times, minutes, frequency);
        let saved = minutes_saved(times, minutes, frequency, percent);
        prop_assert_eq!(whole, u64::from(times) * u64::from(minutes) * u64::from(frequency.per_year()));
        prop_assert!(saved <= whole);
        prop_assert_eq!(saved, whole * u64::from(percent) / 100);
        prop_assert!(minutes_saved(times, minutes, frequency, percent) <= minutes_saved(times + 1, minutes, frequency, percent));
    }

    /// Whoever takes the shown divisions of a question from its total learns of at least ten people, or of none.
    #[test]
    fn no_small_group_can_be_worked_out(
        sizes in proptest::collection::vec((0u32..40, 0u32..40), 1..10),
    ) {
        let survey: Vec<u32> = sizes.iter().map(|(all, _)| *all).collect();
        let question: Vec<u32> = sizes.iter().map(|(all, part)| (*part).min(*all)).collect();
        let shown = breakdown::shown(&survey, &question, LEAST);
        let whole = crate::suppression::shown(&survey, LEAST).groups;
        let mut hidden = 0;
        for (place, size) in question.iter().enumerate() {
            if shown[place] {
                prop_assert!(*size == 0 || *size >= LEAST);
                prop_assert!(whole[place], "what the survey hides, no question shows");
            } else {
                hidden += size;
            }
        }
        prop_assert!(hidden >= LEAST || shown.iter().all(|shown| *shown) || shown.iter().all(|shown| !shown));
    }

    /// In a document without faults every question is shown by some answers.
    #[test]
    fn every_question_can_be_reached(parents in proptest::collection::vec((0usize..8, 0usize..2), 1..8)) {
        let mut document = document();
        document.questions = (0..=parents.len()).map(|place| question(&format!("q{place}"), yes_or_no())).collect();
        for (place, (parent, answer)) in parents.iter().enumerate() {
            if *parent <= place {
                let earlier = format!("q{parent}");
                let child = document.questions[place + 1].clone();
                document.questions[place + 1] = after(child, &earlier, &[&format!("c{answer}")]);
            }
        }
        prop_assert_eq!(faults(&document, today()), []);
        for target in &document.questions {
            let mut answers = Responses::new();
            let mut wanted = target.shown_when.clone();
            while let Some(condition) = wanted {
                answers.insert(condition.question.clone(), single(&condition.any_of[0]));
                wanted = document.questions.iter().find(|q| q.id == condition.question).unwrap().shown_when.clone();
            }
            prop_assert!(shown(&document, &answers).iter().any(|question| question.id == target.id));
        }
    }
}
