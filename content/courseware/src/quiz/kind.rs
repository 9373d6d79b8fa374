//! The eight kinds of question: their names, their readers, their scoring rules.

use std::collections::BTreeMap;

use learning::question::{AnswerKey, QuestionBody, ScoringRule};

use super::option::{OptionDraft, explanations};
use super::{arranged, chosen, cloze, typed};
use crate::rules::SCORING_NOT_APPLICABLE;
use crate::toml_file::{Located, Section};

/// Kind of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Single,
    Multiple,
    TrueFalseReason,
    Ordering,
    Matching,
    Numeric,
    Cloze,
    ShortText,
}

const RULES: [(&str, ScoringRule); 5] = [
    ("all-or-nothing", ScoringRule::AllOrNothing),
    ("every-decision", ScoringRule::EveryDecision),
    ("plus-minus", ScoringRule::PlusMinus),
    ("adjacent-pairs", ScoringRule::AdjacentPairs),
    ("per-blank", ScoringRule::PerBlank),
];

/// What a kind adds to a question.
pub(super) struct Parts {
    pub(super) body: QuestionBody,
    pub(super) key: AnswerKey,
    pub(super) explanations: BTreeMap<String, String>,
    pub(super) options: Vec<OptionDraft>,
    /// The insert whose option decides the key.
    pub(super) insert: Option<Located<String>>,
}

impl Parts {
    pub(super) fn new(body: QuestionBody, key: AnswerKey, options: Vec<OptionDraft>) -> Parts {
        Parts { body, key, explanations: explanations(&options), options, insert: None }
    }
}

impl Kind {
    const NAMES: [(&'static str, Kind); 8] = [
        ("single", Kind::Single),
        ("multiple", Kind::Multiple),
        ("true-false-reason", Kind::TrueFalseReason),
        ("ordering", Kind::Ordering),
        ("matching", Kind::Matching),
        ("numeric", Kind::Numeric),
        ("cloze", Kind::Cloze),
        ("short-text", Kind::ShortText),
    ];

    pub(super) fn from_name(name: &str) -> Option<Kind> {
        Kind::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }

    pub(super) fn all_names() -> String {
        let names: Vec<&str> = Kind::NAMES.iter().map(|(name, _)| *name).collect();
        format!("{} のどれか", names.join("、"))
    }

    /// Whether the learner types instead of choosing.
    pub(super) fn is_typed(self) -> bool {
        matches!(self, Kind::Numeric | Kind::ShortText)
    }

    pub(super) fn read(self, section: &mut Section<'_>) -> Parts {
        match self {
            Kind::Single => chosen::single(section),
            Kind::Multiple => chosen::multiple(section),
            Kind::TrueFalseReason => chosen::true_false_reason(section),
            Kind::Ordering => arranged::ordering(section),
            Kind::Matching => arranged::matching(section),
            Kind::Numeric => typed::numeric(section),
            Kind::Cloze => cloze::cloze(section),
            Kind::ShortText => typed::short_text(section),
        }
    }
}

/// The scoring rule: the kind's own unless another one that fits is named.
pub(super) fn scoring(section: &mut Section<'_>, body: &QuestionBody) -> ScoringRule {
    let own = ScoringRule::default_for(body);
    let Some(named) = section.optional_text("scoring") else {
        return own;
    };
    let fitting = || RULES.iter().filter(|(_, rule)| rule.applies_to(body));
    if let Some((_, rule)) = fitting().find(|(name, _)| *name == named.value) {
        return *rule;
    }
    let names: Vec<&str> = fitting().map(|(name, _)| *name).collect();
    section.sheet().report(
        SCORING_NOT_APPLICABLE,
        named.line,
        format!("採点方法 {} はこの種類の設問に使えません。", named.value),
        format!("{} のどれかにするか、項目ごと消してください。", names.join("、")),
    );
    own
}
