//! 候補業務: work that could be automated (RPA), and the hours that it would save. Exact integers of minutes.

use serde::{Deserialize, Serialize};

use super::Unknown;
use super::answer::written;

/// Most candidates of one answer.
pub const MOST: usize = 10;
/// Largest count per day, week, month or year.
pub const MOST_TIMES: u32 = 100_000;
/// Most minutes of one time.
pub const MOST_MINUTES: u32 = 10_000;
/// Share of the time that automation is assumed to save where nothing else is said; percent.
pub const SAVED_PERCENT: u32 = 80;

/// How often work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WorkFrequency {
    /// 毎日: on each of 240 working days.
    Daily,
    /// 毎週: in each of 52 weeks.
    Weekly,
    /// 毎月.
    Monthly,
    /// 毎年.
    Yearly,
}

impl WorkFrequency {
    /// All, most often first.
    pub const ALL: [WorkFrequency; 4] =
        [WorkFrequency::Daily, WorkFrequency::Weekly, WorkFrequency::Monthly, WorkFrequency::Yearly];

    /// How many times a year. 240 working days are an assumption that is stated wherever hours are shown.
    #[must_use]
    pub fn per_year(self) -> u32 {
        match self {
            WorkFrequency::Daily => 240,
            WorkFrequency::Weekly => 52,
            WorkFrequency::Monthly => 12,
            WorkFrequency::Yearly => 1,
        }
    }

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            WorkFrequency::Daily => "daily",
            WorkFrequency::Weekly => "weekly",
            WorkFrequency::Monthly => "monthly",
            WorkFrequency::Yearly => "yearly",
        }
    }

    /// The frequency of that name.
    ///
    /// # Errors
    /// [`Unknown`] for any other text.
    pub fn parse(text: &str) -> Result<WorkFrequency, Unknown> {
        let found = WorkFrequency::ALL.into_iter().find(|frequency| frequency.as_str() == text);
        found.ok_or_else(|| Unknown(text.to_owned()))
    }
}

/// A piece of work that could be automated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkCandidate {
    /// 業務名; 1 to 100 characters.
    pub work: String,
    /// 件数 each day, week, month or year; 1 to 100,000.
    pub times: u32,
    /// 1件あたりの分; 1 to 10,000.
    pub minutes: u32,
    /// 頻度.
    pub frequency: WorkFrequency,
    /// 使うシステム; at most 200 characters, may be empty.
    pub systems: String,
    /// 困りごと; at most 500 characters, may be empty.
    pub trouble: String,
}

/// Minutes a year that the work takes.
#[must_use]
pub fn minutes_per_year(times: u32, minutes: u32, frequency: WorkFrequency) -> u64 {
    u64::from(times).saturating_mul(u64::from(minutes)).saturating_mul(u64::from(frequency.per_year()))
}

/// Minutes a year that are saved when automation takes over this share (percent, at most 100) of the work; a part
/// of a minute is dropped.
#[must_use]
pub fn minutes_saved(times: u32, minutes: u32, frequency: WorkFrequency, saved_percent: u32) -> u64 {
    minutes_per_year(times, minutes, frequency).saturating_mul(u64::from(saved_percent.min(100))) / 100
}

/// Whether the candidates of one answer are complete and in bounds.
///
/// # Errors
/// The stable code of the first rule that is broken.
pub fn check(candidates: &[WorkCandidate]) -> Result<(), &'static str> {
    if candidates.is_empty() {
        return Err("required");
    }
    if candidates.len() > MOST {
        return Err("too-many-candidates");
    }
    candidates.iter().try_for_each(|candidate| {
        written(&candidate.work, 100)?;
        if !(1..=MOST_TIMES).contains(&candidate.times) || !(1..=MOST_MINUTES).contains(&candidate.minutes) {
            return Err("not-in-range");
        }
        if candidate.systems.chars().count() > 200 || candidate.trouble.chars().count() > 500 {
            return Err("too-long");
        }
        Ok(())
    })
}

/// Where the follow-up of a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FollowUp {
    /// 未: nothing was done yet.
    Waiting,
    /// ヒアリング済.
    Heard,
    /// 採用.
    Adopted,
    /// 見送り.
    Declined,
}

impl FollowUp {
    /// All, in order.
    pub const ALL: [FollowUp; 4] =
        [FollowUp::Waiting, FollowUp::Heard, FollowUp::Adopted, FollowUp::Declined];

    /// The stable name in the database and on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            FollowUp::Waiting => "waiting",
            FollowUp::Heard => "heard",
            FollowUp::Adopted => "adopted",
            FollowUp::Declined => "declined",
        }
    }

    /// The state of that name.
    ///
    /// # Errors
    /// [`Unknown`] for any other text.
    pub fn parse(text: &str) -> Result<FollowUp, Unknown> {
        let found = FollowUp::ALL.into_iter().find(|state| state.as_str() == text);
        found.ok_or_else(|| Unknown(text.to_owned()))
    }
}
