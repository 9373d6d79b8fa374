//! published version, and the only form in which other crates see a course.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use learning::exercise::{Branching, Sorting};
use learning::mark::Mark;
use learning::parallel::{Forms, Graded};
use learning::placement::PlacementPolicy;
use learning::question::{AnswerKey, QuestionBody, ScoringRule};
use learning::role::Attribute;
use learning::scoring::TagMastery;
use learning::validity::Validity;
use serde::{Deserialize, Serialize};

/// A whole course, parsed and checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseMaterial {
    /// Course code, e.g. `SEC-02`.
    pub code: String,
    /// Title as shown.
    pub title: String,
    /// Family: `SEC`, `ETH`, `RPA`, `NEW` or `COM`.
    pub family: String,
    /// 1 基礎, 2 標準, 3 リーダー.
    pub level: u8,
    /// Whole minutes that the course claims.
    pub minutes: u32,
    /// One or two sentences for the course list.
    pub summary: String,
    /// What a learner can do afterwards.
    pub objectives: Vec<Objective>,
    /// Lessons in order.
    pub lessons: Vec<Lesson>,
    /// The final assessment (修了テスト).
    pub assessment: AssessmentPolicy,
    /// The test before the first lesson (事前診断); none when the course has none.
    #[serde(default)]
    pub placement: Option<PlacementPolicy>,
    /// How long a completion counts.
    pub validity: Validity,
    /// Codes of courses that must be complete before.
    pub prerequisites: Vec<String>,
    /// Codes of courses that help, never required.
    pub recommended: Vec<String>,
    /// Which of the ten literacy items (10項目) the course serves.
    pub literacy: Vec<String>,
    /// DSS-L item codes, e.g. `HC1`.
    pub dssl: Vec<String>,
    /// Sources with as-of and next-check dates.
    pub sources: Vec<Source>,
    /// The question bank (設問).
    pub bank: Vec<Question>,
    /// Exercises (演習), in order.
    #[serde(default)]
    pub exercises: Vec<Exercise>,
    /// Variants (幹部編, 短縮版 …): lesson sets chosen by grade.
    #[serde(default)]
    pub variants: Vec<Variant>,
    /// Slots that an organisation fills (差し込み).
    #[serde(default)]
    pub inserts: Vec<Insert>,
    /// Figure file name (`name.svg`) → its SVG text.
    pub figures: BTreeMap<String, String>,
    /// Lower-case hex SHA-256 over all files of the course in path order.
    pub content_hash: String,
}

/// One learning objective (目標).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// E.g. `SEC-02-1`.
    pub id: String,
    /// 「…できる」.
    pub text: String,
}

/// One lesson (レッスン), already rendered and sanitised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Stable id within the course.
    pub id: String,
    /// Title as shown.
    pub title: String,
    /// Whole minutes.
    pub minutes: u32,
    /// Objective ids.
    pub objectives: Vec<String>,
    /// Source ids shown below the lesson.
    pub sources: Vec<String>,
    /// Sanitised HTML. Figures point to `figures/<name>`; the server rewrites them to its own address.
    pub html: String,
    /// Characters of running text, for the check of minutes.
    pub characters: u32,
    /// Whether only variants use it.
    #[serde(default)]
    pub only_variants: bool,
}

/// One exercise (演習).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exercise {
    /// Stable id within the course.
    pub id: String,
    /// Title as shown.
    pub title: String,
    /// What to do.
    pub instruction: String,
    /// Whole minutes.
    pub minutes: u32,
    /// Objective ids.
    pub objectives: Vec<String>,
    /// Source ids shown after a run.
    pub sources: Vec<String>,
    /// Id of the lesson behind which it stands.
    pub after: String,
    /// Least share to pass.
    pub mastery: Mark,
    /// Whether one fatal decision fails a run.
    pub no_fatal: bool,
    /// What there is to do.
    pub body: ExerciseBody,
}

/// The kinds of exercises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExerciseBody {
    /// 仕分け.
    Sorting(Sorting),
    /// 分岐シナリオ.
    Branching(Branching),
}

/// A lesson set for some people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Stable id within the course.
    pub id: String,
    /// Title as shown, e.g. `幹部編`.
    pub title: String,
    /// Lesson ids in order.
    pub lessons: Vec<String>,
    /// Exercise ids.
    pub exercises: Vec<String>,
    /// Grade codes of the people who take it.
    pub grades: Vec<String>,
    /// Job kinds (職種) of the people who take it.
    #[serde(default)]
    pub job_kinds: Vec<String>,
    /// Attributes of the people who take it; one is enough.
    #[serde(default)]
    pub attributes: BTreeSet<Attribute>,
    /// Whoever has one of these never takes it.
    #[serde(default)]
    pub except_attributes: BTreeSet<Attribute>,
    /// Questions drawn per attempt; none for the course's own number.
    pub questions: Option<u32>,
}

/// What decides which variant a person takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audience {
    /// Grade code.
    pub grade: String,
    /// Job kind (職種); empty when none is recorded.
    pub job_kind: String,
    /// Attributes.
    pub attributes: BTreeSet<Attribute>,
}

/// A slot that an organisation fills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insert {
    /// Stable id within the course.
    pub id: String,
    /// Title as shown.
    pub title: String,
    /// What to write.
    pub hint: String,
    /// Option id → label, for a rule that decides keys; empty for a text.
    pub options: Vec<(String, String)>,
    /// General text, or option id.
    pub default: String,
    /// Whether learners confirm having read it (読了確認).
    pub acknowledge: bool,
}

/// How the final assessment is drawn, timed and passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentPolicy {
    /// Questions per attempt.
    pub questions: u32,
    /// Least share of marks to pass (合格基準), e.g. `4/5`.
    pub mastery: Mark,
    /// Tags whose drawn questions must all be fully right.
    #[serde(default)]
    pub must_be_right: Vec<String>,
    /// Tags whose drawn questions have a pass mark of their own, beside the whole's.
    #[serde(default)]
    pub tag_mastery: Vec<TagMastery>,
    /// Most attempts, or none for no limit.
    pub attempts: Option<u32>,
    /// Minutes per attempt, or none for no limit.
    pub time_limit_minutes: Option<u32>,
}

/// Where a fact comes from and when it must be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// E.g. `F-33`.
    pub id: String,
    /// Publisher and title as shown to the learner.
    pub title: String,
    /// The day the fact was true (時点).
    pub as_of: NaiveDate,
    /// The day by which it must be confirmed again (次回確認日).
    pub next_check: NaiveDate,
}

/// One question of the bank with its key. Never leaves the server in this form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Unique within the course, stable for ever.
    pub id: String,
    /// The one objective it tests.
    pub objective: String,
    /// 1 easy, 2 middle, 3 hard.
    pub difficulty: u8,
    /// The situation and the task, plain text; `**太字**` is the only markup.
    pub stem: String,
    /// What the learner sees beside the stem.
    pub body: QuestionBody,
    /// What is right.
    pub key: AnswerKey,
    /// How marks are given.
    pub scoring: ScoringRule,
    /// Explanation per option id (choice, reason, item, left; cloze: `blank/choice`).
    pub explanations: BTreeMap<String, String>,
    /// Explanation of the whole.
    pub explanation: String,
    /// 「だから明日こうする」.
    pub next_action: String,
    /// Ten-item tags.
    pub literacy: Vec<String>,
    /// Source ids.
    pub sources: Vec<String>,
    /// Tags for rules such as "must be right".
    #[serde(default)]
    pub tags: Vec<String>,
    /// Keys that depend on the organisation's rule; `key` is that of the default.
    #[serde(default)]
    pub insert_keys: Option<InsertKeys>,
}

/// Keys by option of an insert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InsertKeys {
    /// Insert id.
    pub insert: String,
    /// Option id → key.
    pub keys: BTreeMap<String, AnswerKey>,
}

impl Insert {
    /// Where the slot stands in the HTML of a lesson.
    #[must_use]
    pub fn marker(&self) -> String {
        format!("<p>{{{{insert:{}}}}}</p>", self.id)
    }
}

impl Question {
    /// What the split into parallel forms has to know.
    #[must_use]
    pub fn graded(&self) -> Graded<'_> {
        Graded { id: &self.id, objective: &self.objective, difficulty: self.difficulty }
    }

    /// Name of its kind, as in `quiz.toml`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.body {
            QuestionBody::Single { .. } => "single",
            QuestionBody::Multiple { .. } => "multiple",
            QuestionBody::TrueFalseReason { .. } => "true-false-reason",
            QuestionBody::Ordering { .. } => "ordering",
            QuestionBody::Matching { .. } => "matching",
            QuestionBody::Numeric { .. } => "numeric",
            QuestionBody::Cloze { .. } => "cloze",
            QuestionBody::ShortText {} => "short-text",
        }
    }
}

impl CourseMaterial {
    /// The variant that a person takes; none for the common one. The grade goes before the job kind, and the
    /// job kind before the attributes: who leads people takes what leaders must know, whatever terminal they
    /// use. A variant that excludes an attribute of the person is passed over.
    #[must_use]
    pub fn variant_for(&self, person: &Audience) -> Option<&Variant> {
        let open = |variant: &&Variant| variant.except_attributes.is_disjoint(&person.attributes);
        let variants = || self.variants.iter().filter(open);
        variants()
            .find(|variant| variant.grades.contains(&person.grade))
            .or_else(|| variants().find(|variant| variant.job_kinds.contains(&person.job_kind)))
            .or_else(|| variants().find(|variant| !variant.attributes.is_disjoint(&person.attributes)))
    }

    /// The two parallel forms of the bank. Those of a variant are the same questions as far as it has them.
    #[must_use]
    pub fn forms(&self) -> Forms {
        let bank: Vec<Graded<'_>> = self.bank.iter().map(Question::graded).collect();
        Forms::of(&bank)
    }

    /// Whether learners confirm something in this lesson (読了確認).
    #[must_use]
    pub fn asks_to_confirm(&self, lesson: &Lesson) -> bool {
        let stands = |insert: &Insert| lesson.html.contains(&insert.marker());
        self.inserts.iter().any(|insert| insert.acknowledge && stands(insert))
    }

    /// The course as somebody takes it: lessons and exercises of the variant (or, for the common one, all
    /// lessons that are not for variants only, and the exercises behind them), and the questions of their
    /// objectives.
    #[must_use]
    pub fn as_taken(&self, variant: Option<&str>) -> CourseMaterial {
        let mut taken = self.clone();
        let chosen = variant.and_then(|id| self.variants.iter().find(|variant| variant.id == id));
        match chosen {
            Some(variant) => {
                let lesson = |id: &String| self.lessons.iter().find(|lesson| lesson.id == *id).cloned();
                taken.lessons = variant.lessons.iter().filter_map(lesson).collect();
                taken.exercises.retain(|exercise| variant.exercises.contains(&exercise.id));
                taken.assessment.questions = variant.questions.unwrap_or(self.assessment.questions);
                // An exercise whose lesson the variant leaves out stands behind its last lesson.
                let last = taken.lessons.last().map(|lesson| lesson.id.clone()).unwrap_or_default();
                for exercise in &mut taken.exercises {
                    if !taken.lessons.iter().any(|lesson| lesson.id == exercise.after) {
                        exercise.after.clone_from(&last);
                    }
                }
            }
            None => {
                taken.lessons.retain(|lesson| !lesson.only_variants);
                let stands = |after: &String| taken.lessons.iter().any(|lesson| lesson.id == *after);
                taken.exercises.retain(|exercise| stands(&exercise.after));
            }
        }
        if chosen.is_some() {
            let covered = |id: &String| taken.lessons.iter().any(|lesson| lesson.objectives.contains(id));
            taken.bank.retain(|question| covered(&question.objective));
            taken.objectives.retain(|objective| covered(&objective.id));
            let bank = u32::try_from(taken.bank.len()).unwrap_or(u32::MAX);
            taken.assessment.questions = taken.assessment.questions.min(bank);
            taken.minutes = taken.lessons.iter().map(|lesson| lesson.minutes).sum::<u32>()
                + taken.exercises.iter().map(|exercise| exercise.minutes).sum::<u32>()
                + taken.assessment.questions;
        }
        taken
    }
}
