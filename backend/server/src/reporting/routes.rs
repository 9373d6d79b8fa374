//! `/api/reports`.

use std::collections::BTreeMap;

use actix_web::web::{Data, Json, Query};
use actix_web::{HttpResponse, get};
use contract::accounts::Permission;
use contract::reporting::{
    CompletionReport, CourseColumn, LeftOut, OutstandingPage, OutstandingRow, Rate, RateRow, ReportScope,
};
use learning::deadline::assignment_state;
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::assignments::facts;
use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::error::Error;
use crate::organization;
use crate::page::{self, PER_PAGE};
use crate::reporting::csv_export::{self, Encoding};
use crate::reporting::store::{self, CountRow, OutstandingFilter};
use crate::session::CurrentUser;
use crate::state::State;

/// Rows of an exported list at most; a larger organisation exports by department.
const EXPORTED: i64 = 100_000;
/// Rows whose facts are loaded at a time.
const CHUNK: usize = 5_000;

/// Which fiscal year.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct YearQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
}

/// Which open duties.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct OutstandingQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
    /// Department id.
    pub department: Option<String>,
    /// Grade code.
    pub grade: Option<String>,
    /// Course code.
    pub course: Option<String>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// `utf-8` or `cp932`, for the CSV file.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    pub encoding: Encoding,
}

/// How far the caller sees: the whole, or only the own department.
fn scope(user: &CurrentUser) -> ReportScope {
    if user.may(Permission::ViewReports) { ReportScope::Organization } else { ReportScope::OwnUnit }
}

fn only_department(user: &CurrentUser) -> Option<String> {
    (scope(user) == ReportScope::OwnUnit).then(|| user.department_id.clone())
}

/// Completion by department × course and by grade × course.
#[utoipa::path(tag = "reporting", params(YearQuery), responses((status = OK, body = CompletionReport)))]
#[get("/api/reports/completion")]
pub async fn show_completion(
    state: Data<State>,
    user: CurrentUser,
    query: Query<YearQuery>,
) -> Result<Json<CompletionReport>, Error> {
    let (as_of, today) = (state.clock.now(), state.clock.today());
    let fiscal_year = query.fiscal_year.map_or(FiscalYear::containing(today), FiscalYear);
    let (scope, only) = (scope(&user), only_department(&user));
    let report = state
        .database
        .read(move |c| {
            let tenant_id = user.tenant_id.as_str();
            let counts = store::counts(c, tenant_id, fiscal_year.0, only.as_deref())?;
            let titles = catalog::store::titles(c, tenant_id)?;
            let departments = organization::store::departments_on(c, tenant_id, today)?;
            let labels = organization::store::grade_labels(c, tenant_id)?;
            let tally = Tally::of(&counts);
            Ok(CompletionReport {
                fiscal_year,
                as_of,
                scope,
                left_out: left_out(&counts),
                courses: tally
                    .courses
                    .iter()
                    .map(|code| CourseColumn {
                        code: code.clone(),
                        title: titles.get(code).cloned().unwrap_or_default(),
                    })
                    .collect(),
                departments: departments
                    .iter()
                    .filter_map(|row| tally.row(&tally.departments, &row.id, &row.name, &row.division))
                    .collect(),
                grades: labels
                    .iter()
                    .filter_map(|(code, label)| tally.row(&tally.grades, code, label, ""))
                    .collect(),
                total: tally.total(),
            })
        })
        .await?;
    Ok(Json(report))
}

fn left_out(counts: &[CountRow]) -> LeftOut {
    let assigned = |status: &str| {
        page::count(counts.iter().filter(|row| row.status == status).map(|row| row.assigned).sum())
    };
    LeftOut {
        on_leave: assigned("on-leave"),
        on_parental_leave: assigned("parental-leave"),
        seconded_out: assigned("seconded-out"),
        left: assigned("retired"),
    }
}

type Rates = BTreeMap<String, BTreeMap<String, Rate>>;

/// The counts of people in the population, added up by department and by grade.
struct Tally {
    courses: Vec<String>,
    departments: Rates,
    grades: Rates,
}

impl Tally {
    fn of(counts: &[CountRow]) -> Tally {
        let mut courses: Vec<String> = counts.iter().map(|row| row.course_code.clone()).collect();
        courses.sort();
        courses.dedup();
        let (mut departments, mut grades) = (Rates::new(), Rates::new());
        let counted = |row: &&CountRow| organization::store::IN_POPULATION.contains(&row.status.as_str());
        for row in counts.iter().filter(counted) {
            for (rates, key) in [(&mut departments, &row.department_id), (&mut grades, &row.grade)] {
                let rate = rates.entry(key.clone()).or_default().entry(row.course_code.clone()).or_default();
                rate.numerator += page::count(row.completed);
                rate.denominator += page::count(row.assigned);
            }
        }
        Tally { courses, departments, grades }
    }

    fn row(&self, rates: &Rates, key: &str, label: &str, group: &str) -> Option<RateRow> {
        let known = rates.get(key)?;
        let rates: Vec<Rate> =
            self.courses.iter().map(|code| known.get(code).copied().unwrap_or_default()).collect();
        Some(RateRow {
            key: key.to_owned(),
            label: label.to_owned(),
            group: group.to_owned(),
            all: sum(rates.iter()),
            rates,
        })
    }

    fn total(&self) -> RateRow {
        let rates: Vec<Rate> = self
            .courses
            .iter()
            .map(|code| sum(self.grades.values().filter_map(|rates| rates.get(code))))
            .collect();
        RateRow {
            key: "total".to_owned(),
            label: String::new(),
            group: String::new(),
            all: sum(rates.iter()),
            rates,
        }
    }
}

fn sum<'a>(rates: impl Iterator<Item = &'a Rate>) -> Rate {
    rates.fold(Rate::default(), |total, rate| Rate {
        numerator: total.numerator + rate.numerator,
        denominator: total.denominator + rate.denominator,
    })
}

fn filter(user: &CurrentUser, query: &OutstandingQuery, year: FiscalYear) -> OutstandingFilter {
    let given = |value: &Option<String>| value.clone().filter(|text| !text.is_empty());
    OutstandingFilter {
        tenant_id: user.tenant_id.clone(),
        fiscal_year: year.0,
        department_id: only_department(user).or_else(|| given(&query.department)),
        grade: given(&query.grade),
        course_code: given(&query.course),
    }
}

/// One page of people who have not completed.
#[utoipa::path(tag = "reporting", params(OutstandingQuery), responses((status = OK, body = OutstandingPage)))]
#[get("/api/reports/outstanding")]
pub async fn show_outstanding(
    state: Data<State>,
    user: CurrentUser,
    query: Query<OutstandingQuery>,
) -> Result<Json<OutstandingPage>, Error> {
    let page = query.page.unwrap_or(1).max(1);
    Ok(Json(load(&state, &user, &query, page, page::offset(page), page::limit()).await?))
}

async fn load(
    state: &State,
    user: &CurrentUser,
    query: &OutstandingQuery,
    page: u32,
    offset: i64,
    limit: i64,
) -> Result<OutstandingPage, Error> {
    let (as_of, today, shelf) = (state.clock.now(), state.clock.today(), state.shelf.clone());
    let fiscal_year = query.fiscal_year.map_or(FiscalYear::containing(today), FiscalYear);
    let (scope, filter) = (scope(user), filter(user, query, fiscal_year));
    state
        .database
        .read(move |c| {
            let found = store::outstanding(c, &filter, today, offset, limit)?;
            let labels = organization::store::grade_labels(c, &filter.tenant_id)?;
            let mut rows = Vec::with_capacity(found.duties.len());
            for duties in found.duties.chunks(CHUNK) {
                let assignments = duties.iter().map(|duty| duty.assignment.clone()).collect();
                let facts = facts::load(c, &shelf, &filter.tenant_id, assignments)?;
                let facts: BTreeMap<&str, _> =
                    facts.iter().map(|facts| (facts.assignment.id.as_str(), facts)).collect();
                rows.extend(duties.iter().filter_map(|duty| {
                    let facts = facts.get(duty.assignment.id.as_str())?;
                    let due_on = duty.assignment.due_on;
                    Some(OutstandingRow {
                        staff_number: duty.staff_number.clone(),
                        name: duty.name.clone(),
                        department: duty.department.clone(),
                        grade: labels.get(&duty.grade).cloned().unwrap_or_default(),
                        course_code: facts.course.code.clone(),
                        course_title: facts.course.title.clone(),
                        due_on,
                        state: assignment_state(&facts.duty(), today),
                        why: facts.verdict().reason?,
                    })
                }));
            }
            Ok(OutstandingPage {
                fiscal_year,
                as_of,
                scope,
                rows,
                total: page::count(found.total),
                overdue: page::count(found.overdue),
                page,
                per_page: PER_PAGE,
            })
        })
        .await
}

/// The whole list as CSV; the export is written to the audit log.
#[utoipa::path(
    tag = "reporting",
    params(OutstandingQuery),
    responses((status = OK, content_type = "text/csv", body = String))
)]
#[get("/api/reports/outstanding.csv")]
pub async fn export_outstanding(
    state: Data<State>,
    user: CurrentUser,
    query: Query<OutstandingQuery>,
) -> Result<HttpResponse, Error> {
    let list = load(&state, &user, &query, 1, 0, EXPORTED).await?;
    let bytes = csv_export::write(&list.rows, query.encoding)?;
    let charset = match query.encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Cp932 => "Shift_JIS",
    };
    let name = format!("outstanding-{}-{}.csv", list.fiscal_year.0, state.clock.today().format("%Y%m%d"));
    let target = format!("{name} ({} rows)", list.rows.len());
    let entry = Entry::by(&user, state.clock.now(), Action::ListExported, target);
    state.database.write(move |c| audit::store::append(c, &entry)).await?;
    Ok(HttpResponse::Ok()
        .insert_header(("Content-Type", format!("text/csv; charset={charset}")))
        .insert_header(("Content-Disposition", format!("attachment; filename=\"{name}\"")))
        .body(bytes))
}
