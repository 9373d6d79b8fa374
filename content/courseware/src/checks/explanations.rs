//! Every option is explained, briefly and in plain text.

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::quiz::QuestionDraft;
use crate::rules::{EXPLANATION_LONG, EXPLANATION_MISSING, STRAY_MARKUP};

/// Most characters of an explanation: it is read between two questions.
pub(super) const LONGEST: usize = 120;

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let path = course.path("quiz.toml");
    for draft in &course.bank {
        missing(draft, &path, findings);
        long(draft, &path, findings);
        strong(draft, &path, findings);
    }
}

/// `**太字**` is for stems; elsewhere, or left open, the learner would see the marks.
fn strong(draft: &QuestionDraft, path: &str, findings: &mut Vec<Finding>) {
    let in_options = draft
        .options
        .iter()
        .filter(|option| option.text.contains("**") || option.explanation.contains("**"))
        .map(|option| option.line);
    let open_stem = (draft.question.stem.matches("**").count() % 2 == 1).then_some(draft.stem_line);
    let whole = draft.question.explanation.contains("**").then_some(draft.explanation_line);
    let next = draft.question.next_action.contains("**").then_some(draft.id.line);
    for line in in_options.chain(open_stem).chain(whole).chain(next) {
        findings.push(STRAY_MARKUP.at(
            path,
            line,
            format!("設問 {} の ** がそのまま表示されます。", draft.id.value),
            "太字は設問文（stem）だけで使い、語の前と後ろに ** を書いてください。",
        ));
    }
}

fn missing(draft: &QuestionDraft, path: &str, findings: &mut Vec<Finding>) {
    for option in draft.options.iter().filter(|option| option.explanation.is_empty()) {
        findings.push(EXPLANATION_MISSING.at(
            path,
            option.line,
            format!("設問 {} の「{}」に解説がありません。", draft.id.value, option.text),
            "explanation = \"…\" に、なぜ正しい・誤りかを書いてください（120字以内）。",
        ));
    }
}

fn long(draft: &QuestionDraft, path: &str, findings: &mut Vec<Finding>) {
    let options = draft.options.iter().map(|option| (option.explanation.as_str(), option.line));
    let whole = (draft.question.explanation.as_str(), draft.explanation_line);
    for (text, line) in options.chain(std::iter::once(whole)) {
        let length = text.chars().count();
        if length > LONGEST {
            findings.push(EXPLANATION_LONG.at(
                path,
                line,
                format!("設問 {} の解説が{length}字あります。", draft.id.value),
                "120字以内にしてください。",
            ));
        }
    }
}
