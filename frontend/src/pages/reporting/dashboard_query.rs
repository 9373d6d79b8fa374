//! Which view of 計画と実績 the address asks for, and which views lie behind its rows. Pure: address in, address out.

use contract::reporting::dashboard::RowsBy;
use learning::fiscal_year::FiscalYear;

use super::outstanding_query::year_of;
use crate::api::dashboard::DashboardFilter;
use crate::api::reporting::OutstandingFilter;
use crate::query::Query;

/// The view of an address; this fiscal year when it names none.
pub(super) fn view_of(query: &Query, this_year: FiscalYear) -> DashboardFilter {
    let named = |name: &str| query.get(name).to_owned();
    DashboardFilter {
        fiscal_year: year_of(query, this_year).0.to_string(),
        as_of: named("as_of"),
        by: named("by"),
        department: named("department"),
        grade: named("grade"),
        course: named("course"),
        family: named("family"),
    }
}

/// The address of a view.
pub(super) fn address_of(filter: &DashboardFilter) -> Query {
    filter.pairs().into_iter().fold(Query::default(), |query, (name, value)| query.with(name, value))
}

/// The same view of another year; its day is none of that year.
pub(super) fn of_year(filter: &DashboardFilter, year: FiscalYear) -> DashboardFilter {
    DashboardFilter { fiscal_year: year.0.to_string(), as_of: String::new(), ..filter.clone() }
}

/// The name of a kind of row in an address; the default has none.
pub(super) fn name_of(by: RowsBy) -> &'static str {
    match by {
        RowsBy::Division => "division",
        RowsBy::Department => "",
        RowsBy::Grade => "grade",
        RowsBy::Course => "course",
        RowsBy::Family => "family",
    }
}

/// The view behind a row: only that row, cut by what makes it up.
pub(super) fn behind_row(filter: &DashboardFilter, by: RowsBy, key: &str) -> DashboardFilter {
    let key = key.to_owned();
    let cut_by = |by: RowsBy| name_of(by).to_owned();
    let filter = filter.clone();
    match by {
        RowsBy::Division => DashboardFilter { department: key, by: cut_by(RowsBy::Department), ..filter },
        RowsBy::Department => DashboardFilter { department: key, by: cut_by(RowsBy::Course), ..filter },
        RowsBy::Grade => DashboardFilter { grade: key, by: cut_by(RowsBy::Department), ..filter },
        RowsBy::Family => DashboardFilter { family: key, by: cut_by(RowsBy::Course), ..filter },
        RowsBy::Course => DashboardFilter { course: key, by: cut_by(RowsBy::Department), ..filter },
    }
}

/// The people who have not completed what a row counts, as of today.
pub(super) fn names_behind(filter: &DashboardFilter, row: Option<(RowsBy, &str)>) -> OutstandingFilter {
    let narrowed = row.map_or_else(|| filter.clone(), |(by, key)| behind_row(filter, by, key));
    OutstandingFilter {
        fiscal_year: narrowed.fiscal_year,
        department: narrowed.department,
        grade: narrowed.grade,
        course: narrowed.course,
        family: narrowed.family,
        ..OutstandingFilter::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THIS: FiscalYear = FiscalYear(2026);

    #[test]
    fn a_view_survives_its_address() {
        let query = Query::parse(
            "?fiscal_year=2025&as_of=2025-12-31&by=course&department=0192-ab&grade=G30&family=SEC-",
        );
        assert_eq!(address_of(&view_of(&query, THIS)), query);
        assert_eq!(view_of(&Query::default(), THIS).fiscal_year, "2026");
    }

    #[test]
    fn another_year_keeps_the_filters_and_drops_the_day() {
        let view = view_of(&Query::parse("?as_of=2026-06-30&grade=G30"), THIS);
        let last = of_year(&view, FiscalYear(2025));
        assert_eq!(
            (last.fiscal_year.as_str(), last.as_of.as_str(), last.grade.as_str()),
            ("2025", "", "G30")
        );
    }

    #[test]
    fn behind_a_row_lies_that_row_cut_another_way() {
        let view = view_of(&Query::parse("?grade=G30"), THIS);
        let course = behind_row(&view, RowsBy::Department, "d1");
        assert_eq!(
            (course.department.as_str(), course.by.as_str(), course.grade.as_str()),
            ("d1", "course", "G30")
        );
        let back = behind_row(&course, RowsBy::Course, "SEC-02");
        assert_eq!((back.course.as_str(), back.department.as_str(), back.by.as_str()), ("SEC-02", "d1", ""));
    }

    #[test]
    fn the_list_of_names_has_the_filters_of_the_row() {
        let view = view_of(&Query::parse("?department=d1&family=SEC-&as_of=2026-06-30"), THIS);
        let list = names_behind(&view, Some((RowsBy::Grade, "G60")));
        let expected = OutstandingFilter {
            fiscal_year: "2026".to_owned(),
            department: "d1".to_owned(),
            grade: "G60".to_owned(),
            family: "SEC-".to_owned(),
            ..OutstandingFilter::default()
        };
        assert_eq!(list, expected);
        assert_eq!(names_behind(&view, None).grade, "");
    }
}
