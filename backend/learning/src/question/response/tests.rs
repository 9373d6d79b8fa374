use super::*;

fn choices(list: &[&str]) -> Vec<Choice> {
    list.iter().map(|id| Choice { id: (*id).to_owned(), text: format!("text of {id}") }).collect()
}

fn owned<C: FromIterator<String>>(list: &[&str]) -> C {
    list.iter().map(|id| (*id).to_owned()).collect()
}

fn pairs(list: &[(&str, &str)]) -> BTreeMap<String, String> {
    list.iter().map(|(left, right)| ((*left).to_owned(), (*right).to_owned())).collect()
}

fn bodies() -> Vec<QuestionBody> {
    let blank = |id: &str, offered: &[&str]| ClozePiece::Blank {
        id: id.to_owned(),
        label: "①".to_owned(),
        choices: choices(offered),
    };
    vec![
        QuestionBody::Single { choices: choices(&["a", "b"]) },
        QuestionBody::Multiple { choices: choices(&["a", "b"]) },
        QuestionBody::TrueFalseReason { reasons: choices(&["a", "b"]) },
        QuestionBody::Ordering { items: choices(&["a", "b"]) },
        QuestionBody::Matching { lefts: choices(&["l", "m"]), rights: choices(&["a", "b"]) },
        QuestionBody::Numeric { unit: "日".to_owned() },
        QuestionBody::Cloze {
            pieces: vec![blank("x", &["a"]), ClozePiece::Text { text: "・".to_owned() }, blank("y", &["b"])],
        },
        QuestionBody::ShortText {},
    ]
}

/// For each body above, in order: responses that are whole, that fit but are open, that do not fit.
fn responses() -> Vec<[Vec<Response>; 3]> {
    let single = |id: &str| Response::Single { choice: id.to_owned() };
    let multiple = |list: &[&str]| Response::Multiple { choices: owned(list) };
    let reasoned = |verdict, reason: Option<&str>| Response::TrueFalseReason {
        verdict,
        reason: reason.map(str::to_owned),
    };
    let ordering = |list: &[&str]| Response::Ordering { order: owned(list) };
    let matching = |list: &[(&str, &str)]| Response::Matching { pairs: pairs(list) };
    let cloze = |list: &[(&str, &str)]| Response::Cloze { blanks: pairs(list) };
    let numeric = |text: &str| Response::Numeric { text: text.to_owned() };
    let short = |text: &str| Response::ShortText { text: text.to_owned() };
    let long = "あ".repeat(LONGEST_TEXT + 1);
    vec![
        [vec![single("a")], vec![], vec![single("z"), single("")]],
        [vec![multiple(&["a"]), multiple(&["a", "b"])], vec![multiple(&[])], vec![multiple(&["a", "z"])]],
        [
            vec![reasoned(Some(false), Some("a"))],
            vec![reasoned(None, None), reasoned(Some(true), None), reasoned(None, Some("b"))],
            vec![reasoned(Some(true), Some("z"))],
        ],
        [
            vec![ordering(&["b", "a"])],
            vec![ordering(&[]), ordering(&["b"])],
            vec![ordering(&["a", "a"]), ordering(&["a", "b", "a"]), ordering(&["z"])],
        ],
        [
            vec![matching(&[("l", "a"), ("m", "a")])],
            vec![matching(&[]), matching(&[("m", "b")])],
            vec![matching(&[("l", "z")]), matching(&[("z", "a")]), matching(&[("a", "l")])],
        ],
        [vec![numeric("3"), numeric("abc")], vec![numeric(""), numeric("　")], vec![numeric(&long)]],
        [
            vec![cloze(&[("x", "a"), ("y", "b")])],
            vec![cloze(&[]), cloze(&[("x", "a")])],
            vec![cloze(&[("x", "b")]), cloze(&[("z", "a")])],
        ],
        [vec![short("語")], vec![short("")], vec![short(&long)]],
    ]
}

#[test]
fn whole_open_and_unfit_responses_of_every_kind() {
    for (body, [whole, open, unfit]) in bodies().iter().zip(responses()) {
        for response in whole {
            assert!(response.fits(body) && response.is_complete(body), "{response:?}");
        }
        for response in open {
            assert!(response.fits(body) && !response.is_complete(body), "{response:?}");
        }
        for response in unfit {
            assert!(!response.fits(body) && !response.is_complete(body), "{response:?}");
        }
    }
}

#[test]
fn a_response_fits_no_other_kind_of_question() {
    for (kind, [whole, open, _]) in responses().into_iter().enumerate() {
        for (other, body) in bodies().iter().enumerate().filter(|(other, _)| *other != kind) {
            for response in whole.iter().chain(&open) {
                assert!(!response.fits(body), "{response:?} fits body {other}");
                assert!(!response.is_complete(body), "{response:?} completes body {other}");
            }
        }
    }
}
