//! What a dashboard can ask for, and what it is called on the day: units, grades, courses.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use contract::reporting::ReportScope;
use contract::reporting::dashboard::{DashboardChoice, DashboardChoices};

use crate::catalog;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::organization::store::units::{self, Named, UnitRow};
use crate::reporting::outstanding::{scope, visible};
use crate::session::CurrentUser;

/// Units of all times with the names of a day, grades and courses; and how far the caller sees.
pub struct Register {
    units: BTreeMap<String, UnitRow>,
    names: BTreeMap<String, Named>,
    in_force: Vec<String>,
    grades: BTreeMap<String, String>,
    titles: BTreeMap<String, String>,
    /// Departments that the caller sees; none for all.
    pub visible: Option<BTreeSet<String>>,
    /// How far the caller sees.
    pub scope: ReportScope,
}

impl Register {
    /// As of a day.
    ///
    /// # Errors
    /// The database refuses.
    pub fn on(c: &mut Connection, user: &CurrentUser, day: NaiveDate) -> Result<Register, Error> {
        let tenant_id = user.tenant_id.as_str();
        let units: BTreeMap<String, UnitRow> =
            units::all(c, tenant_id)?.into_iter().map(|unit| (unit.id.clone(), unit)).collect();
        let departments = organization::store::departments_on(c, tenant_id, day)?;
        let visible = visible(c, user)?;
        let seen = |id: &String| visible.as_ref().is_none_or(|visible| visible.contains(id));
        Ok(Register {
            names: units::names_on(c, tenant_id, day)?,
            in_force: departments.into_iter().map(|row| row.id).filter(seen).collect(),
            grades: organization::store::grade_labels(c, tenant_id)?,
            titles: catalog::store::titles(c, tenant_id)?,
            scope: scope(user),
            visible,
            units,
        })
    }

    /// A unit and every unit below it, as far as the caller sees; none where the caller sees nothing of it.
    #[must_use]
    pub fn visible_below(&self, unit: &str) -> Option<BTreeSet<String>> {
        let mut below = self.below([unit.to_owned()].into());
        if let Some(visible) = &self.visible {
            below.retain(|id| visible.contains(id));
        } else if !self.units.contains_key(unit) {
            return None;
        }
        (!below.is_empty()).then_some(below)
    }

    /// Units and every unit below them.
    #[must_use]
    pub fn below(&self, mut found: BTreeSet<String>) -> BTreeSet<String> {
        // Divisions are one above the other in a handful of levels; each turn goes one down.
        loop {
            let next: Vec<String> = self
                .units
                .values()
                .filter(|unit| unit.parent_id.as_ref().is_some_and(|above| found.contains(above)))
                .filter(|unit| !found.contains(&unit.id))
                .map(|unit| unit.id.clone())
                .collect();
            if next.is_empty() {
                return found;
            }
            found.extend(next);
        }
    }

    /// The division of a department; a unit that stands under none is its own.
    #[must_use]
    pub fn division_of(&self, unit: &str) -> String {
        let above = self.units.get(unit).and_then(|unit| unit.parent_id.clone());
        above.unwrap_or_else(|| unit.to_owned())
    }

    /// Code, name and division of a unit on the day.
    #[must_use]
    pub fn unit(&self, id: &str) -> (String, String, String) {
        let code = self.units.get(id).map(|unit| unit.code.clone()).unwrap_or_default();
        match self.names.get(id) {
            Some(named) => (code, named.name.clone(), named.division.clone()),
            None => (code, id.to_owned(), String::new()),
        }
    }

    /// The label of a grade, where there is such a grade.
    #[must_use]
    pub fn grade(&self, code: &str) -> Option<&String> {
        self.grades.get(code)
    }

    /// The title of a course, where there is such a course.
    #[must_use]
    pub fn title(&self, code: &str) -> Option<&String> {
        self.titles.get(code)
    }

    /// Courses whose code begins so.
    #[must_use]
    pub fn courses_of(&self, family: &str) -> BTreeSet<String> {
        self.titles.keys().filter(|code| code.starts_with(family)).cloned().collect()
    }

    /// What the form offers.
    #[must_use]
    pub fn choices(&self) -> DashboardChoices {
        let choice = |key: &String, label: String| DashboardChoice { key: key.clone(), label };
        let mut divisions: Vec<String> = self.in_force.iter().map(|id| self.division_of(id)).collect();
        divisions.sort_by_key(|id| self.unit(id).0);
        divisions.dedup();
        divisions.retain(|id| self.scope == ReportScope::Organization && !self.in_force.contains(id));
        let families: BTreeSet<String> = self.titles.keys().map(|code| family(code)).collect();
        DashboardChoices {
            divisions: divisions.iter().map(|id| choice(id, self.unit(id).1)).collect(),
            departments: self.in_force.iter().map(|id| choice(id, self.unit(id).1)).collect(),
            grades: self.grades.iter().map(|(code, label)| choice(code, label.clone())).collect(),
            courses: self.titles.iter().map(|(code, title)| choice(code, title.clone())).collect(),
            families: families.iter().map(|family| choice(family, family_label(family))).collect(),
        }
    }
}

/// What the codes of a course's family begin with: `SEC-` of `SEC-02`; a code without a hyphen is its own family.
#[must_use]
pub fn family(course_code: &str) -> String {
    match course_code.split_once('-') {
        Some((family, _)) => [family, "-"].concat(),
        None => course_code.to_owned(),
    }
}

/// `SEC` of `SEC-`.
#[must_use]
pub fn family_label(family: &str) -> String {
    family.trim_end_matches('-').to_owned()
}
