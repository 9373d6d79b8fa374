//! Confirmed figures as they are stored. A confirmation is a fact: what an earlier version of this program wrote stays
//! as it is and is read as far as it goes. Pure.

use contract::units::{CourseFigure, UnitCounts};
use learning::figure::{Excluded, Figure};
use serde::Deserialize;

/// Reads stored figures.
///
/// # Errors
/// Text that no version of this program wrote.
pub fn read(text: &str) -> Result<UnitCounts, serde_json::Error> {
    Ok(match serde_json::from_str(text)? {
        Stored::Figures(counts) => counts,
        Stored::States(counts) => counts.into(),
    })
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Figures(UnitCounts),
    States(StateCounts),
}

/// Until 29 November 2026: duties by state, those fulfilled by another training among the completed ones.
#[derive(Deserialize)]
struct StateCounts {
    people: u32,
    left_out: u32,
    courses: Vec<CourseStates>,
    all: States,
}

#[derive(Deserialize)]
struct CourseStates {
    code: String,
    title: String,
    counts: States,
}

#[derive(Deserialize)]
struct States {
    completed: u32,
    open: u32,
    overdue: u32,
    planned: u32,
    excused: u32,
}

impl From<States> for Figure {
    /// What was late or credited was not told apart: all of it stands as completed, all that was excused as exempt.
    fn from(states: States) -> Figure {
        let States { completed, open, overdue, planned, excused } = states;
        let excluded = Excluded { planned, exempt: excused, ..Excluded::default() };
        Figure { in_time: completed, open, overdue, excluded, ..Figure::default() }
    }
}

impl From<StateCounts> for UnitCounts {
    fn from(counts: StateCounts) -> UnitCounts {
        let course =
            |CourseStates { code, title, counts }| CourseFigure { code, title, figure: counts.into() };
        UnitCounts {
            people: counts.people,
            left_out: counts.left_out,
            courses: counts.courses.into_iter().map(course).collect(),
            all: counts.all.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let figure = Figure { late: 2, open: 1, ..Figure::default() };
        let course = CourseFigure { code: "SEC-01".to_owned(), title: "基礎".to_owned(), figure };
        let counts = UnitCounts { people: 3, left_out: 1, courses: vec![course], all: figure };
        assert_eq!(read(&serde_json::to_string(&counts).unwrap()).unwrap(), counts);
        assert!(read("{}").is_err());
    }

    #[test]
    fn what_an_earlier_version_wrote_keeps_its_numbers() {
        let states = r#"{"duties":7,"completed":3,"open":2,"overdue":1,"planned":1,"excused":2}"#;
        let course = format!(r#"{{"code":"SEC-01","title":"基礎","counts":{states}}}"#);
        let text = format!(r#"{{"people":2,"left_out":1,"courses":[{course}],"all":{states}}}"#);
        let counts = read(&text).unwrap();
        assert_eq!((counts.people, counts.left_out, counts.courses[0].code.as_str()), (2, 1, "SEC-01"));
        assert_eq!((counts.all.numerator(), counts.all.denominator()), (3, 6));
        assert_eq!(counts.courses[0].figure, counts.all);
    }
}
