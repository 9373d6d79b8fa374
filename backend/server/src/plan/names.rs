//! What rows can name, and what it is called.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use contract::organization::{DepartmentView, GradeView};
use contract::plan::{PlanChoices, PlanCourse, PlanDocument, PlanLabels, PlanSubject};
use contract::requirements::Choice;
use learning::fiscal_year::FiscalYear;
use learning::plan::{Group, Known, is_busy_in_tax_season};
use learning::role::Grade;

use crate::catalog;
use crate::catalog::publish::RequirementFacts;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::plan::store;

/// Everything that rows of a fiscal year can name.
#[derive(Debug, Clone)]
pub(super) struct Names {
    /// What it is called.
    labels: PlanLabels,
    /// For the editor; without head-counts.
    pub choices: PlanChoices,
    /// Departments that are busy in January and February.
    pub tax_season: BTreeSet<String>,
}

impl Names {
    /// Loads them: departments that are in force today, or on the nearest day of the fiscal year.
    ///
    /// # Errors
    /// The database refuses, or holds material that this program cannot read.
    pub fn load(
        c: &mut Connection,
        tenant_id: &str,
        year: FiscalYear,
        today: NaiveDate,
    ) -> Result<Names, Error> {
        let day = today.clamp(year.first_day(), year.last_day());
        let titles = catalog::store::titles(c, tenant_id)?;
        let mut minutes: BTreeMap<String, u32> = BTreeMap::new();
        for (code, json) in catalog::store::requirement_facts(c, tenant_id)? {
            let facts: RequirementFacts = serde_json::from_str(&json)?;
            minutes.insert(code, facts.minutes);
        }
        let events = store::events(c, tenant_id)?;
        let departments = organization::store::departments_on(c, tenant_id, day)?;
        let grades = organization::store::grade_labels(c, tenant_id)?;
        let courses = minutes.into_iter().map(|(code, minutes)| PlanCourse {
            title: titles.get(&code).cloned().unwrap_or_default(),
            code,
            minutes,
        });
        let choices = PlanChoices {
            courses: courses.collect(),
            events: events
                .iter()
                .map(|(id, title)| Choice { code: id.clone(), label: title.clone() })
                .collect(),
            departments: departments
                .into_iter()
                .map(|row| DepartmentView {
                    id: row.id,
                    code: row.code,
                    name: row.name,
                    division: row.division,
                    people: 0,
                })
                .collect(),
            grades: Grade::ALL
                .iter()
                .map(|grade| GradeView {
                    code: grade.code().to_owned(),
                    label: grades.get(grade.code()).cloned().unwrap_or_default(),
                    people: 0,
                })
                .collect(),
        };
        let department_names: BTreeMap<String, String> =
            choices.departments.iter().map(|row| (row.id.clone(), row.name.clone())).collect();
        let busy = department_names.iter().filter(|(_, name)| is_busy_in_tax_season(name));
        let tax_season = busy.map(|(id, _)| id.clone()).collect();
        let labels = PlanLabels {
            courses: titles,
            events: events.into_iter().collect(),
            departments: department_names,
            grades,
        };
        Ok(Names { labels, choices, tax_season })
    }

    /// What the check needs.
    pub fn known(&self) -> Known {
        Known {
            courses: self.choices.courses.iter().map(|course| course.code.clone()).collect(),
            events: self.labels.events.keys().cloned().collect(),
            departments: self.labels.departments.keys().cloned().collect(),
        }
    }

    /// The names of what a document names.
    pub fn labels_of(&self, document: &PlanDocument) -> PlanLabels {
        let mut labels = PlanLabels { grades: self.labels.grades.clone(), ..PlanLabels::default() };
        for row in &document.rows {
            match &row.subject {
                PlanSubject::Course { code } => keep(&mut labels.courses, &self.labels.courses, code),
                PlanSubject::Event { event_id } => keep(&mut labels.events, &self.labels.events, event_id),
                PlanSubject::NewEvent { .. } => {}
            }
            for id in &row.audience.department_ids {
                keep(&mut labels.departments, &self.labels.departments, id);
            }
        }
        labels
    }

    /// Enters how many people there are.
    pub fn count(&mut self, groups: &[Group]) {
        for group in groups {
            let code = group.grade.code();
            if let Some(row) = self.choices.departments.iter_mut().find(|row| row.id == group.department_id) {
                row.people = row.people.saturating_add(group.people);
            }
            if let Some(row) = self.choices.grades.iter_mut().find(|row| row.code == code) {
                row.people = row.people.saturating_add(group.people);
            }
        }
    }
}

fn keep(kept: &mut BTreeMap<String, String>, all: &BTreeMap<String, String>, key: &str) {
    if let Some(name) = all.get(key) {
        kept.insert(key.to_owned(), name.clone());
    }
}
