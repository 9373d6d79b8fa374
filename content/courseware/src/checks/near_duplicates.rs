//! Questions that say nearly the same.

use std::collections::BTreeSet;

use learning::question::{Choice, ClozePiece, QuestionBody};

use crate::course::CourseDraft;
use crate::finding::Finding;
use crate::quiz::QuestionDraft;
use crate::rules::NEAR_DUPLICATE;

type Bigrams = BTreeSet<(char, char)>;

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    let mut earlier: Vec<(&str, Bigrams)> = Vec::new();
    for draft in &course.bank {
        let bigrams = bigrams(&wording(draft));
        if let Some((id, _)) = earlier.iter().find(|(_, other)| alike(&bigrams, other)) {
            findings.push(NEAR_DUPLICATE.at(
                course.path("quiz.toml"),
                draft.stem_line,
                format!("設問 {} は {id} とほとんど同じ文です。", draft.id.value),
                "場面か、問うことを変えてください。",
            ));
        }
        earlier.push((&draft.id.value, bigrams));
    }
}

/// The stem, and the body where the stem is often only 「当てはまるものを選んでください」.
fn wording(draft: &QuestionDraft) -> String {
    let join = |choices: &[Choice]| choices.iter().map(|choice| choice.text.as_str()).collect::<String>();
    let body = match &draft.question.body {
        QuestionBody::Ordering { items } => join(items),
        QuestionBody::Matching { lefts, .. } => join(lefts),
        QuestionBody::Cloze { pieces } => pieces.iter().map(piece_text).collect(),
        _ => String::new(),
    };
    format!("{}{body}", draft.question.stem)
}

fn piece_text(piece: &ClozePiece) -> &str {
    match piece {
        ClozePiece::Text { text } => text,
        ClozePiece::Blank { label, .. } => label,
    }
}

fn bigrams(text: &str) -> Bigrams {
    let letters: Vec<char> =
        text.chars().filter(|letter| !letter.is_whitespace() && *letter != '*').collect();
    letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
}

/// Jaccard similarity above 0.8.
fn alike(one: &Bigrams, other: &Bigrams) -> bool {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    shared * 10 > all * 8
}
