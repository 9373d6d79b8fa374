//! Placement (事前診断): a test before the first lesson, and what follows from it. Facts in, verdict out; may
//! not know where questions come from.
//!
//! An objective is passed by its share of marks. A lesson is exempted when all of its objectives are passed,
//! unless something in it must be confirmed to be read: that nobody can know beforehand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::mark::Mark;

/// How a course's placement is judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementPolicy {
    /// Questions drawn for each objective.
    pub questions_per_objective: u32,
    /// Least share of an objective's marks to pass it.
    pub mastery: Mark,
    /// Whether a passed objective exempts from lessons.
    pub exempt: bool,
    /// Minutes, or none for no limit.
    pub time_limit_minutes: Option<u32>,
    /// What is recommended at which result, in the order of the file.
    pub recommend: Vec<Recommend>,
}

/// One recommendation: when, and what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommend {
    /// The result at which it is given.
    pub when: Threshold,
    /// A level of courses: 1 基礎, 2 標準, 3 リーダー.
    pub level: Option<u8>,
    /// Course codes.
    pub courses: Vec<String>,
}

/// A share of the whole test's marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Threshold {
    /// Less than this share.
    Below(Mark),
    /// This share or more.
    AtLeast(Mark),
}

impl Threshold {
    /// Whether a share reaches it, compared exactly.
    #[must_use]
    pub fn holds(self, share: Mark) -> bool {
        match self {
            Threshold::Below(limit) => share < limit,
            Threshold::AtLeast(limit) => share >= limit,
        }
    }
}

/// One answered question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedQuestion {
    /// The objective it tests.
    pub objective: String,
    /// Marks earned, of one.
    pub mark: Mark,
}

/// A lesson that may be exempted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedLesson {
    /// Lesson id.
    pub id: String,
    /// What it teaches.
    pub objectives: Vec<String>,
    /// Whether something in it must be confirmed to be read (読了確認).
    pub acknowledge: bool,
}

/// What came of one objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectiveVerdict {
    /// Objective id.
    pub objective: String,
    /// Questions fully right.
    pub right: u32,
    /// Questions not fully right.
    pub wrong: u32,
    /// Marks earned.
    pub marks: Mark,
    /// Whether it is passed.
    pub passed: bool,
}

impl ObjectiveVerdict {
    /// Marks possible: a question is worth one.
    #[must_use]
    pub fn maximum(&self) -> Mark {
        Mark::new(i64::from(self.right) + i64::from(self.wrong), 1)
    }

    /// Share of marks.
    #[must_use]
    pub fn share(&self) -> Mark {
        self.marks.scaled_to(self.maximum())
    }
}

/// What came of a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementVerdict {
    /// Marks earned.
    pub marks: Mark,
    /// Marks possible.
    pub maximum: Mark,
    /// By objective id; only objectives that were asked about.
    pub objectives: Vec<ObjectiveVerdict>,
    /// Ids of exempted lessons, in order.
    pub exempted: Vec<String>,
    /// What is recommended, in the order of the policy.
    pub recommended: Vec<Recommend>,
}

/// Judges a placement. A test without questions passes nothing and recommends nothing.
#[must_use]
pub fn judge(
    policy: &PlacementPolicy,
    questions: &[MarkedQuestion],
    lessons: &[PlacedLesson],
) -> PlacementVerdict {
    let mut by_objective: BTreeMap<&str, ObjectiveVerdict> = BTreeMap::new();
    for question in questions {
        let verdict = by_objective.entry(&question.objective).or_insert_with(|| ObjectiveVerdict {
            objective: question.objective.clone(),
            right: 0,
            wrong: 0,
            marks: Mark::ZERO,
            passed: false,
        });
        let whole = question.mark == Mark::ONE;
        verdict.right += u32::from(whole);
        verdict.wrong += u32::from(!whole);
        verdict.marks = verdict.marks + question.mark;
    }
    for verdict in by_objective.values_mut() {
        verdict.passed = verdict.share() >= policy.mastery;
    }
    let passed =
        |objective: &String| by_objective.get(objective.as_str()).is_some_and(|verdict| verdict.passed);
    let exempted = |lesson: &&PlacedLesson| {
        policy.exempt
            && !lesson.acknowledge
            && !lesson.objectives.is_empty()
            && lesson.objectives.iter().all(passed)
    };
    let marks: Mark = questions.iter().map(|question| question.mark).sum();
    let maximum = Mark::new(i64::try_from(questions.len()).unwrap_or(i64::MAX), 1);
    let share = marks.scaled_to(maximum);
    let recommended = policy.recommend.iter().filter(|each| !questions.is_empty() && each.when.holds(share));
    PlacementVerdict {
        marks,
        maximum,
        exempted: lessons.iter().filter(exempted).map(|lesson| lesson.id.clone()).collect(),
        recommended: recommended.cloned().collect(),
        objectives: by_objective.into_values().collect(),
    }
}

#[cfg(test)]
mod tests;
