//! The effect of every course: before and after, person by person, and what stayed.

use chrono::{DateTime, Utc};
use contract::reporting::CourseColumn;
use contract::understanding::{Change, CourseEffect, Effect, EffectRow, Retained};
use learning::effect;
use learning::fiscal_year::FiscalYear;
use learning::release::{Pending, Release, Scope, published_until};
use learning::retention::RetentionCheck;
use learning::tenths::Tenths;

use crate::catalog;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::understanding::directory::Directory;
use crate::understanding::measured::{Measure, by_course};
use crate::understanding::record::{self, Kept, Measured};
use crate::understanding::store::{self, ContributionRow};

/// The effect of every course of a fiscal year that somebody has a result of, in order of code, as it may be
/// published at `now`.
///
/// # Errors
/// The database refuses, or holds text that this program cannot read.
pub fn effects(
    c: &mut Connection,
    tenant_id: &str,
    fiscal_year: FiscalYear,
    now: DateTime<Utc>,
) -> Result<Vec<CourseEffect>, Error> {
    let until = published_until(now);
    let titles = catalog::store::titles(c, tenant_id)?;
    let directory = Directory::load(c, tenant_id)?;
    by_course(store::of_year(c, tenant_id, fiscal_year.0)?)
        .into_iter()
        .map(|(code, after, checks)| {
            let title = titles.get(&code).cloned().unwrap_or_default();
            of_course(&directory, CourseColumn { code, title }, (after, checks), until)
        })
        .collect()
}

fn of_course(
    directory: &Directory,
    course: CourseColumn,
    (after, checks): (Vec<ContributionRow>, Vec<ContributionRow>),
    until: DateTime<Utc>,
) -> Result<CourseEffect, Error> {
    let measure = Measure::first_attempts(after)?;
    let released = measure.release(until);
    let row = |scope: Scope<'_>, id: &str, label: &str, group: &str| EffectRow {
        id: id.to_owned(),
        label: label.to_owned(),
        group: group.to_owned(),
        effect: of_scope(&measure.values, &released, scope),
        pending: released.pending(scope, |place| pair(&measure.values, place).is_some()),
    };
    let (divisions, units) = directory.rows(&released, row);
    // Whoever has one test only is in no pair: a row of nobody is left out.
    let told = |row: &EffectRow| row.effect.is_some() || row.pending != Pending::None;
    Ok(CourseEffect {
        course,
        city: row(Scope::City, "", "", ""),
        divisions: divisions.into_iter().filter(told).collect(),
        units: units.into_iter().filter(told).collect(),
        retention: RetentionCheck::ALL
            .into_iter()
            .map(|check| retained(check, &checks, until))
            .collect::<Result<_, Error>>()?,
    })
}

/// Before and after of one person in points.
fn pair(values: &[Measured], place: usize) -> Option<(f64, f64)> {
    let value = values.get(place)?;
    Some((100.0 * value.before.as_ref()?.share.value(), 100.0 * value.after.value()))
}

fn of_scope(values: &[Measured], released: &Release<'_>, scope: Scope<'_>) -> Option<Effect> {
    let pairs: Vec<(f64, f64)> = released.in_tests(scope).filter_map(|place| pair(values, place)).collect();
    let found = effect::effect(&pairs)?;
    let (low, high) = found.gain.interval?;
    Some(Effect {
        people: found.gain.people,
        before: Tenths::of(found.before)?,
        after: Tenths::of(found.after)?,
        gain: Tenths::of(found.gain.mean)?,
        low: Tenths::of(low)?,
        high: Tenths::of(high)?,
    })
}

/// Only the difference is told, never the mean of the check beside that of the first attempts: the people of a
/// check are not whole batches of the first attempts, and the two means would tell of those who did not take it.
fn retained(
    check: RetentionCheck,
    checks: &[ContributionRow],
    until: DateTime<Utc>,
) -> Result<Retained, Error> {
    let of_check = checks.iter().filter(|row| row.measure == record::kept(check)).cloned();
    let measure: Measure<Kept> = Measure::uniform(of_check.collect())?;
    let released = measure.release(until);
    let changes: Vec<f64> = released
        .members(Scope::City)
        .filter_map(|place| Some(100.0 * measure.values.get(place)?.change.value()))
        .collect();
    let pending = released.pending(Scope::City, |_| true);
    Ok(Retained { days: check.days(), change: change(&changes), pending })
}

fn change(changes: &[f64]) -> Option<Change> {
    let found = effect::mean(changes)?;
    let (low, high) = found.interval?;
    Some(Change {
        people: found.people,
        mean: Tenths::of(found.mean)?,
        low: Tenths::of(low)?,
        high: Tenths::of(high)?,
    })
}
