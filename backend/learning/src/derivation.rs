//! Assignments derive (受講割当の導出): ledger × curriculum × facts → what this person must take, by when, and
//! why. One pure function; it may not know databases, clocks or sentences.
//!
//! The rules, each tested under its name (`tests.rs`):
//!
//! 1. One duty per person × course × fiscal year; nothing is deleted, only its standing changes.
//! 2. A due date comes from its rule once and stays with its cause; a new version of the rule does not move
//!    it unless HR asks for that.
//! 3. Grace is reported apart, never a hidden extension.
//! 4. A completion from the early day on counts for the next year too (default: never).
//! 5. After a transfer the same requirement is the same duty; what is no longer required ends with a date,
//!    what was begun may be finished, what was completed stays. What is valid already is credited (充当).
//! 6. Leave stops the clock: suspended, and on return due no earlier than n days later.
//! 7. Who joins in the middle of a year gets n days; an end of employment before the due date is shown.
//! 8. Exemption has a reason and an end, and leaves the denominator.
//! 9. Two causes for one course are one duty with the earliest date and both causes.
//! 10. Changing content or a rule never changes a completed duty.
//! 11. Everything is a function of its inputs and a day.
//! 12. The result says what changed, so that it can be previewed, logged and undone.

mod candidates;
mod coverage;
mod due;
mod intervals;
mod standing;

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::curriculum::{Courses, Curriculum, DueRule, OrganizationFacts};
use crate::fiscal_year::FiscalYear;
use crate::ledger::{EventKind, Timeline};

pub use intervals::{Interval, intervals};

/// A published curriculum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Version number, from 1.
    pub number: i32,
    /// The day in Japan from which it holds.
    pub published_on: NaiveDate,
    /// The rules.
    pub curriculum: Curriculum,
}

/// What is the same for everybody.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// All versions, oldest first.
    pub versions: Vec<Published>,
    /// Units and operations.
    pub organization: OrganizationFacts,
    /// Published courses.
    pub courses: Courses,
    /// Rules whose open duties take the due date of the present rule instead of the one given first.
    pub redate: Vec<String>,
}

/// Where a duty stands, beside its completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// 必要.
    Required,
    /// 停止（休職・育休・派遣）.
    Suspended,
    /// 免除.
    Exempt,
    /// 充当.
    Credited,
    /// 対象外（異動・退職・規則の変更）.
    NotRequired,
}

impl Standing {
    /// All of them.
    pub const ALL: [Standing; 5] = [
        Standing::Required,
        Standing::Suspended,
        Standing::Exempt,
        Standing::Credited,
        Standing::NotRequired,
    ];

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Required => "required",
            Standing::Suspended => "suspended",
            Standing::Exempt => "exempt",
            Standing::Credited => "credited",
            Standing::NotRequired => "not-required",
        }
    }

    /// The standing of that name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.as_str() == text)
    }
}

/// Why a duty exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cause {
    /// Where it comes from.
    pub source: Source,
    /// The day from which it holds.
    pub since: NaiveDate,
    /// The day from which it holds no more; none while it holds.
    pub ended_on: Option<NaiveDate>,
    /// Due date by this cause, before leave and extension.
    pub due_on: NaiveDate,
    /// From when it can be taken.
    pub opens_on: NaiveDate,
    /// Days of grace.
    pub grace_days: u32,
}

/// Where a cause comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// A rule of the curriculum.
    Rule {
        /// Rule id.
        rule_id: String,
        /// The version by which the duty arose.
        version: i32,
        /// Label of the rule.
        label: String,
        /// What started it.
        trigger: Trigger,
        /// How the due date was found.
        due: DueRule,
        /// The course whose prerequisite this is; none when the rule names the course itself.
        prerequisite_for: Option<String>,
        /// The completion that expires, for a renewal.
        renewal_of: Option<NaiveDate>,
    },
    /// An order of HR (臨時の割当).
    Order {
        /// Order id.
        order_id: String,
    },
    /// The person chose it: a choice of the curriculum, or an elective that was granted.
    Selection {
        /// Id of the rule or application.
        cause_id: String,
        /// Whether it belongs to a choice of the curriculum.
        choice: bool,
    },
}

impl Source {
    /// What makes two causes the same one.
    fn key(&self) -> (u8, &str, &str) {
        match self {
            Source::Rule { rule_id, prerequisite_for, .. } => {
                (0, rule_id, prerequisite_for.as_deref().unwrap_or_default())
            }
            Source::Order { order_id } => (1, order_id, ""),
            Source::Selection { cause_id, .. } => (2, cause_id, ""),
        }
    }
}

/// What started a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    /// The fiscal year began.
    FiscalYear,
    /// The rule was published, or its course.
    Publication {
        /// When.
        on: NaiveDate,
    },
    /// A personnel event.
    Event {
        /// Which.
        kind: EventKind,
        /// When.
        on: NaiveDate,
    },
    /// Something else about the person or the organisation changed.
    Change {
        /// When.
        on: NaiveDate,
    },
}

/// A duty as it is kept, before this derivation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownDuty {
    /// Course code.
    pub course: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// Standing.
    pub standing: Standing,
    /// Since when.
    pub standing_since: NaiveDate,
    /// Due date.
    pub due_on: NaiveDate,
    /// Its causes so far.
    pub causes: Vec<Cause>,
    /// Day of completion.
    pub completed_on: Option<NaiveDate>,
    /// Latest extension, if any.
    pub extended_to: Option<NaiveDate>,
}

/// Outside training that counts for a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// Course code.
    pub course: String,
    /// Day.
    pub completed_on: NaiveDate,
}

/// An exemption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Course code.
    pub course: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// A course that the person chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Course code.
    pub course: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// Id of the rule or application.
    pub cause_id: String,
    /// Whether it belongs to a choice of the curriculum.
    pub choice: bool,
    /// Due date.
    pub due_on: NaiveDate,
    /// Day of the choice.
    pub selected_on: NaiveDate,
}

/// An order of HR that reached the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Order id.
    pub order_id: String,
    /// Course code.
    pub course: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// Due date.
    pub due_on: NaiveDate,
    /// Day of the order.
    pub ordered_on: NaiveDate,
}

/// Everything about one person that decides.
#[derive(Debug, Clone, Default)]
pub struct PersonFacts {
    /// Stable person id.
    pub person_id: String,
    /// The story.
    pub timeline: Timeline,
    /// Duties so far, all years.
    pub duties: Vec<KnownDuty>,
    /// Credits that count for a course.
    pub credits: Vec<Credit>,
    /// Exemptions.
    pub waivers: Vec<Waiver>,
    /// Chosen courses.
    pub selections: Vec<Selection>,
    /// HR's orders.
    pub orders: Vec<Order>,
}

/// A duty as it stands after the derivation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Course code.
    pub course: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// Standing.
    pub standing: Standing,
    /// Since when.
    pub standing_since: NaiveDate,
    /// From when it can be taken.
    pub opens_on: NaiveDate,
    /// Due date: the earliest of the causes that hold, after leave and extension.
    pub due_on: NaiveDate,
    /// Days of grace.
    pub grace_days: u32,
    /// Whether a work or a tool waits for it.
    pub gate: bool,
    /// All causes, those that hold no more included.
    pub causes: Vec<Cause>,
}

/// A choice (選択必修) as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceDuty {
    /// Rule id.
    pub rule_id: String,
    /// Fiscal year.
    pub fiscal_year: FiscalYear,
    /// How many are needed.
    pub needed: u32,
    /// How many are done.
    pub done: u32,
    /// Courses to choose from that can be taken today.
    pub courses: Vec<String>,
    /// Standing.
    pub standing: Standing,
    /// The cause.
    pub cause: Cause,
    /// Due date after leave.
    pub due_on: NaiveDate,
}

/// What a person must do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Derived {
    /// By fiscal year and course.
    pub duties: Vec<Duty>,
    /// By rule.
    pub choices: Vec<ChoiceDuty>,
}

/// Passes until nothing changes any more; two are usual, because a duty that ends or is credited can make room
/// for another one.
const MOST_PASSES: usize = 6;

/// Derives everything that a person must do, as of a day. Every known duty comes back; deriving again from
/// the result changes nothing.
#[must_use]
pub fn derive(world: &World, person: &PersonFacts, today: NaiveDate) -> Derived {
    let mut derived = pass(world, person, today);
    let mut settled = unchanged(&person.duties, &derived.duties);
    let mut person = Cow::Borrowed(person);
    for _ in 1..MOST_PASSES {
        if settled {
            break;
        }
        let duties = derived.duties.iter().map(|duty| known_again(&person.duties, duty)).collect();
        person.to_mut().duties = duties;
        derived = pass(world, &person, today);
        settled = unchanged(&person.duties, &derived.duties);
    }
    derived
}

fn unchanged(known: &[KnownDuty], derived: &[Duty]) -> bool {
    known.len() == derived.len()
        && derived.iter().all(|duty| {
            known.iter().any(|known| {
                known.course == duty.course
                    && known.fiscal_year == duty.fiscal_year
                    && known.standing == duty.standing
                    && known.causes == duty.causes
            })
        })
}

fn known_again(known: &[KnownDuty], duty: &Duty) -> KnownDuty {
    let before =
        known.iter().find(|known| known.course == duty.course && known.fiscal_year == duty.fiscal_year);
    KnownDuty {
        course: duty.course.clone(),
        fiscal_year: duty.fiscal_year,
        standing: duty.standing,
        standing_since: duty.standing_since,
        due_on: duty.due_on,
        causes: duty.causes.clone(),
        completed_on: before.and_then(|known| known.completed_on),
        extended_to: before.and_then(|known| known.extended_to),
    }
}

fn pass(world: &World, person: &PersonFacts, today: NaiveDate) -> Derived {
    let candidates = candidates::all(world, person, today);
    let mut duties: BTreeMap<(FiscalYear, String), Duty> = BTreeMap::new();
    for known in &person.duties {
        let mut duty = standing::kept(known);
        if known.completed_on.is_none() {
            standing::reopen(world, person, &mut duty);
        }
        duties.insert((known.fiscal_year, known.course.clone()), duty);
    }
    for candidate in &candidates.duties {
        let key = (candidate.fiscal_year, candidate.course.clone());
        let duty = duties.entry(key).or_insert_with(|| standing::begun(candidate));
        standing::join(duty, &candidate.cause, world);
    }
    let duties = duties
        .into_values()
        .map(|duty| {
            let known = person
                .duties
                .iter()
                .find(|known| known.fiscal_year == duty.fiscal_year && known.course == duty.course);
            standing::decide(world, person, known, &candidates, duty, today)
        })
        .collect();
    Derived { duties, choices: candidates.choices }
}

#[cfg(test)]
mod tests;
