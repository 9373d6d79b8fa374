//! `/api/reports/completion`.

use std::collections::BTreeMap;

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use contract::reporting::{CompletionReport, CourseColumn, LeftOut, Rate, RateRow};
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::catalog;
use crate::error::Error;
use crate::organization;
use crate::page;
use crate::reporting::closed_year;
use crate::reporting::outstanding::{scope, visible};
use crate::reporting::store::{self, CountRow};
use crate::session::CurrentUser;
use crate::state::State;

/// Which fiscal year.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct YearQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
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
    let scope = scope(&user);
    let report = state
        .database
        .read(move |c| {
            let tenant_id = user.tenant_id.as_str();
            let visible = visible(c, &user)?;
            let closed = fiscal_year.last_day() < today;
            let day = if closed { fiscal_year.last_day() } else { today };
            let counts = if closed {
                closed_year::counts(c, tenant_id, fiscal_year, visible.as_ref())?
            } else {
                store::counts(c, tenant_id, fiscal_year.0, today, visible.as_ref())?
            };
            let titles = catalog::store::titles(c, tenant_id)?;
            let departments = organization::store::departments_on(c, tenant_id, day)?;
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
