//! How duties count in a figure (受講率): which are in the numerator, which in the denominator, and which are left
//! out and why. May not know where the duties come from or how a rate is printed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::deadline::{AssignmentState, DutyFacts, assignment_state};
use crate::role::EmploymentStatus;

/// The one place in which a duty of one person counts on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bucket {
    /// 修了, on or before the due date.
    InTime,
    /// 修了（猶予内）.
    InGrace,
    /// 修了（期限後）.
    Late,
    /// Open and in time.
    Open,
    /// Open past the due date.
    Overdue,
    /// 予定: cannot be taken yet.
    Planned,
    /// 停止, though the person is at work.
    Suspended,
    /// 免除.
    Exempt,
    /// 充当.
    Credited,
    /// 対象外.
    NotRequired,
    /// 休職.
    OnLeave,
    /// 育児休業.
    ParentalLeave,
    /// 派遣（出）.
    SecondedOut,
    /// 退職.
    Left,
}

impl Bucket {
    /// All of them.
    pub const ALL: [Bucket; 14] = [
        Bucket::InTime,
        Bucket::InGrace,
        Bucket::Late,
        Bucket::Open,
        Bucket::Overdue,
        Bucket::Planned,
        Bucket::Suspended,
        Bucket::Exempt,
        Bucket::Credited,
        Bucket::NotRequired,
        Bucket::OnLeave,
        Bucket::ParentalLeave,
        Bucket::SecondedOut,
        Bucket::Left,
    ];

    /// The stable name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Bucket::InTime => "in-time",
            Bucket::InGrace => "in-grace",
            Bucket::Late => "late",
            Bucket::Open => "open",
            Bucket::Overdue => "overdue",
            Bucket::Planned => "planned",
            Bucket::Suspended => "suspended",
            Bucket::Exempt => "exempt",
            Bucket::Credited => "credited",
            Bucket::NotRequired => "not-required",
            Bucket::OnLeave => "on-leave",
            Bucket::ParentalLeave => "parental-leave",
            Bucket::SecondedOut => "seconded-out",
            Bucket::Left => "left",
        }
    }

    /// Reads the stable name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Bucket> {
        Bucket::ALL.into_iter().find(|bucket| bucket.as_str() == text)
    }

    /// Where a duty counts on `today`. People away or gone are in no denominator; their duties are told of among
    /// those left out while they would count otherwise.
    #[must_use]
    pub fn of(duty: &DutyFacts, status: EmploymentStatus, today: NaiveDate) -> Bucket {
        use AssignmentState as S;
        let state = assignment_state(duty, today);
        let away = match status {
            EmploymentStatus::Active | EmploymentStatus::SecondedIn => None,
            EmploymentStatus::OnLeave => Some(Bucket::OnLeave),
            EmploymentStatus::ParentalLeave => Some(Bucket::ParentalLeave),
            EmploymentStatus::SecondedOut => Some(Bucket::SecondedOut),
            EmploymentStatus::Retired => Some(Bucket::Left),
        };
        match (state, away) {
            (S::Planned, _) => Bucket::Planned,
            (S::Exempt, _) => Bucket::Exempt,
            (S::Credited, _) => Bucket::Credited,
            // A duty ends because the person leaves: told of as such.
            (S::NotRequired, Some(Bucket::Left)) => Bucket::Left,
            (S::NotRequired, _) => Bucket::NotRequired,
            (_, Some(away)) => away,
            (S::Completed, None) => Bucket::InTime,
            (S::CompletedInGrace, None) => Bucket::InGrace,
            (S::CompletedLate, None) => Bucket::Late,
            (S::Suspended, None) => Bucket::Suspended,
            (S::Overdue, None) => Bucket::Overdue,
            (S::NotStarted | S::InProgress, None) => Bucket::Open,
        }
    }

    /// Where a duty of a fiscal year that has closed counts once it is completed after all, or once a credit or a
    /// waiver is recorded for it or taken back. Posts and absences stay those of the last day; nothing else moves a
    /// closed duty.
    #[must_use]
    pub fn after_close(self, duty: &DutyFacts, today: NaiveDate) -> Bucket {
        use AssignmentState as S;
        match (self, assignment_state(duty, today)) {
            (Bucket::OnLeave | Bucket::ParentalLeave | Bucket::SecondedOut | Bucket::Left, _) => self,
            (_, S::Completed) => Bucket::InTime,
            (_, S::CompletedInGrace) => Bucket::InGrace,
            (_, S::CompletedLate) => Bucket::Late,
            (Bucket::InTime | Bucket::InGrace | Bucket::Late | Bucket::NotRequired, _) => self,
            (_, S::Exempt) => Bucket::Exempt,
            (_, S::Credited) => Bucket::Credited,
            (Bucket::Exempt | Bucket::Credited, S::Overdue) => Bucket::Overdue,
            _ => self,
        }
    }
}

/// Duties that are in no denominator, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Excluded {
    /// 予定: not open yet.
    pub planned: u32,
    /// 停止.
    pub suspended: u32,
    /// 免除.
    pub exempt: u32,
    /// 充当.
    pub credited: u32,
    /// 対象外.
    pub not_required: u32,
    /// 休職.
    pub on_leave: u32,
    /// 育児休業.
    pub parental_leave: u32,
    /// 派遣（出）.
    pub seconded_out: u32,
    /// 退職.
    pub left: u32,
}

/// A figure with everything that it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// Completed in time.
    pub in_time: u32,
    /// Completed within grace.
    pub in_grace: u32,
    /// Completed late.
    pub late: u32,
    /// Open, in time.
    pub open: u32,
    /// Open past the due date.
    pub overdue: u32,
    /// Left out of numerator and denominator.
    pub excluded: Excluded,
}

impl Figure {
    /// Completed, in time or not (受講率の分子).
    #[must_use]
    pub fn numerator(&self) -> u32 {
        self.in_time.saturating_add(self.in_grace).saturating_add(self.late)
    }

    /// Completed or open (受講率の分母).
    #[must_use]
    pub fn denominator(&self) -> u32 {
        self.numerator().saturating_add(self.open).saturating_add(self.overdue)
    }

    /// Whether there is nothing in it, not even something left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Figure::default()
    }

    /// The number of one bucket.
    #[must_use]
    pub fn get(&self, bucket: Bucket) -> u32 {
        match bucket {
            Bucket::InTime => self.in_time,
            Bucket::InGrace => self.in_grace,
            Bucket::Late => self.late,
            Bucket::Open => self.open,
            Bucket::Overdue => self.overdue,
            Bucket::Planned => self.excluded.planned,
            Bucket::Suspended => self.excluded.suspended,
            Bucket::Exempt => self.excluded.exempt,
            Bucket::Credited => self.excluded.credited,
            Bucket::NotRequired => self.excluded.not_required,
            Bucket::OnLeave => self.excluded.on_leave,
            Bucket::ParentalLeave => self.excluded.parental_leave,
            Bucket::SecondedOut => self.excluded.seconded_out,
            Bucket::Left => self.excluded.left,
        }
    }

    /// Adds (or, below zero, takes) duties of a bucket; never below nothing.
    pub fn add(&mut self, bucket: Bucket, count: i64) {
        let place = match bucket {
            Bucket::InTime => &mut self.in_time,
            Bucket::InGrace => &mut self.in_grace,
            Bucket::Late => &mut self.late,
            Bucket::Open => &mut self.open,
            Bucket::Overdue => &mut self.overdue,
            Bucket::Planned => &mut self.excluded.planned,
            Bucket::Suspended => &mut self.excluded.suspended,
            Bucket::Exempt => &mut self.excluded.exempt,
            Bucket::Credited => &mut self.excluded.credited,
            Bucket::NotRequired => &mut self.excluded.not_required,
            Bucket::OnLeave => &mut self.excluded.on_leave,
            Bucket::ParentalLeave => &mut self.excluded.parental_leave,
            Bucket::SecondedOut => &mut self.excluded.seconded_out,
            Bucket::Left => &mut self.excluded.left,
        };
        let sum = i64::from(*place).saturating_add(count).max(0);
        *place = u32::try_from(sum).unwrap_or(u32::MAX);
    }

    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: &Figure) -> Figure {
        for bucket in Bucket::ALL {
            self.add(bucket, i64::from(other.get(bucket)));
        }
        self
    }
}

#[cfg(test)]
mod tests;
