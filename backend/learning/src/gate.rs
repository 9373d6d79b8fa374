//! Whether a person may use a tool that asks for training first (利用前必須). May not know where completions
//! are kept, nor which tools there are.
//!
//! A completion counts from its day through the last day of its validity. Whoever repeats a course in time is
//! cleared without a break, so `since` reaches back over completions that follow one another.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::role::EmploymentStatus;
use crate::validity::{Validity, valid_until};

/// What is known of one person and one required course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseRecord {
    /// Course code.
    pub course_code: String,
    /// How long a completion counts for this gate; none while the course is not published.
    pub validity: Option<Validity>,
    /// Days of completions and of credits that count as such, in any order.
    pub completed_on: Vec<NaiveDate>,
}

/// Whether a person is cleared on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Clearance {
    /// Every required course counts.
    Cleared {
        /// First day of the unbroken time.
        since: NaiveDate,
        /// Last day; none when it counts for ever.
        until: Option<NaiveDate>,
    },
    /// Not at work (leave, secondment, retired): nothing is used meanwhile, whatever was completed.
    Away {
        /// Why not.
        status: EmploymentStatus,
    },
    /// At least one required course does not count.
    Lacking {
        /// Which, in the order of the gate; empty when the gate names no course at all.
        courses: Vec<Lacking>,
    },
}

/// A required course that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Lacking {
    /// Course code.
    pub course_code: String,
    /// Why.
    pub reason: LackReason,
}

/// Why a course does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum LackReason {
    /// The course is not published, so nobody can complete it.
    NotPublished,
    /// Never completed.
    NotCompleted,
    /// Completed, but no longer counting.
    Expired {
        /// The last day on which it counted.
        on: NaiveDate,
    },
}

impl Clearance {
    /// Whether the tool may be used.
    #[must_use]
    pub fn is_cleared(&self) -> bool {
        matches!(self, Clearance::Cleared { .. })
    }
}

/// Decides about one person on the day `as_of`. All courses are needed; a gate without a course lets nobody
/// through, because a gate that was set up halfway must not stand open. Completions after `as_of` have not
/// happened yet.
#[must_use]
pub fn clearance(status: EmploymentStatus, courses: &[CourseRecord], as_of: NaiveDate) -> Clearance {
    if !matches!(status, EmploymentStatus::Active | EmploymentStatus::SecondedIn) {
        return Clearance::Away { status };
    }
    let mut common: Option<Span> = None;
    let mut lacking = Vec::new();
    for course in courses {
        match span(course, as_of) {
            Ok(span) => common = Some(common.map_or(span, |common| common.within(span))),
            Err(reason) => lacking.push(Lacking { course_code: course.course_code.clone(), reason }),
        }
    }
    match common {
        Some(span) if lacking.is_empty() => Clearance::Cleared { since: span.since, until: span.until },
        _ => Clearance::Lacking { courses: lacking },
    }
}

/// Unbroken days; no end when it counts for ever.
#[derive(Clone, Copy)]
struct Span {
    since: NaiveDate,
    until: Option<NaiveDate>,
}

impl Span {
    fn within(self, other: Span) -> Span {
        let until = match (self.until, other.until) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        Span { since: self.since.max(other.since), until }
    }

    /// Whether a span beginning at `day` follows without a gap.
    fn is_followed_at(self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day <= until || until.succ_opt() == Some(day))
    }
}

/// The unbroken time of one course around `as_of`, or why there is none.
fn span(course: &CourseRecord, as_of: NaiveDate) -> Result<Span, LackReason> {
    let validity = course.validity.ok_or(LackReason::NotPublished)?;
    let mut days: Vec<NaiveDate> = course.completed_on.iter().copied().filter(|day| *day <= as_of).collect();
    days.sort_unstable();
    let spans = days.into_iter().map(|day| Span { since: day, until: valid_until(validity, day) });
    let last = spans.reduce(|earlier, later| {
        if earlier.is_followed_at(later.since) { Span { since: earlier.since, ..later } } else { later }
    });
    match last {
        None => Err(LackReason::NotCompleted),
        Some(Span { until: Some(on), .. }) if on < as_of => Err(LackReason::Expired { on }),
        Some(span) => Ok(span),
    }
}

#[cfg(test)]
mod tests;
