//! The requests of an import and what they do to its state. The bytes are read once, at the check, so that
//! check and import speak of the same ones whatever happens to the file on the disk meanwhile.

use std::cell::RefCell;
use std::rc::Rc;

use chrono::NaiveDate;
use contract::error::ErrorCode;
use contract::organization::{ImportDecision, StaffFileReport, StaffImported};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::prelude::*;

use super::staff_import_state::{StaffImportAction, StaffImportState};
use crate::api::organization::StaffFile;
use crate::api::{self, ApiError};
use crate::browser;
use crate::hooks::{Action, use_action};
use crate::text::{organization, staff_import as words};

/// Id of the button that checks the file.
pub(super) const CHECK_BUTTON: &str = "check-file";

/// A file on its way to the check.
pub(super) struct Upload {
    file: File,
    effective_on: String,
    choice: u32,
}

/// Answers on their way, and the bytes to check again afterwards.
pub(super) struct Answers {
    file: StaffFile,
    digest: String,
    choice: u32,
    answers: Vec<(String, String)>,
}

/// What a check comes to.
enum CheckOutcome {
    /// The report, the bytes it is about, and the choice they belong to.
    Report(u32, JsValue, Box<StaffFileReport>),
    /// The browser could not read the file.
    Unreadable,
}

/// An import and everything that can be done to it.
pub(super) struct StaffImportWork {
    /// What is chosen, and how far it is.
    pub(super) state: UseReducerHandle<StaffImportState>,
    /// Whether the browser could not read the chosen file.
    pub(super) unreadable: bool,
    /// Asks what the file would do.
    pub(super) check: Action<Upload>,
    /// Sends answers, any number of them, and checks the same bytes again.
    pub(super) answer: Action<Answers>,
    /// Takes it in.
    pub(super) apply: Action<(StaffFile, String)>,
    /// Chooses a file, or none any more.
    pub(super) choose: Callback<Option<File>>,
    file: Rc<RefCell<Option<File>>>,
    bytes: Rc<RefCell<JsValue>>,
}

impl StaffImportWork {
    /// The chosen file, when it can be checked.
    pub(super) fn upload(&self) -> Option<Upload> {
        let file = self.file.borrow().clone().filter(|_| self.state.is_complete())?;
        Some(Upload { file, effective_on: self.state.effective_on.clone(), choice: self.state.choice })
    }

    /// What was checked, with its digest, when it can be applied.
    pub(super) fn checked(&self) -> Option<(StaffFile, String)> {
        let report = self.state.applicable()?;
        Some((self.held(report), report.digest.clone()))
    }

    /// Sends these answers to questions on the screen; none only checks again.
    pub(super) fn send(&self, answers: Vec<(String, String)>) {
        if let Some(report) = self.state.report() {
            let (digest, choice) = (report.digest.clone(), self.state.choice);
            self.answer.run.emit(Answers { file: self.held(report), digest, choice, answers });
        }
    }

    fn held(&self, report: &StaffFileReport) -> StaffFile {
        StaffFile {
            name: report.file_name.clone(),
            bytes: self.bytes.borrow().clone(),
            effective_on: report.effective_on.to_string(),
        }
    }
}

/// One import after another; a file holds from `today` unless the person says otherwise.
#[hook]
pub(super) fn use_staff_import(today: String) -> StaffImportWork {
    let state = use_reducer_eq(|| StaffImportState::new(today));
    let file = use_mut_ref(|| None::<File>);
    let bytes = use_mut_ref(|| JsValue::NULL);
    let unreadable = use_state(|| false);
    let check = {
        let (dispatcher, bytes, unreadable) = (state.dispatcher(), bytes.clone(), unreadable.setter());
        use_action(check, move |outcome| {
            unreadable.set(matches!(outcome, CheckOutcome::Unreadable));
            if let CheckOutcome::Report(choice, read, report) = outcome {
                bytes.replace(read);
                browser::announce(&words::checked(&report));
                dispatcher.dispatch(StaffImportAction::Checked(choice, report));
            }
        })
    };
    let answer = {
        let dispatcher = state.dispatcher();
        use_action(settle, move |(choice, report): (u32, Box<StaffFileReport>)| {
            browser::announce(&words::checked(&report));
            dispatcher.dispatch(StaffImportAction::Checked(choice, report));
        })
    };
    let apply = {
        let (refused, dispatcher) = (state.dispatcher(), state.dispatcher());
        use_action(
            move |(file, digest): (StaffFile, String)| {
                let refused = refused.clone();
                async move {
                    let day: Option<NaiveDate> = file.effective_on.parse().ok();
                    let answer = api::organization::import_staff_file(file, &digest).await;
                    if answer.as_ref().is_err_and(must_check_again) {
                        refused.dispatch(StaffImportAction::Refused);
                        // The button that was pressed is gone; this is the one to press next.
                        browser::focus(CHECK_BUTTON);
                    }
                    answer.map(|imported| (imported, day.unwrap_or_default()))
                }
            },
            move |(imported, day): (StaffImported, NaiveDate)| {
                browser::announce(&organization::imported(&imported));
                dispatcher.dispatch(StaffImportAction::Applied(imported, day));
            },
        )
    };
    let choose = {
        let (dispatcher, file, unreadable) = (state.dispatcher(), file.clone(), unreadable.setter());
        Callback::from(move |chosen: Option<File>| {
            unreadable.set(false);
            dispatcher.dispatch(StaffImportAction::File(chosen.as_ref().map(|file| file.name())));
            file.replace(chosen);
        })
    };
    StaffImportWork { state, unreadable: *unreadable, check, answer, apply, choose, file, bytes }
}

async fn check(upload: Upload) -> Result<CheckOutcome, ApiError> {
    let name = upload.file.name();
    let Ok(bytes) = JsFuture::from(upload.file.array_buffer()).await else {
        return Ok(CheckOutcome::Unreadable);
    };
    let file = StaffFile { name, bytes: bytes.clone(), effective_on: upload.effective_on };
    let report = api::organization::check_staff_file(file).await?;
    Ok(CheckOutcome::Report(upload.choice, bytes, Box::new(report)))
}

async fn settle(of: Answers) -> Result<(u32, Box<StaffFileReport>), ApiError> {
    for (question, answer) in of.answers {
        let digest = of.digest.clone();
        api::organization::decide(&ImportDecision { digest, question, answer }).await?;
    }
    let report = api::organization::check_staff_file(of.file).await?;
    Ok((of.choice, Box::new(report)))
}

/// What was checked is not what would be applied now.
pub(super) fn must_check_again(error: &ApiError) -> bool {
    matches!(error.code(), Some(ErrorCode::Conflict | ErrorCode::ImportRejected))
}
