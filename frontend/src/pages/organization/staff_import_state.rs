//! The import of a staff file, step by step: choose, check, apply. Pure: bytes and requests are somebody
//! else's.
//!
//! Only a report of the file and the day on the screen can be applied: choosing anything else puts it away.

use std::rc::Rc;

use contract::organization::{StaffFileReport, StaffImported};
use yew::Reducible;

/// What is chosen, and how far it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StaffImportState {
    /// Name of the chosen file; none while nothing is chosen.
    pub(super) file_name: Option<String>,
    /// The day from which the file holds, `YYYY-MM-DD`, as typed.
    pub(super) effective_on: String,
    /// Counts the choices made, so that an answer can be told to belong to an earlier one.
    pub(super) choice: u32,
    /// Whether a check was asked for, so that errors may be shown.
    pub(super) asked: bool,
    /// How far it is.
    pub(super) stage: Stage,
    /// How many imports were applied here; one more means that the list of past ones is out of date.
    pub(super) applied: u32,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stage {
    /// Nothing is known of the file.
    Choosing,
    /// What the file holds.
    Checked(Rc<StaffFileReport>),
    /// File or staff have changed since the check.
    CheckAgain,
    /// Done.
    Applied(StaffImported),
}

/// What can happen.
pub(super) enum StaffImportAction {
    /// A file is chosen, or none any more.
    File(Option<String>),
    /// The day is typed.
    EffectiveOn(String),
    /// The check is asked for.
    Asked,
    /// The report on the choice with this number.
    Checked(u32, StaffFileReport),
    /// The server will not apply what was checked.
    Refused,
    /// The server has applied it.
    Applied(StaffImported),
}

impl StaffImportState {
    /// The start: nothing chosen, the file holds from today.
    pub(super) fn new(today: String) -> StaffImportState {
        StaffImportState {
            file_name: None,
            effective_on: today,
            choice: 0,
            asked: false,
            stage: Stage::Choosing,
            applied: 0,
        }
    }

    /// The report on the screen, when it may be applied.
    pub(super) fn applicable(&self) -> Option<&StaffFileReport> {
        match &self.stage {
            Stage::Checked(report)
                if report.rejected.is_empty()
                    && report.questions.iter().all(|question| question.answer.is_some()) =>
            {
                Some(report)
            }
            _ => None,
        }
    }

    /// Whether the day is one.
    pub(super) fn has_day(&self) -> bool {
        self.effective_on.parse::<chrono::NaiveDate>().is_ok()
    }

    /// Whether there is something to check.
    pub(super) fn is_complete(&self) -> bool {
        self.file_name.is_some() && self.has_day()
    }

    fn chosen_anew(&self) -> StaffImportState {
        StaffImportState { choice: self.choice.wrapping_add(1), stage: Stage::Choosing, ..self.clone() }
    }
}

impl Reducible for StaffImportState {
    type Action = StaffImportAction;

    fn reduce(self: Rc<Self>, action: StaffImportAction) -> Rc<Self> {
        Rc::new(match action {
            StaffImportAction::File(file_name) => StaffImportState { file_name, ..self.chosen_anew() },
            StaffImportAction::EffectiveOn(effective_on) => {
                StaffImportState { effective_on, ..self.chosen_anew() }
            }
            StaffImportAction::Asked => StaffImportState { asked: true, ..(*self).clone() },
            StaffImportAction::Checked(choice, _) if choice != self.choice => return self,
            StaffImportAction::Checked(_, report) => {
                StaffImportState { stage: Stage::Checked(Rc::new(report)), ..(*self).clone() }
            }
            StaffImportAction::Refused => StaffImportState { stage: Stage::CheckAgain, ..(*self).clone() },
            StaffImportAction::Applied(imported) => StaffImportState {
                file_name: None,
                asked: false,
                applied: self.applied.wrapping_add(1),
                stage: Stage::Applied(imported),
                ..self.chosen_anew()
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use contract::organization::{RowFinding, StaffDifference, StaffFileReport, StaffImported};
    use yew::Reducible;

    use super::{StaffImportAction, StaffImportState, Stage};

    fn report(rejected: usize) -> StaffFileReport {
        let finding = RowFinding {
            line: 2,
            staff_number: "000123".to_owned(),
            code: "unknown-title".to_owned(),
            message: "M".to_owned(),
        };
        StaffFileReport {
            file_name: "staff.csv".to_owned(),
            encoding: "CP932".to_owned(),
            digest: "d".to_owned(),
            effective_on: "2026-11-23".parse().unwrap(),
            rows: 450,
            columns: vec![],
            sample: vec![],
            rejected: vec![finding; rejected],
            warnings: vec![],
            questions: vec![],
            merged: vec![],
            changes: vec![],
            difference: StaffDifference::default(),
        }
    }

    fn chosen() -> StaffImportState {
        let start = StaffImportState::new("2026-11-23".to_owned());
        after(start, vec![StaffImportAction::File(Some("staff.csv".to_owned()))])
    }

    fn after(state: StaffImportState, actions: Vec<StaffImportAction>) -> StaffImportState {
        (*actions.into_iter().fold(Rc::new(state), |state, action| state.reduce(action))).clone()
    }

    #[test]
    fn only_a_report_without_rejected_rows_can_be_applied() {
        let state = chosen();
        let choice = state.choice;
        assert!(state.applicable().is_none());
        let good = after(state.clone(), vec![StaffImportAction::Checked(choice, report(0))]);
        assert!(good.applicable().is_some());
        let bad = after(state, vec![StaffImportAction::Checked(choice, report(2))]);
        assert!(bad.applicable().is_none());
    }

    #[test]
    fn choosing_anything_else_puts_the_report_away() {
        let state = chosen();
        let choice = state.choice;
        let checked = after(state, vec![StaffImportAction::Checked(choice, report(0))]);
        let edits = [
            StaffImportAction::File(Some("staff.csv".to_owned())),
            StaffImportAction::File(None),
            StaffImportAction::EffectiveOn("2026-04-01".to_owned()),
        ];
        for edit in edits {
            assert_eq!(after(checked.clone(), vec![edit]).stage, Stage::Choosing);
        }
    }

    #[test]
    fn a_report_on_an_earlier_choice_is_dropped() {
        let state = chosen();
        let old = state.choice;
        let state = after(state, vec![StaffImportAction::EffectiveOn("2026-04-01".to_owned())]);
        assert_eq!(after(state.clone(), vec![StaffImportAction::Checked(old, report(0))]), state);
    }

    #[test]
    fn a_refusal_keeps_the_choice_and_asks_for_another_check() {
        let state = chosen();
        let choice = state.choice;
        let checked = StaffImportAction::Checked(choice, report(0));
        let refused = after(state, vec![checked, StaffImportAction::Refused]);
        assert_eq!(refused.stage, Stage::CheckAgain);
        assert!(refused.is_complete() && refused.applicable().is_none());
    }

    #[test]
    fn after_applying_nothing_is_chosen_and_the_result_stays() {
        let imported = StaffImported { import_id: None, difference: StaffDifference::default() };
        let state = after(chosen(), vec![StaffImportAction::Applied(imported.clone())]);
        assert_eq!((state.applied, state.stage.clone()), (1, Stage::Applied(imported)));
        assert!(!state.is_complete());
    }

    #[test]
    fn a_day_that_is_none_is_not_complete() {
        assert!(chosen().is_complete());
        assert!(!after(chosen(), vec![StaffImportAction::EffectiveOn(String::new())]).is_complete());
    }
}
