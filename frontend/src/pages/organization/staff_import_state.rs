//! The import of a staff file, step by step: choose, check, answer, apply. Pure: bytes and requests are
//! somebody else's.
//!
//! Only a report of the file and the day on the screen can be applied: choosing anything else puts it away.
//! Answers that are picked and not yet sent outlive every check and every error.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;
use contract::organization::{ImportQuestion, QuestionKind, StaffFileReport, StaffImported};
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
    /// Answers that are picked and not sent, by question.
    pub(super) drafts: BTreeMap<String, String>,
    /// How many imports were applied or taken back here; one more means that the list of past ones is out of
    /// date.
    pub(super) applied: u32,
    /// How many times the file field was emptied after an import.
    pub(super) emptied: u32,
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
    /// Done, with the day from which it holds.
    Applied(StaffImported, NaiveDate),
}

/// The five steps, as far as one import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// 読取.
    Read,
    /// 検査.
    Check,
    /// 差分, and applying it.
    Apply,
    /// 取消: everything before is done.
    Undo,
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
    Checked(u32, Box<StaffFileReport>),
    /// An answer is picked for a question, not sent.
    Picked(String, String),
    /// The server will not apply what was checked.
    Refused,
    /// The server has applied it, from that day on.
    Applied(StaffImported, NaiveDate),
    /// A past import was taken back: what was checked against the staff before is of the past.
    Undone,
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
            drafts: BTreeMap::new(),
            applied: 0,
            emptied: 0,
        }
    }

    /// The report on the screen.
    pub(super) fn report(&self) -> Option<&Rc<StaffFileReport>> {
        match &self.stage {
            Stage::Checked(report) => Some(report),
            Stage::Choosing | Stage::CheckAgain | Stage::Applied(..) => None,
        }
    }

    /// Where the import stands.
    pub(super) fn step(&self) -> Step {
        match &self.stage {
            Stage::Choosing | Stage::CheckAgain => Step::Read,
            Stage::Checked(report) if report.rejected.is_empty() && open_questions(report) == 0 => {
                Step::Apply
            }
            Stage::Checked(_) => Step::Check,
            Stage::Applied(..) => Step::Undo,
        }
    }

    /// The answer that is shown as picked: the draft, else the one in force.
    pub(super) fn picked<'a>(&'a self, question: &'a ImportQuestion) -> Option<&'a str> {
        self.drafts.get(&question.id).or(question.answer.as_ref()).map(String::as_str)
    }

    /// Questions of the same file whose answer entered a table of the organisation: the server asks them no
    /// more, but the answer can still be changed here.
    fn settled(&self, next: &StaffFileReport) -> Vec<ImportQuestion> {
        let Some(report) = self.report().filter(|report| report.digest == next.digest) else {
            return Vec::new();
        };
        let gone = report.questions.iter().filter(|question| {
            matches!(question.kind, QuestionKind::Title | QuestionKind::Column)
                && !next.questions.iter().any(|of| of.id == question.id)
        });
        gone.filter_map(|question| {
            let answer = Some(self.picked(question)?.to_owned());
            Some(ImportQuestion { answer, ..question.clone() })
        })
        .collect()
    }

    /// The drafts of the questions on the screen, with the question first.
    pub(super) fn unsent(&self) -> Vec<(String, String)> {
        let Some(report) = self.report() else { return Vec::new() };
        let asked = report.questions.iter().filter(|question| is_offered(question, &self.drafts));
        asked.filter_map(|question| self.drafts.get_key_value(&question.id)).map(owned).collect()
    }

    /// The report on the screen, when it may be applied.
    pub(super) fn applicable(&self) -> Option<&StaffFileReport> {
        match &self.stage {
            Stage::Checked(report) if self.step() == Step::Apply => Some(report),
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

/// How many questions are not answered.
pub(super) fn open_questions(report: &StaffFileReport) -> usize {
    report.questions.iter().filter(|question| question.answer.is_none()).count()
}

/// Whether the file could be compared with the staff: nothing is rejected, and what is open is only who is
/// who, which changes figures but stops no comparison.
pub(super) fn is_compared(report: &StaffFileReport) -> bool {
    let open = report.questions.iter().filter(|question| question.answer.is_none());
    report.rejected.is_empty()
        && open.into_iter().all(|question| question.kind == QuestionKind::Reappointment)
}

fn is_offered(question: &ImportQuestion, drafts: &BTreeMap<String, String>) -> bool {
    let draft = drafts.get(&question.id);
    draft.is_some_and(|draft| question.options.iter().any(|option| option.answer == *draft))
}

fn owned((question, answer): (&String, &String)) -> (String, String) {
    (question.clone(), answer.clone())
}

impl Reducible for StaffImportState {
    type Action = StaffImportAction;

    fn reduce(self: Rc<Self>, action: StaffImportAction) -> Rc<Self> {
        Rc::new(match action {
            StaffImportAction::File(file_name) => {
                StaffImportState { file_name, drafts: BTreeMap::new(), ..self.chosen_anew() }
            }
            StaffImportAction::EffectiveOn(effective_on) => {
                StaffImportState { effective_on, ..self.chosen_anew() }
            }
            StaffImportAction::Asked => StaffImportState { asked: true, ..(*self).clone() },
            StaffImportAction::Checked(choice, _) if choice != self.choice => return self,
            StaffImportAction::Checked(_, mut report) => {
                let settled = self.settled(&report);
                report.questions.extend(settled);
                let mut drafts = self.drafts.clone();
                // What is in force now is no draft any more.
                drafts.retain(|id, draft| {
                    !report.questions.iter().any(|of| of.id == *id && of.answer.as_ref() == Some(draft))
                });
                StaffImportState { drafts, stage: Stage::Checked(Rc::from(report)), ..(*self).clone() }
            }
            StaffImportAction::Picked(question, answer) => {
                let mut drafts = self.drafts.clone();
                drafts.insert(question, answer);
                StaffImportState { drafts, ..(*self).clone() }
            }
            StaffImportAction::Undone => StaffImportState {
                applied: self.applied.wrapping_add(1),
                stage: match &self.stage {
                    Stage::Checked(_) | Stage::CheckAgain => Stage::CheckAgain,
                    Stage::Choosing | Stage::Applied(..) => Stage::Choosing,
                },
                ..(*self).clone()
            },
            StaffImportAction::Refused => StaffImportState { stage: Stage::CheckAgain, ..(*self).clone() },
            StaffImportAction::Applied(imported, day) => StaffImportState {
                file_name: None,
                asked: false,
                drafts: BTreeMap::new(),
                applied: self.applied.wrapping_add(1),
                emptied: self.emptied.wrapping_add(1),
                stage: Stage::Applied(imported, day),
                ..self.chosen_anew()
            },
        })
    }
}

#[cfg(test)]
mod tests;
