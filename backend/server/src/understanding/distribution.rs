//! What people knew before a course: placements by score band, per unit and objective. It is taken over the very
//! batches of the effect (`learning::release`): a second way of dividing the same people, by who sat the placement,
//! would overlap with those batches in fewer than ten people.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use contract::reporting::CourseColumn;
use contract::understanding::{
    BandCounts, Distribution, DistributionReport, DistributionRow, ObjectiveColumn, ScoreBand,
};
use courseware::CourseMaterial;
use learning::fiscal_year::FiscalYear;
use learning::release::{Pending, Release, Scope, published_until};

use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::page;
use crate::understanding::directory::Directory;
use crate::understanding::measured::Measure;
use crate::understanding::profile::{last_day, least};
use crate::understanding::record::{Before, Measured};
use crate::understanding::store;

/// Bands of a share in whole percent, both ends included.
pub const BANDS: [ScoreBand; 4] = [
    ScoreBand { from: 0, to: 39 },
    ScoreBand { from: 40, to: 59 },
    ScoreBand { from: 60, to: 79 },
    ScoreBand { from: 80, to: 100 },
];

/// The distribution of a course's placement in a fiscal year, as it may be published at `now`; of the first course
/// that has a placement when none is named.
///
/// # Errors
/// The field `course` when that one has no placement; the database refuses, or holds text that this program cannot
/// read.
pub fn report(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
    (course, fiscal_year): (Option<&str>, FiscalYear),
    now: DateTime<Utc>,
) -> Result<DistributionReport, Error> {
    let until = published_until(now);
    let placed = courses_with_placement(c, shelf, tenant_id)?;
    let course = chosen(&placed, course)?;
    let objectives = course.map(|course| objective_columns(course)).unwrap_or_default();
    let code = course.map(|course| course.code.as_str()).unwrap_or_default();
    let mut rows = store::first_attempts(c, tenant_id, code)?;
    rows.retain(|row| row.fiscal_year == fiscal_year.0);
    let measure = Measure::first_attempts(rows)?;
    let released = measure.release(until);
    let directory = Directory::load(c, tenant_id)?;
    let row = |scope: Scope<'_>, id: &str, label: &str, group: &str| DistributionRow {
        id: id.to_owned(),
        label: label.to_owned(),
        group: group.to_owned(),
        figures: figures(&measure.values, &released, scope, &objectives),
        pending: released.pending(scope, |place| before(&measure.values, place).is_some()),
    };
    let (divisions, units) = directory.rows(&released, row);
    let told = |row: &DistributionRow| row.figures.is_some() || row.pending != Pending::None;
    Ok(DistributionReport {
        fiscal_year,
        as_of: last_day(until),
        least: least(),
        course: course.map(|course| column(course)),
        courses: placed.iter().map(|course| column(course)).collect(),
        bands: BANDS.to_vec(),
        city: row(Scope::City, "", "", ""),
        divisions: divisions.into_iter().filter(told).collect(),
        units: units.into_iter().filter(told).collect(),
        objectives,
    })
}

fn before(values: &[Measured], place: usize) -> Option<&Before> {
    values.get(place)?.before.as_ref()
}

fn figures(
    values: &[Measured],
    released: &Release<'_>,
    scope: Scope<'_>,
    objectives: &[ObjectiveColumn],
) -> Option<Distribution> {
    let people: Vec<&Before> = released.in_tests(scope).filter_map(|place| before(values, place)).collect();
    let percent = |each: &&Before| i32::try_from(each.share.percent_floor()).ok();
    (!people.is_empty()).then(|| Distribution {
        people: page::length(&people),
        whole: in_bands(people.iter().filter_map(percent)),
        objectives: objectives
            .iter()
            .map(|objective| BandCounts {
                objective: objective.id.clone(),
                people: in_bands(
                    people.iter().filter_map(|each| each.objectives.get(&objective.id).copied()),
                ),
            })
            .collect(),
    })
}

/// How many of these whole percents are in which band.
fn in_bands(shares: impl Iterator<Item = i32>) -> Vec<u32> {
    let mut counts = vec![0; BANDS.len()];
    for share in shares {
        let inside = |band: &ScoreBand| i32::from(band.from) <= share && share <= i32::from(band.to);
        if let Some(count) = BANDS.iter().position(inside).and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    counts
}

/// The course asked for, or the first one.
fn chosen<'a>(
    placed: &'a [Arc<CourseMaterial>],
    code: Option<&str>,
) -> Result<Option<&'a Arc<CourseMaterial>>, Error> {
    let Some(code) = code else {
        return Ok(placed.first());
    };
    let found = placed.iter().find(|course| course.code == code);
    found.map(Some).ok_or_else(|| Error::field("course", "without-placement"))
}

fn column(course: &CourseMaterial) -> CourseColumn {
    CourseColumn { code: course.code.clone(), title: course.title.clone() }
}

fn objective_columns(course: &CourseMaterial) -> Vec<ObjectiveColumn> {
    let columns = course.objectives.iter();
    columns.map(|each| ObjectiveColumn { id: each.id.clone(), text: each.text.clone() }).collect()
}

/// The newest version of every course that has a placement, in order of code.
fn courses_with_placement(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
) -> Result<Vec<Arc<CourseMaterial>>, Error> {
    let mut courses = Vec::new();
    for version in catalog::store::newest(c, tenant_id)? {
        let course = shelf.take(c, tenant_id, &version.id)?;
        if course.placement.is_some() {
            courses.push(course);
        }
    }
    Ok(courses)
}
