//! What the plan wants of a slice of people and courses: which rows of it fit, and how many people each concerns.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use contract::plan::{PlanRow, PlanSubject};
use contract::reporting::dashboard::PlanMeasure;
use learning::planned_line::{PlannedRow, planned_on, target};

use crate::reporting::dashboard::register::Register;
use crate::reporting::store::dashboard::PeopleByPost;

/// A row of the plan in force with a course and a target. Empty grades or units are all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLine {
    /// The course that it is about.
    pub course: String,
    /// Grade codes.
    pub grades: BTreeSet<String>,
    /// Unit ids, those below included.
    pub departments: BTreeSet<String>,
    /// First day of the term.
    pub first_day: NaiveDate,
    /// Last day of the term.
    pub last_day: NaiveDate,
    /// In thousandths.
    pub target: u32,
}

impl PlanLine {
    /// The line of a row of the plan; none of an event, or where the target is open.
    #[must_use]
    pub fn of(row: PlanRow, register: &Register) -> Option<PlanLine> {
        let PlanSubject::Course { code } = row.subject else { return None };
        Some(PlanLine {
            course: code,
            grades: row.audience.grades.iter().map(|grade| grade.code().to_owned()).collect(),
            departments: register.below(row.audience.department_ids),
            first_day: row.starts_on,
            last_day: row.ends_on,
            target: row.target_percent?.saturating_mul(10),
        })
    }
}

/// The people and courses of one figure; none for all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Slice<'a> {
    /// Unit ids.
    pub departments: Option<&'a BTreeSet<String>>,
    /// Grade codes.
    pub grades: Option<&'a BTreeSet<String>>,
    /// Course codes.
    pub courses: Option<&'a BTreeSet<String>>,
}

/// The plan in force, and the people of the day.
#[derive(Default)]
pub struct Targets {
    /// Rows of the plan that are about courses.
    pub lines: Vec<PlanLine>,
    /// Who is there.
    pub people: PeopleByPost,
}

impl Targets {
    /// The rows of the plan that fit a slice, each with the people of the slice whom it concerns.
    #[must_use]
    pub fn rows(&self, slice: Slice<'_>) -> Vec<PlannedRow> {
        let fits = |line: &&PlanLine| slice.courses.is_none_or(|courses| courses.contains(&line.course));
        let planned = |line: &PlanLine| PlannedRow {
            first_day: line.first_day,
            last_day: line.last_day,
            target: line.target,
            people: self.people_of(line, slice),
        };
        self.lines.iter().filter(fits).map(planned).filter(|row| row.people > 0).collect()
    }

    /// Target and planned rate of a slice on a day; none where no row concerns anybody of it.
    #[must_use]
    pub fn measure(&self, slice: Slice<'_>, day: NaiveDate) -> Option<PlanMeasure> {
        let rows = self.rows(slice);
        Some(PlanMeasure {
            target: target(&rows)?,
            planned: planned_on(&rows, day)?,
            plan_rows: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        })
    }

    fn people_of(&self, line: &PlanLine, slice: Slice<'_>) -> u32 {
        let units: Box<dyn Iterator<Item = &String>> = match slice.departments {
            Some(some) => Box::new(some.iter()),
            None => Box::new(self.people.keys()),
        };
        let in_line = |all: &BTreeSet<String>, one: &String| all.is_empty() || all.contains(one);
        let of_unit = |unit: &String| self.people.get(unit).into_iter().flatten();
        units
            .filter(|unit| in_line(&line.departments, unit))
            .flat_map(of_unit)
            .filter(|(grade, _)| in_line(&line.grades, grade))
            .filter(|(grade, _)| slice.grades.is_none_or(|grades| grades.contains(*grade)))
            .fold(0, |sum, (_, people)| sum.saturating_add(*people))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(keys: &[&str]) -> BTreeSet<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    fn line(course: &str, grades: &[&str], departments: &[&str], target: u32) -> PlanLine {
        PlanLine {
            course: course.to_owned(),
            grades: set(grades),
            departments: set(departments),
            first_day: "2026-04-01".parse().unwrap(),
            last_day: "2027-03-31".parse().unwrap(),
            target,
        }
    }

    fn targets() -> Targets {
        let unit = |people: &[(&str, u32)]| people.iter().map(|(g, n)| ((*g).to_owned(), *n)).collect();
        Targets {
            lines: vec![
                line("SEC-01", &[], &[], 900),
                line("SEC-01", &["G30"], &["a"], 1000),
                line("RPA-01", &["G60"], &[], 500),
            ],
            people: [
                ("a".to_owned(), unit(&[("G30", 1), ("G60", 9)])),
                ("b".to_owned(), unit(&[("G30", 2), ("G60", 18)])),
            ]
            .into(),
        }
    }

    fn target_of(slice: Slice<'_>) -> Option<u32> {
        targets().measure(slice, "2027-03-31".parse().unwrap()).map(|measure| measure.target)
    }

    #[test]
    fn every_row_that_fits_weighs_as_many_people_as_it_concerns() {
        assert_eq!(target_of(Slice::default()), Some((900 * 30 + 1000 + 500 * 27) / 58));
        let security = set(&["SEC-01"]);
        let slice = Slice { courses: Some(&security), ..Slice::default() };
        assert_eq!(target_of(slice), Some((900 * 30 + 1000) / 31));
        let (a, heads) = (set(&["a"]), set(&["G30"]));
        let slice = Slice { departments: Some(&a), grades: Some(&heads), courses: Some(&security) };
        assert_eq!(target_of(slice), Some(950));
    }

    #[test]
    fn where_no_row_concerns_anybody_nothing_is_wanted() {
        let (heads, robots) = (set(&["G30"]), set(&["RPA-01"]));
        let slice = Slice { grades: Some(&heads), courses: Some(&robots), ..Slice::default() };
        assert_eq!(target_of(slice), None);
        let nowhere = set(&[]);
        assert_eq!(target_of(Slice { departments: Some(&nowhere), ..Slice::default() }), None);
    }
}
