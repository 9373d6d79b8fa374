//! `/api/reports/completion`.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use chrono::NaiveDate;
use contract::reporting::{CompletionReport, CourseColumn, LeftOut, Rate, RateRow};
use learning::figure::Figure;
use learning::fiscal_year::FiscalYear;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::catalog;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::reporting::figures::{Cut, Question, figures};
use crate::reporting::outstanding::{scope, visible};
use crate::session::CurrentUser;
use crate::state::State;

/// Which fiscal year.
#[derive(Debug, Clone, Deserialize, IntoParams)]
pub struct YearQuery {
    /// Fiscal year; default that of today.
    pub fiscal_year: Option<i32>,
}

/// Completion by department × course and by grade × course. Of a fiscal year that has closed: posts and absences of
/// its last day, and what was completed until now.
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
            let tally = Tally::load(c, tenant_id, fiscal_year, today, visible)?;
            let titles = catalog::store::titles(c, tenant_id)?;
            let departments =
                organization::store::departments_on(c, tenant_id, today.min(fiscal_year.last_day()))?;
            let labels = organization::store::grade_labels(c, tenant_id)?;
            Ok(CompletionReport {
                fiscal_year,
                as_of,
                scope,
                left_out: tally.left_out(),
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

/// Figures by a key and course code.
type Figures = BTreeMap<String, BTreeMap<String, Figure>>;

/// The figures by department and by grade.
struct Tally {
    courses: Vec<String>,
    departments: Figures,
    grades: Figures,
}

impl Tally {
    fn load(
        c: &mut Connection,
        tenant_id: &str,
        fiscal_year: FiscalYear,
        today: NaiveDate,
        visible: Option<BTreeSet<String>>,
    ) -> Result<Tally, Error> {
        let of = |departments, grades| Question {
            fiscal_year,
            as_of: today,
            departments,
            grades,
            courses: Cut::Each,
        };
        let some = visible.map(Cut::Of);
        let by_department = of(some.clone().unwrap_or(Cut::Each), Cut::Whole);
        let by_grade = of(some.unwrap_or(Cut::Whole), Cut::Each);
        let (mut departments, mut grades) = (Figures::new(), Figures::new());
        for (cell, figure) in figures(c, tenant_id, &by_department, today)? {
            add(&mut departments, cell.department_id, cell.course_code, &figure);
        }
        for (cell, figure) in figures(c, tenant_id, &by_grade, today)? {
            add(&mut grades, cell.grade, cell.course_code, &figure);
        }
        let counted = grades.values().flatten().filter(|(_, figure)| counts(figure));
        let courses: BTreeSet<String> = counted.map(|(course, _)| course.clone()).collect();
        Ok(Tally { courses: courses.into_iter().collect(), departments, grades })
    }

    fn row(&self, figures: &Figures, key: &str, label: &str, group: &str) -> Option<RateRow> {
        let known = figures.get(key)?;
        let rates: Vec<Rate> =
            self.courses.iter().map(|code| known.get(code).map(rate).unwrap_or_default()).collect();
        let all = sum(rates.iter());
        (all.denominator > 0).then(|| RateRow {
            key: key.to_owned(),
            label: label.to_owned(),
            group: group.to_owned(),
            rates,
            all,
        })
    }

    fn total(&self) -> RateRow {
        let of = |code| self.grades.values().filter_map(move |figures| figures.get(code)).map(rate);
        let rates: Vec<Rate> =
            self.courses.iter().map(|code| sum(of(code).collect::<Vec<_>>().iter())).collect();
        RateRow {
            key: "total".to_owned(),
            label: String::new(),
            group: String::new(),
            all: sum(rates.iter()),
            rates,
        }
    }

    fn left_out(&self) -> LeftOut {
        let all = self.grades.values().flat_map(BTreeMap::values);
        let excluded = all.fold(Figure::default(), |total, figure| total.plus(figure)).excluded;
        LeftOut {
            on_leave: excluded.on_leave,
            on_parental_leave: excluded.parental_leave,
            seconded_out: excluded.seconded_out,
            left: excluded.left,
        }
    }
}

fn add(figures: &mut Figures, key: String, course: String, figure: &Figure) {
    let place = figures.entry(key).or_default().entry(course).or_default();
    *place = place.plus(figure);
}

/// Whether a course is worth a column: duties that count, or that would but for an absence.
fn counts(figure: &Figure) -> bool {
    let away = &figure.excluded;
    figure.denominator() > 0
        || [away.on_leave, away.parental_leave, away.seconded_out, away.left].iter().any(|count| *count > 0)
}

fn rate(figure: &Figure) -> Rate {
    Rate { numerator: figure.numerator(), denominator: figure.denominator() }
}

fn sum<'a>(rates: impl Iterator<Item = &'a Rate>) -> Rate {
    rates.fold(Rate::default(), |total, rate| Rate {
        numerator: total.numerator.saturating_add(rate.numerator),
        denominator: total.denominator.saturating_add(rate.denominator),
    })
}
