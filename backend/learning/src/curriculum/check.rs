//! What is wrong with a curriculum before it is published, and which of its rows wait for a course.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Audience, Content, Courses, Curriculum, DueRule, Rule};

/// Rules of a curriculum at most; more is a mistake.
const MOST_RULES: usize = 500;
/// Nesting of conditions at most, so that no document can exhaust the stack.
pub const DEEPEST: usize = 12;

/// Something about one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Finding {
    /// Rule id; empty when it concerns the whole.
    pub rule_id: String,
    /// What.
    pub problem: Problem,
}

/// What can be wrong. Only [`Problem::WaitsForCourse`] does not stop publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// The course does not exist yet: the row joins when it arrives.
    WaitsForCourse {
        /// Course code.
        course: String,
    },
    /// A course is asked for whose prerequisite cannot be taken because it was never published.
    ImpossiblePrerequisite {
        /// The course that is asked for.
        course: String,
        /// What it needs.
        prerequisite: String,
    },
    /// Two rules have the same id.
    DuplicateId,
    /// No label.
    NoLabel,
    /// No course, or a course twice.
    NoCourse,
    /// More are needed than there are, or none.
    ImpossibleChoice,
    /// A condition without a single value can never hold.
    EmptyCondition,
    /// Conditions within conditions, deeper than anybody can read.
    TooDeep,
    /// A day that does not exist in the calendar.
    NoSuchDay,
    /// The last fiscal year lies before the first.
    YearsReversed,
    /// A rotation needs its first fiscal year.
    RotationWithoutYear,
    /// Too many rules.
    TooMany,
}

impl Problem {
    /// Whether the curriculum cannot be published with it.
    #[must_use]
    pub fn stops(&self) -> bool {
        !matches!(self, Problem::WaitsForCourse { .. })
    }
}

/// Everything that is wrong, in the order of the rules.
#[must_use]
pub fn check(curriculum: &Curriculum, courses: &Courses) -> Vec<Finding> {
    let mut findings = Vec::new();
    if curriculum.rules.len() > MOST_RULES {
        findings.push(Finding { rule_id: String::new(), problem: Problem::TooMany });
        return findings;
    }
    let mut ids = BTreeSet::new();
    for rule in &curriculum.rules {
        let mut say = |problem| findings.push(Finding { rule_id: rule.id.clone(), problem });
        if !ids.insert(rule.id.as_str()) || rule.id.is_empty() {
            say(Problem::DuplicateId);
        }
        if rule.label.trim().is_empty() {
            say(Problem::NoLabel);
        }
        check_content(rule, courses, &mut say);
        check_audience(&rule.audience, &mut say);
        check_days(rule, &mut say);
    }
    findings
}

fn check_content(rule: &Rule, courses: &Courses, say: &mut impl FnMut(Problem)) {
    let named: Vec<&str> = rule.courses().collect();
    let different: BTreeSet<&str> = named.iter().copied().collect();
    if named.is_empty() || different.len() != named.len() || different.contains("") {
        say(Problem::NoCourse);
    }
    if let Content::Choice { needed, courses } = &rule.content {
        let needed = usize::try_from(*needed).unwrap_or(usize::MAX);
        if needed == 0 || needed > courses.len() {
            say(Problem::ImpossibleChoice);
        }
    }
    for course in different.into_iter().filter(|course| !course.is_empty()) {
        let Some(info) = courses.get(course) else {
            say(Problem::WaitsForCourse { course: course.to_owned() });
            continue;
        };
        for prerequisite in info.prerequisites.iter().filter(|code| !courses.contains_key(*code)) {
            let (course, prerequisite) = (course.to_owned(), prerequisite.clone());
            say(Problem::ImpossiblePrerequisite { course, prerequisite });
        }
    }
}

fn check_audience(audience: &Audience, say: &mut impl FnMut(Problem)) {
    if audience.depth() > DEEPEST {
        say(Problem::TooDeep);
        return;
    }
    let mut empty = false;
    audience.visit(&mut |condition| {
        empty |= match condition {
            Audience::Grades(values) => values.is_empty(),
            Audience::JobKinds(values)
            | Audience::Units(values)
            | Audience::Operations(values)
            | Audience::People(values) => values.is_empty(),
            Audience::Attributes(values) => values.is_empty(),
            Audience::All(values) | Audience::Any(values) => values.is_empty(),
            Audience::Everyone | Audience::FirstYear(_) | Audience::Not(_) => false,
        };
    });
    if empty {
        say(Problem::EmptyCondition);
    }
}

fn check_days(rule: &Rule, say: &mut impl FnMut(Problem)) {
    let due = match rule.due {
        DueRule::FixedDay { day } => Some(day),
        _ => None,
    };
    if [due, rule.opens, rule.early_from].into_iter().flatten().any(|day| !day.exists()) {
        say(Problem::NoSuchDay);
    }
    if rule.from.zip(rule.until).is_some_and(|(from, until)| until < from) {
        say(Problem::YearsReversed);
    }
    if rule.every > 1 && rule.from.is_none() {
        say(Problem::RotationWithoutYear);
    }
}
