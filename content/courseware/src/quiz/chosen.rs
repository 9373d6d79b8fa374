//! Kinds answered by choosing: single, multiple, true or false with a reason.

use std::collections::BTreeSet;

use learning::question::{AnswerKey, QuestionBody};

use super::kind::Parts;
use super::option::{Keyed, only_correct, options, shown};
use crate::rules::KEY_OUT_OF_RANGE;
use crate::toml_file::{Located, Section};

pub(super) fn single(section: &mut Section<'_>) -> Parts {
    if let Some(insert) = section.optional_text("insert") {
        return by_insert(section, insert);
    }
    let options = options(section, "choices", "", Keyed::ByFlag, 2);
    let correct = only_correct(section, &options);
    Parts::new(QuestionBody::Single { choices: shown(&options) }, AnswerKey::Single { correct }, options)
}

/// The organisation's rule decides. The key for each option is in the choices; the one that counts while
/// nothing is chosen follows from the default of the insert, which stands in another file.
fn by_insert(section: &mut Section<'_>, insert: Located<String>) -> Parts {
    let options = options(section, "choices", "", Keyed::ByInsert, 2);
    let key = AnswerKey::Single { correct: String::new() };
    let body = QuestionBody::Single { choices: shown(&options) };
    Parts { insert: Some(insert), ..Parts::new(body, key, options) }
}

pub(super) fn multiple(section: &mut Section<'_>) -> Parts {
    let options = options(section, "choices", "", Keyed::ByFlag, 2);
    let correct: BTreeSet<String> =
        options.iter().filter(|option| option.correct).map(|option| option.id.clone()).collect();
    let all_or_none = correct.is_empty() || options.iter().all(|option| option.correct);
    if all_or_none && !options.is_empty() {
        section.sheet().report(
            KEY_OUT_OF_RANGE,
            section.line,
            "正答が1つもないか、全部の選択肢が正答です。",
            "correct = true を1つ以上に付け、付けない選択肢も1つ以上残してください。",
        );
    }
    Parts::new(QuestionBody::Multiple { choices: shown(&options) }, AnswerKey::Multiple { correct }, options)
}

pub(super) fn true_false_reason(section: &mut Section<'_>) -> Parts {
    let verdict = section.flag("verdict");
    if verdict.is_none() {
        section.sheet().report(
            KEY_OUT_OF_RANGE,
            section.line,
            "verdict がありません。",
            "文が正しければ verdict = true、誤りなら verdict = false を書いてください。",
        );
    }
    let options = options(section, "reasons", "", Keyed::ByFlag, 2);
    let reason = only_correct(section, &options);
    let verdict = verdict.is_some_and(|verdict| verdict.value);
    let key = AnswerKey::TrueFalseReason { verdict, reason };
    Parts::new(QuestionBody::TrueFalseReason { reasons: shown(&options) }, key, options)
}
