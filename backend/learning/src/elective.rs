//! Electives (選択研修・応募制): who may apply when, what a decision makes of an application, and who gets a
//! seat. May not know people, departments or where the facts are kept.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::fiscal_year::FiscalYear;

/// What was decided about an application. An application without a decision waits for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Approved, with a seat.
    Approved,
    /// Refused, with a reason.
    Refused,
    /// Taken back by the applicant.
    Withdrawn,
    /// Approved, but every seat was taken.
    Waitlisted,
    /// Got a seat that became free.
    MovedUp,
}

/// The text names none of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown in electives: {0}")]
pub struct Unknown(pub String);

impl Decision {
    /// All decisions.
    pub const ALL: [Decision; 5] =
        [Decision::Approved, Decision::Refused, Decision::Withdrawn, Decision::Waitlisted, Decision::MovedUp];

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Decision::Approved => "approved",
            Decision::Refused => "refused",
            Decision::Withdrawn => "withdrawn",
            Decision::Waitlisted => "waitlisted",
            Decision::MovedUp => "moved-up",
        }
    }

    /// The decision of that name.
    ///
    /// # Errors
    /// [`Unknown`] for any other text.
    pub fn parse(text: &str) -> Result<Decision, Unknown> {
        let found = Decision::ALL.into_iter().find(|decision| decision.as_str() == text);
        found.ok_or_else(|| Unknown(text.to_owned()))
    }
}

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ApplicationState {
    /// Nobody has decided yet.
    Requested,
    /// On the waiting list.
    Waiting,
    /// Has a seat.
    Granted,
    /// Refused.
    Refused,
    /// Taken back.
    Withdrawn,
    /// The fiscal year ended before a decision or a seat.
    Lapsed,
}

impl ApplicationState {
    /// Whether the person has applied and it is not over, so that they cannot apply again.
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, ApplicationState::Requested | ApplicationState::Waiting | ApplicationState::Granted)
    }
}

/// The state of an application of `year` with its latest decision, on the day `today` (Japan time).
#[must_use]
pub fn application_state(latest: Option<Decision>, year: FiscalYear, today: NaiveDate) -> ApplicationState {
    let over = FiscalYear::containing(today) > year;
    match latest {
        None | Some(Decision::Waitlisted) if over => ApplicationState::Lapsed,
        None => ApplicationState::Requested,
        Some(Decision::Waitlisted) => ApplicationState::Waiting,
        Some(Decision::Approved | Decision::MovedUp) => ApplicationState::Granted,
        Some(Decision::Refused) => ApplicationState::Refused,
        Some(Decision::Withdrawn) => ApplicationState::Withdrawn,
    }
}

/// Who decides about applications for a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Approval {
    /// The section head (所属長) of the applicant.
    SectionHead,
    /// Nobody: who applies gets a seat as long as there are any.
    None,
}

impl Approval {
    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Approval::SectionHead => "section-head",
            Approval::None => "none",
        }
    }

    /// The approval of that name.
    ///
    /// # Errors
    /// [`Unknown`] for any other text.
    pub fn parse(text: &str) -> Result<Approval, Unknown> {
        let found = [Approval::SectionHead, Approval::None].into_iter().find(|one| one.as_str() == text);
        found.ok_or_else(|| Unknown(text.to_owned()))
    }
}

/// Who may apply for a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Everybody who can sign in.
    Everyone,
    /// Whom an elective rule (△) of the curriculum reaches.
    Curriculum,
}

impl Audience {
    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Audience::Everyone => "everyone",
            Audience::Curriculum => "curriculum",
        }
    }

    /// The audience of that name.
    ///
    /// # Errors
    /// [`Unknown`] for any other text.
    pub fn parse(text: &str) -> Result<Audience, Unknown> {
        let found = [Audience::Everyone, Audience::Curriculum].into_iter().find(|one| one.as_str() == text);
        found.ok_or_else(|| Unknown(text.to_owned()))
    }
}

/// How electives of one course are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Offer {
    /// Whether people can apply at all.
    pub open: bool,
    /// Who decides.
    pub approval: Approval,
    /// Who may apply.
    pub audience: Audience,
    /// Seats per fiscal year, at least one; none for no limit.
    pub seats: Option<u32>,
    /// First day of the application period; none for no limit.
    pub opens_on: Option<NaiveDate>,
    /// Last day of the application period; none for no limit.
    pub closes_on: Option<NaiveDate>,
    /// Days from the seat to the due date, at least one; none for the end of the fiscal year.
    pub due_days: Option<u32>,
}

impl Default for Offer {
    /// What holds until HR says otherwise: closed.
    fn default() -> Offer {
        Offer {
            open: false,
            approval: Approval::SectionHead,
            audience: Audience::Everyone,
            seats: None,
            opens_on: None,
            closes_on: None,
            due_days: None,
        }
    }
}

/// What is known about one person who wants to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Applicant {
    /// Whether the audience of the course has them.
    pub eligible: bool,
    /// Whether the course is a duty of theirs in this fiscal year, done or not.
    pub assigned: bool,
    /// Whether an application of this fiscal year is not over.
    pub applied: bool,
    /// Whether each prerequisite is complete or a duty of theirs.
    pub prerequisites_met: bool,
}

/// Why somebody cannot apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WhyNot {
    /// The course is theirs already.
    Assigned,
    /// They have applied.
    Applied,
    /// The course takes no applications.
    NotOffered,
    /// The period begins later.
    NotYet,
    /// The period is over.
    Over,
    /// The audience of the course does not have them.
    NotEligible,
    /// A prerequisite is missing.
    Prerequisite,
}

impl WhyNot {
    /// The stable name on the wire, as the code of a refused application.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            WhyNot::Assigned => "assigned",
            WhyNot::Applied => "applied",
            WhyNot::NotOffered => "not-offered",
            WhyNot::NotYet => "not-yet",
            WhyNot::Over => "over",
            WhyNot::NotEligible => "not-eligible",
            WhyNot::Prerequisite => "prerequisite",
        }
    }
}

/// Whether somebody may apply on the day `today` (Japan time). The first and the last day of the period count.
///
/// # Errors
/// The first reason why not, in the order that helps the reader most.
pub fn may_apply(offer: &Offer, applicant: &Applicant, today: NaiveDate) -> Result<(), WhyNot> {
    let reasons = [
        (applicant.assigned, WhyNot::Assigned),
        (applicant.applied, WhyNot::Applied),
        (!offer.open, WhyNot::NotOffered),
        (offer.opens_on.is_some_and(|first| today < first), WhyNot::NotYet),
        (offer.closes_on.is_some_and(|last| today > last), WhyNot::Over),
        (!applicant.eligible, WhyNot::NotEligible),
        (!applicant.prerequisites_met, WhyNot::Prerequisite),
    ];
    match reasons.into_iter().find(|(holds, _)| *holds) {
        Some((_, why)) => Err(why),
        None => Ok(()),
    }
}

/// Seats that are free when `taken` are taken; none for no limit. Fewer seats than taken take nobody's away.
#[must_use]
pub fn free_seats(seats: Option<u32>, taken: u32) -> Option<u32> {
    seats.map(|seats| seats.saturating_sub(taken))
}

/// The due date of a seat that is given on the day `today`: so many days later, never after the fiscal year.
#[must_use]
pub fn due_on(offer: &Offer, today: NaiveDate) -> NaiveDate {
    let last = FiscalYear::containing(today).last_day();
    let days = offer.due_days.map(|days| Days::new(u64::from(days)));
    days.and_then(|days| today.checked_add_days(days)).map_or(last, |day| day.min(last))
}

#[cfg(test)]
mod tests;
