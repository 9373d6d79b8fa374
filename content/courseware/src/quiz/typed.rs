//! Kinds answered by typing: a number or a short text.

use learning::mark::Mark;
use learning::question::{AnswerKey, QuestionBody};

use super::kind::Parts;
use crate::number::exact;
use crate::rules::{BAD_NUMBER, KEY_OUT_OF_RANGE};
use crate::toml_file::{Located, Section};

pub(super) fn numeric(section: &mut Section<'_>) -> Parts {
    let answer = section.text("answer");
    let tolerance = section.text("tolerance");
    let unit = section.optional_text("unit").unwrap_or_default().value;
    let number = |key: &str, text: &Located<String>| {
        let number = exact(&text.value);
        if number.is_none() && !text.value.is_empty() {
            section.sheet().report(
                BAD_NUMBER,
                text.line,
                format!("{key} の「{}」を数として読めません。", text.value),
                "半角で \"30\"、\"0.5\"、\"2/3\" のように書いてください。",
            );
        }
        number.unwrap_or(Mark::ZERO)
    };
    let (value, allowed) = (number("answer", &answer), number("tolerance", &tolerance));
    if allowed < Mark::ZERO {
        section.sheet().report(
            BAD_NUMBER,
            tolerance.line,
            "tolerance が負の数です。",
            "許す誤差を0以上で書いてください。",
        );
    }
    let key = AnswerKey::Numeric { value, tolerance: allowed };
    Parts::new(QuestionBody::Numeric { unit }, key, Vec::new())
}

pub(super) fn short_text(section: &mut Section<'_>) -> Parts {
    let accepted: Vec<Located<String>> = section.required_texts("accepted");
    if section.required("accepted").is_some() && accepted.is_empty() {
        section.sheet().report(
            KEY_OUT_OF_RANGE,
            section.line,
            "accepted に答えがありません。",
            "正答と認める書き方を1つ以上並べてください。",
        );
    }
    let accepted = accepted.into_iter().map(|text| text.value).collect();
    Parts::new(QuestionBody::ShortText {}, AnswerKey::ShortText { accepted }, Vec::new())
}
