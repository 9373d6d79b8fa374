//! Questions: what is shown ([`QuestionBody`]), what is answered ([`Response`]) and what is right
//! ([`AnswerKey`]). The three are separate types so that a body can travel to the browser and a key
//! cannot travel with it.

mod response;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::mark::Mark;

pub use response::LONGEST_TEXT;

/// One thing to pick, place or pair. The id is stable within its question; the text is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Choice {
    /// Stable id within the question.
    pub id: String,
    /// What the learner reads.
    pub text: String,
}

/// One piece of a cloze text (穴埋め): plain text or a blank to fill by selecting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ClozePiece {
    /// Text between blanks.
    Text {
        /// What the learner reads.
        text: String,
    },
    /// A blank with its own choices.
    Blank {
        /// Stable id within the question.
        id: String,
        /// Label read aloud, e.g. `①`.
        label: String,
        /// What can be selected.
        choices: Vec<Choice>,
    },
}

/// What the learner sees of a question beside its stem. Never holds a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum QuestionBody {
    /// 単一選択: exactly one choice.
    Single {
        /// Choices in the order to show.
        choices: Vec<Choice>,
    },
    /// 複数選択: any number of choices.
    Multiple {
        /// Choices in the order to show.
        choices: Vec<Choice>,
    },
    /// 正誤＋理由: a verdict on the stem and the reason for it.
    TrueFalseReason {
        /// Reasons in the order to show.
        reasons: Vec<Choice>,
    },
    /// 並べ替え: put every item in order.
    Ordering {
        /// Items in the order to show at first.
        items: Vec<Choice>,
    },
    /// 組合せ: give each left one right; a right may serve several lefts or none.
    Matching {
        /// What must be matched.
        lefts: Vec<Choice>,
        /// What can be given to a left.
        rights: Vec<Choice>,
    },
    /// 数値: a number, compared with a tolerance.
    Numeric {
        /// Unit printed behind the field, e.g. `日`; empty for none.
        unit: String,
    },
    /// 穴埋め（選択式）.
    Cloze {
        /// Text and blanks in reading order.
        pieces: Vec<ClozePiece>,
    },
    /// 短文: a word or short phrase, folded before it is compared.
    ShortText {},
}

/// What is right. Lives on the server only; no message of `contract` can carry it before submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKey {
    /// The one right choice.
    Single {
        /// Choice id.
        correct: String,
    },
    /// All right choices.
    Multiple {
        /// Choice ids, at least one.
        correct: BTreeSet<String>,
    },
    /// Verdict and reason.
    TrueFalseReason {
        /// Whether the stem's statement is true.
        verdict: bool,
        /// Reason id.
        reason: String,
    },
    /// Item ids in the right order.
    Ordering {
        /// All item ids.
        order: Vec<String>,
    },
    /// Left id → right id, for every left.
    Matching {
        /// All lefts.
        pairs: BTreeMap<String, String>,
    },
    /// `|answer − value| ≤ tolerance`.
    Numeric {
        /// The exact value.
        value: Mark,
        /// Allowed distance, zero or more.
        tolerance: Mark,
    },
    /// Blank id → choice id, for every blank.
    Cloze {
        /// All blanks.
        blanks: BTreeMap<String, String>,
    },
    /// Accepted answers; compared after `folding::fold_answer` on both sides.
    ShortText {
        /// At least one.
        accepted: Vec<String>,
    },
}

/// What a learner answered. Partial answers are valid: they are saved as they happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Response {
    /// One choice.
    Single {
        /// Choice id.
        choice: String,
    },
    /// Any number of choices.
    Multiple {
        /// Choice ids.
        choices: BTreeSet<String>,
    },
    /// Verdict and reason, each may still be open.
    TrueFalseReason {
        /// Whether the learner calls the statement true.
        verdict: Option<bool>,
        /// Reason id.
        reason: Option<String>,
    },
    /// Item ids in the learner's order.
    Ordering {
        /// All item ids, once each.
        order: Vec<String>,
    },
    /// Left id → right id.
    Matching {
        /// Lefts matched so far.
        pairs: BTreeMap<String, String>,
    },
    /// The number as typed.
    Numeric {
        /// Any text; folded and parsed when scored.
        text: String,
    },
    /// Blank id → choice id.
    Cloze {
        /// Blanks filled so far.
        blanks: BTreeMap<String, String>,
    },
    /// The text as typed.
    ShortText {
        /// Any text; folded when scored.
        text: String,
    },
}

/// How a question turns a response into marks out of one. The formulas are in `scoring`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ScoringRule {
    /// 完全一致: 1 if everything is right, else 0.
    AllOrNothing,
    /// 一つ一つの判断: right decisions ÷ options (multiple).
    EveryDecision,
    /// 加減点: max(0, right picks ÷ right options − wrong picks ÷ wrong options) (multiple).
    PlusMinus,
    /// 隣接組: right neighbouring pairs ÷ (items − 1) (ordering).
    AdjacentPairs,
    /// 欄ごと: right blanks or pairs ÷ all (cloze, matching).
    PerBlank,
}
