//! Busy seasons of a municipality: where a term falls into one, the plan warns. A warning stops nothing.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::plan::{PlanDocument, PlanRow};

/// Parts of the names of departments that are busy in January and February (確定申告, 住民税申告).
const TAX_SEASON_NAMES: [&str; 3] = ["税", "収納", "市民"];

/// Why a term is unfortunate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BusySeason {
    /// The term ends in November or December, when the budget is made and the assembly sits.
    Budget,
    /// The term ends in January or February and means departments that take tax returns then.
    TaxReturns,
    /// The term ends in June or September, when the assembly sits.
    Assembly,
    /// The whole term is in July and August, which elections take in some years.
    Election,
    /// Every month of the term is a busy one.
    OnlyBusyMonths,
}

/// A row whose term is unfortunate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlanWarning {
    /// Which row, counted from 1.
    pub row: u32,
    /// Why.
    pub season: BusySeason,
}

/// Whether a department of this name is busy in January and February. A guess from the name, good enough for a hint.
#[must_use]
pub fn is_busy_in_tax_season(department: &str) -> bool {
    TAX_SEASON_NAMES.iter().any(|part| department.contains(part))
}

/// Everything that a plan warns of, row by row. `tax_season`: departments that are busy in January and February.
#[must_use]
pub fn warnings(plan: &PlanDocument, tax_season: &BTreeSet<String>) -> Vec<PlanWarning> {
    let rows = (1_u32..).zip(&plan.rows);
    let of = |(number, row)| {
        let seasons: Vec<BusySeason> = of_row(row, tax_season);
        seasons.into_iter().map(move |season| PlanWarning { row: number, season })
    };
    rows.flat_map(of).collect()
}

/// The months of a term, as numbers of the calendar; of a year at most.
fn months(starts_on: NaiveDate, ends_on: NaiveDate) -> BTreeSet<u32> {
    let count = |day: NaiveDate| day.year().saturating_mul(12).saturating_add_unsigned(day.month0());
    let (first, last) = (count(starts_on), count(ends_on).max(count(starts_on)));
    (first..=last).take(12).map(|month| month.rem_euclid(12).unsigned_abs() + 1).collect()
}

fn of_row(row: &PlanRow, tax_season: &BTreeSet<String>) -> Vec<BusySeason> {
    let means_tax = tax_season.iter().any(|department| row.audience.of_department(department));
    let months = months(row.starts_on, row.ends_on);
    let busy = |month: &u32| match month {
        6 | 9 | 11 | 12 => true,
        1 | 2 => means_tax,
        _ => false,
    };
    let end = match row.ends_on.month() {
        11 | 12 => Some(BusySeason::Budget),
        1 | 2 if means_tax => Some(BusySeason::TaxReturns),
        6 | 9 => Some(BusySeason::Assembly),
        _ => None,
    };
    let summer = months.iter().all(|month| matches!(month, 7 | 8)).then_some(BusySeason::Election);
    let only = months.iter().all(busy).then_some(BusySeason::OnlyBusyMonths);
    [end, summer, only].into_iter().flatten().collect()
}
