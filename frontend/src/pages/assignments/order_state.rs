//! HR's order while it is being written. Pure: today is given, requests are somebody else's.
//!
//! What is applied is exactly what was looked at: every edit puts the preview away.

use std::collections::BTreeSet;
use std::rc::Rc;

use chrono::NaiveDate;
use contract::assignments::{OrderApplied, OrderDraft, OrderPreview};
use learning::fiscal_year::FiscalYear;
use yew::Reducible;

/// What is chosen, and what is known of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct OrderState {
    /// Course code; empty while none is chosen.
    pub(super) course: String,
    /// Grade codes; none for all.
    pub(super) grades: BTreeSet<String>,
    /// Department ids; none for all.
    pub(super) departments: BTreeSet<String>,
    /// Due date as typed, `YYYY-MM-DD`.
    pub(super) due_on: String,
    /// Whether the person has asked for a preview, so that errors may be shown.
    pub(super) asked: bool,
    /// Where the preview of these choices is.
    pub(super) stage: Stage,
}

/// How far the order is.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Stage {
    /// Being written.
    #[default]
    Writing,
    /// A preview was shown, and the choices have changed since.
    Outdated,
    /// The people have changed since the preview.
    Conflict,
    /// The people of these very choices.
    Previewed(Rc<OrderPreview>),
    /// Given.
    Applied(OrderApplied),
}

/// What can happen.
pub(super) enum OrderAction {
    /// A course is chosen.
    Course(String),
    /// Grades are chosen.
    Grades(BTreeSet<String>),
    /// Departments are chosen.
    Departments(BTreeSet<String>),
    /// The due date is typed.
    DueOn(String),
    /// The preview is asked for.
    Asked,
    /// The preview of a draft arrived.
    Previewed(OrderDraft, OrderPreview),
    /// The people have changed since the preview.
    Refused,
    /// The order is given.
    Applied(OrderApplied),
}

/// What is wrong with a due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DueProblem {
    /// Nothing that is a date.
    Missing,
    /// Before today.
    Past,
    /// After the next fiscal year.
    TooFar,
}

impl OrderState {
    /// The due date, if it may be one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn due(&self, today: NaiveDate) -> Result<NaiveDate, DueProblem> {
        let due: NaiveDate = self.due_on.parse().map_err(|_| DueProblem::Missing)?;
        if due < today {
            return Err(DueProblem::Past);
        }
        if FiscalYear::containing(due) > FiscalYear::containing(today).next() {
            return Err(DueProblem::TooFar);
        }
        Ok(due)
    }

    /// The draft to send, when nothing is missing.
    pub(super) fn draft(&self, today: NaiveDate) -> Option<OrderDraft> {
        let due_on = self.due(today).ok()?;
        (!self.course.is_empty()).then(|| OrderDraft {
            course_code: self.course.clone(),
            grades: self.grades.iter().cloned().collect(),
            department_ids: self.departments.iter().cloned().collect(),
            due_on,
        })
    }

    fn says(&self, draft: &OrderDraft) -> bool {
        self.course == draft.course_code
            && self.grades.iter().eq(&draft.grades)
            && self.departments.iter().eq(&draft.department_ids)
            && self.due_on.parse() == Ok(draft.due_on)
    }

    fn edited(&self) -> OrderState {
        let stage = match self.stage {
            Stage::Previewed(_) | Stage::Outdated => Stage::Outdated,
            Stage::Conflict => Stage::Conflict,
            Stage::Writing | Stage::Applied(_) => Stage::Writing,
        };
        OrderState { stage, ..self.clone() }
    }
}

impl Reducible for OrderState {
    type Action = OrderAction;

    fn reduce(self: Rc<Self>, action: OrderAction) -> Rc<Self> {
        Rc::new(match action {
            OrderAction::Course(course) => OrderState { course, ..self.edited() },
            OrderAction::Grades(grades) => OrderState { grades, ..self.edited() },
            OrderAction::Departments(departments) => OrderState { departments, ..self.edited() },
            OrderAction::DueOn(due_on) => OrderState { due_on, ..self.edited() },
            OrderAction::Asked => OrderState { asked: true, ..(*self).clone() },
            // An answer to choices that were edited meanwhile is no preview of anything on the screen.
            OrderAction::Previewed(draft, _) if !self.says(&draft) => return self,
            OrderAction::Previewed(_, preview) => {
                OrderState { stage: Stage::Previewed(Rc::new(preview)), ..(*self).clone() }
            }
            OrderAction::Refused => OrderState { stage: Stage::Conflict, ..(*self).clone() },
            OrderAction::Applied(applied) => {
                OrderState { stage: Stage::Applied(applied), ..OrderState::default() }
            }
        })
    }
}

#[cfg(test)]
mod tests;
