//! From 立案 to 評価.

use serde::{Deserialize, Serialize};

/// How far a version of a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PlanState {
    /// 立案.
    Draft,
    /// 審議.
    Review,
    /// 決定.
    Decided,
    /// 実施.
    Running,
    /// 評価.
    Evaluated,
}

impl PlanState {
    /// In order.
    pub const ALL: [PlanState; 5] =
        [PlanState::Draft, PlanState::Review, PlanState::Decided, PlanState::Running, PlanState::Evaluated];

    /// Whether a version that is this far holds.
    #[must_use]
    pub fn in_force(self) -> bool {
        self >= PlanState::Decided
    }
}

/// What leads from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PlanStep {
    /// 審議にかける: the draft becomes a version.
    Submit,
    /// 差し戻す, with a reason.
    Return,
    /// 決定する, with approver and day.
    Decide,
    /// 実施に入る.
    Start,
    /// 評価を終える.
    Evaluate,
}

impl PlanStep {
    /// All of them.
    pub const ALL: [PlanStep; 5] =
        [PlanStep::Submit, PlanStep::Return, PlanStep::Decide, PlanStep::Start, PlanStep::Evaluate];

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            PlanStep::Submit => "submit",
            PlanStep::Return => "return",
            PlanStep::Decide => "decide",
            PlanStep::Start => "start",
            PlanStep::Evaluate => "evaluate",
        }
    }

    /// The step of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<PlanStep> {
        PlanStep::ALL.into_iter().find(|step| step.as_str() == text)
    }
}

/// Where a step leads; none where it is not allowed.
#[must_use]
pub fn next(state: PlanState, step: PlanStep) -> Option<PlanState> {
    match (state, step) {
        (PlanState::Draft, PlanStep::Submit) => Some(PlanState::Review),
        (PlanState::Review, PlanStep::Return) => Some(PlanState::Draft),
        (PlanState::Review, PlanStep::Decide) => Some(PlanState::Decided),
        (PlanState::Decided, PlanStep::Start) => Some(PlanState::Running),
        (PlanState::Running, PlanStep::Evaluate) => Some(PlanState::Evaluated),
        _ => None,
    }
}
