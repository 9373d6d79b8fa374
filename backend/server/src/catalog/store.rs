//! SQL of course versions.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::database::dialect::Connection;
use crate::database::schema::course_versions;
use crate::error::Error;

/// A published version without its material.
#[derive(Queryable, Selectable, Debug, Clone)]
#[diesel(table_name = course_versions)]
pub struct CourseVersionRow {
    /// Version id.
    pub id: String,
    /// Course code.
    pub code: String,
    /// Number, from 1.
    pub version: i32,
    /// Hash of its files.
    pub content_hash: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
}

/// A version to publish.
#[derive(Insertable)]
#[diesel(table_name = course_versions)]
pub struct NewCourseVersion<'a> {
    /// Organisation.
    pub tenant_id: &'a str,
    /// Version id.
    pub id: &'a str,
    /// Course code.
    pub code: &'a str,
    /// Number, from 1.
    pub version: i32,
    /// Hash of its files.
    pub content_hash: &'a str,
    /// Title.
    pub title: &'a str,
    /// The material as JSON.
    pub material: &'a str,
    /// Now.
    pub published_at: DateTime<Utc>,
}

/// Appends a version.
///
/// # Errors
/// Conflict when the same content is published already.
pub fn insert(c: &mut Connection, version: &NewCourseVersion<'_>) -> Result<(), Error> {
    diesel::insert_into(course_versions::table).values(version).execute(c)?;
    Ok(())
}

/// The newest version of every course, in order of code.
///
/// # Errors
/// The database refuses.
pub fn newest(c: &mut Connection, tenant_id: &str) -> Result<Vec<CourseVersionRow>, Error> {
    let all: Vec<CourseVersionRow> = course_versions::table
        .filter(course_versions::tenant_id.eq(tenant_id))
        .order((course_versions::code.asc(), course_versions::version.desc()))
        .select(CourseVersionRow::as_select())
        .load(c)?;
    let mut newest: Vec<CourseVersionRow> = Vec::new();
    for row in all {
        if newest.last().is_none_or(|last| last.code != row.code) {
            newest.push(row);
        }
    }
    Ok(newest)
}

/// When every course was published for the first time.
///
/// # Errors
/// The database refuses.
pub fn first_published(c: &mut Connection, tenant_id: &str) -> Result<Vec<(String, DateTime<Utc>)>, Error> {
    Ok(course_versions::table
        .filter(course_versions::tenant_id.eq(tenant_id))
        .filter(course_versions::version.eq(1))
        .select((course_versions::code, course_versions::published_at))
        .load(c)?)
}

/// The newest version of one course.
///
/// # Errors
/// Not found when there is none.
pub fn newest_of(c: &mut Connection, tenant_id: &str, code: &str) -> Result<CourseVersionRow, Error> {
    Ok(course_versions::table
        .filter(course_versions::tenant_id.eq(tenant_id))
        .filter(course_versions::code.eq(code))
        .order(course_versions::version.desc())
        .select(CourseVersionRow::as_select())
        .first(c)?)
}

/// The material of a version, as JSON.
///
/// # Errors
/// Not found.
pub fn material(c: &mut Connection, tenant_id: &str, version_id: &str) -> Result<String, Error> {
    Ok(course_versions::table.find((tenant_id, version_id)).select(course_versions::material).first(c)?)
}

/// Version ids and numbers of a course that hold this content.
///
/// # Errors
/// The database refuses.
pub fn versions_of(c: &mut Connection, tenant_id: &str, code: &str) -> Result<Vec<(i32, String)>, Error> {
    Ok(course_versions::table
        .filter(course_versions::tenant_id.eq(tenant_id))
        .filter(course_versions::code.eq(code))
        .order(course_versions::version.asc())
        .select((course_versions::version, course_versions::content_hash))
        .load(c)?)
}

/// Title of the newest version of every course, by code.
///
/// # Errors
/// The database refuses.
pub fn titles(c: &mut Connection, tenant_id: &str) -> Result<BTreeMap<String, String>, Error> {
    // Ascending versions: a later title of the same code replaces an earlier one.
    Ok(course_versions::table
        .filter(course_versions::tenant_id.eq(tenant_id))
        .order((course_versions::code.asc(), course_versions::version.asc()))
        .select((course_versions::code, course_versions::title))
        .load::<(String, String)>(c)?
        .into_iter()
        .collect())
}
