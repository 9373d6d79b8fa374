//! The figures of a unit from the cells that every report reads: what a section head confirms is what is printed. Pure.

use std::collections::BTreeMap;

use contract::units::{CourseFigure, UnitCounts};
use learning::figure::Figure;
use learning::role::EmploymentStatus;

use crate::error::Error;
use crate::organization::store::status_of;
use crate::reporting::figures::Cell;

/// People of a department: department id, grade, employment status name, how many.
pub type Headcount = (String, String, String, i64);

/// The figures of one unit, out of those of several.
///
/// # Errors
/// The database holds an employment status that this program does not know.
pub fn of(
    department_id: &str,
    figures: &BTreeMap<Cell, Figure>,
    people: &[Headcount],
    titles: &BTreeMap<String, String>,
) -> Result<UnitCounts, Error> {
    let mut counts = UnitCounts::default();
    for (_, _, status, number) in people.iter().filter(|(unit, ..)| unit == department_id) {
        let status = status_of(status)?;
        let place = match status {
            EmploymentStatus::Retired => continue,
            status if status.counts_in_population() => &mut counts.people,
            _ => &mut counts.left_out,
        };
        *place = place.saturating_add(u32::try_from(*number).unwrap_or(0));
    }
    for (cell, figure) in figures.iter().filter(|(cell, _)| cell.department_id == department_id) {
        counts.all = counts.all.plus(figure);
        counts.courses.push(CourseFigure {
            code: cell.course_code.clone(),
            title: titles.get(&cell.course_code).cloned().unwrap_or_default(),
            figure: *figure,
        });
    }
    Ok(counts)
}

#[cfg(test)]
mod tests {
    use learning::figure::Bucket;

    use super::*;

    fn cell(unit: &str, course: &str) -> Cell {
        Cell { department_id: unit.to_owned(), course_code: course.to_owned(), ..Cell::default() }
    }

    fn figure(buckets: &[Bucket]) -> Figure {
        let mut figure = Figure::default();
        buckets.iter().for_each(|bucket| figure.add(*bucket, 1));
        figure
    }

    #[test]
    fn what_is_credited_or_planned_is_in_neither_side() {
        use Bucket::{Credited, Exempt, InGrace, InTime, Late, OnLeave, Open, Overdue, Planned};
        let figures = BTreeMap::from([
            (cell("a", "SEC-01"), figure(&[InTime, InGrace, Late, Credited, Open])),
            (cell("a", "SEC-02"), figure(&[Overdue, Planned, Exempt, OnLeave])),
            (cell("b", "SEC-01"), figure(&[Overdue, Overdue])),
        ]);
        let titles = BTreeMap::from([("SEC-02".to_owned(), "標的型攻撃メール".to_owned())]);
        let counts = of("a", &figures, &[], &titles).unwrap();
        assert_eq!((counts.all.numerator(), counts.all.denominator()), (3, 5));
        let courses: Vec<(&str, &str, u32)> = counts
            .courses
            .iter()
            .map(|course| (course.code.as_str(), course.title.as_str(), course.figure.denominator()))
            .collect();
        assert_eq!(courses, [("SEC-01", "", 4), ("SEC-02", "標的型攻撃メール", 1)]);
    }

    #[test]
    fn who_is_away_is_counted_apart_and_who_has_left_not_at_all() {
        let people =
            |unit: &str, status: &str, number| (unit.to_owned(), "G60".to_owned(), status.to_owned(), number);
        let people = [
            people("a", "active", 7),
            people("a", "seconded-in", 1),
            people("a", "parental-leave", 2),
            people("a", "retired", 5),
            people("b", "active", 9),
        ];
        let counts = of("a", &BTreeMap::new(), &people, &BTreeMap::new()).unwrap();
        assert_eq!((counts.people, counts.left_out), (8, 2));
        assert!(
            of("a", &BTreeMap::new(), &[("a".into(), "".into(), "ill".into(), 1)], &BTreeMap::new()).is_err()
        );
    }
}
