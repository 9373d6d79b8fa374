//! The draft of the curriculum and the list of published states.

use chrono::{DateTime, NaiveDate, Utc};
use contract::error::ErrorCode;
use contract::requirements::{
    Choice, Choices, CourseChoice, CurriculumPage, DraftView, SaveDraft, UnitChoice, VersionList, VersionRow,
    VersionView,
};
use learning::curriculum::{Courses, Curriculum, check};
use learning::fiscal_year::FiscalYear;
use learning::role::Attribute;

use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::organization;
use crate::page::length;
use crate::requirements::store::{self, DraftRow, UnitRow, VersionRow as StoredVersion};
use crate::requirements::world;
use crate::session::CurrentUser;

/// Everything that the editor needs.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn page(c: &mut Connection, tenant_id: &str, today: NaiveDate) -> Result<CurriculumPage, Error> {
    let courses = world::courses(c, tenant_id)?;
    let published = store::versions(c, tenant_id)?.pop();
    let published = published.map(|row| version_view(c, tenant_id, row)).transpose()?;
    let draft = match store::draft(c, tenant_id)? {
        Some(row) => draft_view(c, row, &courses, published.as_ref())?,
        None => {
            let curriculum = published.as_ref().map(|view| view.curriculum.clone()).unwrap_or_default();
            let findings = check(&curriculum, &courses);
            let saved_by = String::new();
            DraftView { revision: 0, curriculum, saved_by, saved_at: None, findings, changed: false }
        }
    };
    let choices = choices(c, tenant_id, &courses, today)?;
    Ok(CurriculumPage { fiscal_year: FiscalYear::containing(today), draft, published, choices })
}

fn draft_view(
    c: &mut Connection,
    row: DraftRow,
    courses: &Courses,
    published: Option<&VersionView>,
) -> Result<DraftView, Error> {
    let curriculum: Curriculum = serde_json::from_str(&row.document)?;
    let names = organization::store::names_of(c, &row.tenant_id, std::iter::once(row.saved_by.as_str()))?;
    Ok(DraftView {
        revision: row.revision,
        findings: check(&curriculum, courses),
        changed: published.is_none_or(|view| view.curriculum != curriculum),
        curriculum,
        saved_by: names.get(&row.saved_by).cloned().unwrap_or(row.saved_by),
        saved_at: Some(row.saved_at),
    })
}

/// Revision of the draft; 0 when nobody has saved one.
///
/// # Errors
/// The database refuses.
pub fn revision(c: &mut Connection, tenant_id: &str) -> Result<i32, Error> {
    Ok(store::draft(c, tenant_id)?.map_or(0, |row| row.revision))
}

/// Saves the draft, whatever is still wrong with it.
///
/// # Errors
/// Conflict when somebody else has saved in the meantime.
pub fn save(
    c: &mut Connection,
    user: &CurrentUser,
    body: &SaveDraft,
    now: DateTime<Utc>,
) -> Result<DraftView, Error> {
    let tenant_id = user.tenant_id.as_str();
    take_turn(c, &format!("{tenant_id}/curriculum"))?;
    if revision(c, tenant_id)? != body.revision {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let row = DraftRow {
        tenant_id: tenant_id.to_owned(),
        document: serde_json::to_string(&body.curriculum)?,
        revision: body.revision.saturating_add(1),
        saved_by: user.staff_number.clone(),
        saved_at: now,
    };
    store::save_draft(c, &row)?;
    let target = format!("draft {}: {} rules", row.revision, body.curriculum.rules.len());
    audit::store::append(c, &Entry::by(user, now, Action::CurriculumSaved, target))?;
    let courses = world::courses(c, tenant_id)?;
    let published = store::versions(c, tenant_id)?.pop();
    let published = published.map(|row| version_view(c, tenant_id, row)).transpose()?;
    draft_view(c, row, &courses, published.as_ref())
}

fn version_view(c: &mut Connection, tenant_id: &str, row: StoredVersion) -> Result<VersionView, Error> {
    let names = organization::store::names_of(c, tenant_id, std::iter::once(row.published_by.as_str()))?;
    Ok(VersionView {
        number: row.number,
        curriculum: serde_json::from_str(&row.document)?,
        published_at: row.published_at,
        published_by: names.get(&row.published_by).cloned().unwrap_or(row.published_by),
        reason: row.reason,
        difference: serde_json::from_str(&row.difference)?,
    })
}

/// One published state.
///
/// # Errors
/// Not found.
pub fn version(c: &mut Connection, tenant_id: &str, number: i32) -> Result<VersionView, Error> {
    let row = store::version(c, tenant_id, number)?;
    version_view(c, tenant_id, row)
}

/// All published states, latest first.
///
/// # Errors
/// The database refuses, or holds what this program cannot read.
pub fn versions(c: &mut Connection, tenant_id: &str) -> Result<VersionList, Error> {
    let rows = store::versions(c, tenant_id)?;
    let numbers = rows.iter().map(|row| row.published_by.as_str());
    let names = organization::store::names_of(c, tenant_id, numbers)?;
    let versions = rows
        .into_iter()
        .rev()
        .map(|row| {
            let curriculum: Curriculum = serde_json::from_str(&row.document)?;
            Ok(VersionRow {
                number: row.number,
                rules: length(&curriculum.rules),
                published_at: row.published_at,
                published_by: names.get(&row.published_by).cloned().unwrap_or(row.published_by),
                reason: row.reason,
                difference: serde_json::from_str(&row.difference)?,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(VersionList { versions })
}

fn choices(
    c: &mut Connection,
    tenant_id: &str,
    courses: &Courses,
    today: NaiveDate,
) -> Result<Choices, Error> {
    let titles = catalog::store::titles(c, tenant_id)?;
    let choice = |(code, label): (String, String)| Choice { code, label };
    Ok(Choices {
        courses: courses
            .iter()
            .map(|(code, info)| CourseChoice {
                code: code.clone(),
                title: titles.get(code).cloned().unwrap_or_default(),
                minutes: info.minutes,
                validity: info.validity,
                prerequisites: info.prerequisites.clone(),
            })
            .collect(),
        grades: organization::store::grade_labels(c, tenant_id)?.into_iter().map(choice).collect(),
        job_kinds: store::job_kinds(c, tenant_id)?,
        units: units(store::units(c, tenant_id, today)?),
        operations: store::operation_names(c, tenant_id)?.into_iter().map(choice).collect(),
        attributes: Attribute::ALL
            .into_iter()
            .map(|attribute| choice((attribute.as_str().to_owned(), attribute.label().to_owned())))
            .collect(),
    })
}

/// Divisions in order of code, each before its sections; sections without a division last.
fn units(rows: Vec<UnitRow>) -> Vec<UnitChoice> {
    let (divisions, sections): (Vec<UnitRow>, Vec<UnitRow>) =
        rows.into_iter().partition(|row| row.kind == "division");
    let place = |section: &UnitRow| {
        let at = divisions.iter().position(|division| section.parent_id.as_deref() == Some(&division.id));
        (at.unwrap_or(divisions.len()), 1)
    };
    let mut all: Vec<((usize, usize), UnitRow)> =
        sections.into_iter().map(|section| (place(&section), section)).collect();
    all.extend(divisions.iter().enumerate().map(|(index, division)| ((index, 0), division.clone())));
    all.sort_by(|(a, one), (b, other)| (a, &one.code).cmp(&(b, &other.code)));
    all.into_iter()
        .map(|(_, row)| UnitChoice { division: row.kind == "division", id: row.id, name: row.name })
        .collect()
}
