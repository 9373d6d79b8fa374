//! Whether a course is complete. Facts in, verdict out; may not know where the facts are kept.
//!
//! Completion (were all activities done, the assessment included?) and success (was it passed?) are two
//! axes, as in xAPI and cmi5. Progress is a third figure, for information: nothing is decided by it.

use serde::{Deserialize, Serialize};

use crate::mark::Mark;

/// Everything that decides about one person's enrolment in one course version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseFacts {
    /// Lessons in this version.
    pub lessons_total: u32,
    /// Lessons done, each counted once; one that a placement exempts from counts as done.
    pub lessons_done: u32,
    /// Exercises in this version.
    pub exercises_total: u32,
    /// Exercises passed, each counted once.
    pub exercises_passed: u32,
    /// 合格基準 of this version, for the sentence only; whether an attempt passed is its own fact.
    pub mastery: Mark,
    /// Most attempts, or none for no limit.
    pub attempts_allowed: Option<u32>,
    /// All attempts in any order.
    pub attempts: Vec<AttemptFact>,
}

/// One attempt at the assessment (受験).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttemptFact {
    /// Share of the marks earned; meaningless while open.
    pub share: Mark,
    /// Whether it passed when it was scored. A later change of the pass mark does not touch it.
    pub passed: bool,
    /// Not yet submitted.
    pub open: bool,
    /// Questions answered so far, if the caller counted them.
    pub answered: Option<u32>,
    /// Questions in the attempt, if the caller counted them.
    pub total: Option<u32>,
}

impl AttemptFact {
    /// An attempt that has been submitted and scored.
    #[must_use]
    pub fn submitted(share: Mark, passed: bool) -> AttemptFact {
        AttemptFact { share, passed, open: false, answered: None, total: None }
    }

    /// An attempt under way.
    #[must_use]
    pub fn under_way(answered: Option<u32>, total: Option<u32>) -> AttemptFact {
        AttemptFact { share: Mark::ZERO, passed: false, open: true, answered, total }
    }
}

/// What the facts amount to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseVerdict {
    /// 修了: every lesson done, every exercise passed and an attempt passed.
    pub complete: bool,
    /// 合否: passed, failed so far, or none before the first scored attempt.
    pub success: Option<bool>,
    /// Done steps ÷ all steps: lessons, exercises, and the assessment as one step. For a progress bar only.
    pub progress: Mark,
    /// 「なぜ未修了か」; none when complete.
    pub reason: Option<WhyNotComplete>,
}

/// The one thing to say about a course that is not complete: the nearest obstacle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WhyNotComplete {
    /// Nothing done at all.
    NotStarted,
    /// Lessons are missing.
    LessonsLeft {
        /// How many.
        left: u32,
    },
    /// All lessons done, exercises not yet passed.
    ExercisesLeft {
        /// How many.
        left: u32,
    },
    /// All lessons and exercises done, no attempt yet.
    AssessmentNotTaken,
    /// An attempt waits to be submitted.
    AssessmentInProgress {
        /// Questions answered so far, if counted.
        answered: Option<u32>,
        /// Questions in the attempt, if counted.
        total: Option<u32>,
    },
    /// Attempted, not passed, and another attempt is allowed.
    BelowMastery {
        /// Share of the best attempt.
        best_share: Mark,
        /// Share needed.
        mastery: Mark,
        /// Attempts still allowed, or none for no limit.
        attempts_left: Option<u32>,
    },
    /// Attempted, not passed, and no further attempt is allowed: somebody else must act.
    AttemptsUsedUp {
        /// Share of the best attempt.
        best_share: Mark,
        /// Share needed.
        mastery: Mark,
        /// Attempts made.
        attempts: u32,
    },
}

/// Decides completion, success, progress and the one reason.
#[must_use]
pub fn judge(facts: &CourseFacts) -> CourseVerdict {
    let success = success(&facts.attempts);
    let passed = success == Some(true);
    let complete = passed && lessons_left(facts) == 0 && exercises_left(facts) == 0;
    CourseVerdict {
        complete,
        success,
        progress: progress(facts, passed),
        reason: (!complete).then(|| why_not(facts, passed)),
    }
}

fn lessons_left(facts: &CourseFacts) -> u32 {
    facts.lessons_total.saturating_sub(facts.lessons_done)
}

fn exercises_left(facts: &CourseFacts) -> u32 {
    facts.exercises_total.saturating_sub(facts.exercises_passed)
}

/// Passed once is passed for ever; failed is said only of submitted attempts.
fn success(attempts: &[AttemptFact]) -> Option<bool> {
    let submitted = || attempts.iter().filter(|attempt| !attempt.open);
    submitted().next().map(|_| submitted().any(|attempt| attempt.passed))
}

fn progress(facts: &CourseFacts, passed: bool) -> Mark {
    let steps = i64::from(facts.lessons_total) + i64::from(facts.exercises_total) + 1;
    let left = i64::from(lessons_left(facts)) + i64::from(exercises_left(facts)) + i64::from(!passed);
    Mark::new(steps - left, steps)
}

/// The order of the questions is the order in which the learner can act on the answers, except that a
/// dead end is said first: with no attempt left, reading on would not help.
fn why_not(facts: &CourseFacts, passed: bool) -> WhyNotComplete {
    let made = u32::try_from(facts.attempts.len()).unwrap_or(u32::MAX);
    let open = facts.attempts.iter().find(|attempt| attempt.open);
    let attempts_left = facts.attempts_allowed.map(|allowed| allowed.saturating_sub(made));
    let mastery = facts.mastery;
    let best_share = facts.attempts.iter().filter(|attempt| !attempt.open).map(|attempt| attempt.share).max();

    if let (Some(best_share), false, None, Some(0)) = (best_share, passed, open, attempts_left) {
        return WhyNotComplete::AttemptsUsedUp { best_share, mastery, attempts: made };
    }
    let (lessons_left, exercises_left) = (lessons_left(facts), exercises_left(facts));
    if lessons_left > 0 {
        return match (facts.lessons_done, facts.exercises_passed, made) {
            (0, 0, 0) => WhyNotComplete::NotStarted,
            _ => WhyNotComplete::LessonsLeft { left: lessons_left },
        };
    }
    if exercises_left > 0 {
        return WhyNotComplete::ExercisesLeft { left: exercises_left };
    }
    match (open, best_share) {
        (Some(AttemptFact { answered, total, .. }), _) => {
            WhyNotComplete::AssessmentInProgress { answered: *answered, total: *total }
        }
        (None, Some(best_share)) => WhyNotComplete::BelowMastery { best_share, mastery, attempts_left },
        (None, None) => WhyNotComplete::AssessmentNotTaken,
    }
}

#[cfg(test)]
mod tests;
