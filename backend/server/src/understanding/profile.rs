//! The profile of digital literacy: what people know about each of the ten items and of DSS-L.
//!
//! Every course is released by itself, and a figure about an item adds up the courses that ask about it: a sum of
//! whole batches, as everything that is published.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use contract::reporting::ReportScope;
use contract::understanding::{DsslColumn, ProfileFigure, ProfileReport, ProfileRow};
use learning::competency::{DSSL, LITERACY};
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::release::{LEAST, Scope, published_until};
use learning::tenths::Tenths;

use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::understanding::directory::Directory;
use crate::understanding::measured::{Measure, by_course};
use crate::understanding::record::Measured;
use crate::understanding::store;

/// Results and the sum of their shares, by item.
type Sums = BTreeMap<String, (u32, f64)>;

/// Sums of a unit, a division or the city; the key of a unit is its id, that of a division its name.
#[derive(Default)]
struct Tally {
    city: Sums,
    divisions: BTreeMap<String, Sums>,
    units: BTreeMap<String, Sums>,
}

/// The profile as far as the caller sees: everything, or the ten items of the own units.
///
/// # Errors
/// The database refuses, or holds text that this program cannot read.
pub fn report(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
    fiscal_year: FiscalYear,
    own_units: Option<&BTreeSet<String>>,
    now: DateTime<Utc>,
) -> Result<ProfileReport, Error> {
    let until = published_until(now);
    let directory = Directory::load(c, tenant_id)?;
    let measures = by_course(store::of_year(c, tenant_id, fiscal_year.0)?)
        .into_iter()
        .map(|(_, after, _)| Measure::first_attempts(after))
        .collect::<Result<Vec<_>, Error>>()?;
    let (mut tally, mut wanted) = (Tally::default(), BTreeSet::new());
    for measure in &measures {
        let released = measure.release(until);
        for (division, unit) in released.units() {
            if own_units.is_none_or(|own| own.contains(unit)) {
                wanted.insert((division.to_owned(), unit.to_owned()));
            }
        }
        tally.add(measure, &wanted, &released);
    }
    let places: BTreeSet<(&str, &str)> =
        wanted.iter().map(|(division, unit)| (division.as_str(), unit.as_str())).collect();
    let whole = own_units.is_none();
    let dssl = if whole { dssl_columns(c, shelf, tenant_id)? } else { Vec::new() };
    let row = |sums: Option<&Sums>, id: &str, label: &str, group: &str| ProfileRow {
        id: id.to_owned(),
        label: label.to_owned(),
        group: group.to_owned(),
        literacy: LITERACY.iter().map(|item| figure(sums, item)).collect(),
        dssl: dssl.iter().map(|column| figure(sums, &column.code)).collect(),
    };
    Ok(ProfileReport {
        fiscal_year,
        as_of: last_day(until),
        least: least(),
        scope: if whole { ReportScope::Organization } else { ReportScope::OwnUnit },
        literacy: LITERACY.map(str::to_owned).to_vec(),
        city: whole.then(|| row(Some(&tally.city), "", "", "")),
        divisions: if whole {
            let names = directory.divisions(&places);
            names.iter().map(|name| row(tally.divisions.get(name), name, name, "")).collect()
        } else {
            Vec::new()
        },
        units: directory
            .units(&places)
            .iter()
            .map(|unit| row(tally.units.get(&unit.id), &unit.id, &unit.name, &unit.division))
            .collect(),
        dssl,
    })
}

/// The last day that is published until an instant.
#[must_use]
pub fn last_day(until: DateTime<Utc>) -> chrono::NaiveDate {
    jst_date(until - chrono::TimeDelta::seconds(1))
}

/// People of a figure at least.
#[must_use]
pub fn least() -> u32 {
    u32::try_from(LEAST).unwrap_or(u32::MAX)
}

impl Tally {
    /// Adds one course.
    fn add(
        &mut self,
        measure: &Measure<Measured>,
        wanted: &BTreeSet<(String, String)>,
        released: &learning::release::Release<'_>,
    ) {
        let values = &measure.values;
        sum(&mut self.city, values, released.in_tests(Scope::City));
        let divisions: BTreeSet<&String> = wanted.iter().map(|(division, _)| division).collect();
        for division in divisions {
            let sums = self.divisions.entry(division.clone()).or_default();
            sum(sums, values, released.in_tests(Scope::Division(division)));
        }
        let units: BTreeSet<&String> = wanted.iter().map(|(_, unit)| unit).collect();
        for unit in units {
            let sums = self.units.entry(unit.clone()).or_default();
            sum(sums, values, released.in_tests(Scope::Unit(unit)));
        }
    }
}

/// An item of the ten counts the questions about it, an item of DSS-L the whole test of a course that serves it.
fn sum(sums: &mut Sums, values: &[Measured], members: impl Iterator<Item = usize>) {
    for value in members.filter_map(|place| values.get(place)) {
        let items = value.literacy.iter().map(|(item, share)| (item, share.value()));
        let codes = value.dssl.iter().map(|code| (code, value.after.value()));
        for (key, share) in items.chain(codes) {
            let (results, sum) = sums.entry(key.clone()).or_default();
            *results += 1;
            *sum += share;
        }
    }
}

fn figure(sums: Option<&Sums>, key: &str) -> Option<ProfileFigure> {
    let (results, sum) = *sums?.get(key)?;
    Some(ProfileFigure { results, mean: Tenths::of(100.0 * sum / f64::from(results))? })
}

/// Items of the standard with the published courses that serve them.
fn dssl_columns(c: &mut Connection, shelf: &Shelf, tenant_id: &str) -> Result<Vec<DsslColumn>, Error> {
    let mut courses = Vec::new();
    for version in catalog::store::newest(c, tenant_id)? {
        courses.push(shelf.take(c, tenant_id, &version.id)?);
    }
    let columns = DSSL.iter().map(|item| {
        let serving = courses.iter().filter(|course| course.dssl.iter().any(|code| code == item.code));
        DsslColumn {
            code: item.code.to_owned(),
            name: item.name.to_owned(),
            group: item.group.to_owned(),
            courses: serving.map(|course| course.code.clone()).collect(),
        }
    });
    Ok(columns.collect())
}
