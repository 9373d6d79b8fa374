//! The requests of an import and what they do to its state. The bytes are read once, at the check, so that
//! check and import speak of the same ones whatever happens to the file on the disk meanwhile.

use std::cell::RefCell;
use std::rc::Rc;

use contract::error::ErrorCode;
use contract::organization::{StaffFileReport, StaffImported};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::prelude::*;

use super::staff_import_state::{StaffImportAction, StaffImportState};
use crate::api::organization::StaffFile;
use crate::api::{self, ApiError};
use crate::browser;
use crate::hooks::{Action, use_action};
use crate::text::organization as words;

/// Id of the button that checks the file.
pub(super) const CHECK_BUTTON: &str = "check-file";

/// A file on its way to the check.
pub(super) struct Upload {
    file: File,
    effective_on: String,
    choice: u32,
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
        let file = StaffFile {
            name: report.file_name.clone(),
            bytes: self.bytes.borrow().clone(),
            effective_on: report.effective_on.to_string(),
        };
        Some((file, report.digest.clone()))
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
                browser::announce(&words::checked(report.rows, report.rejected.len(), report.warnings.len()));
                dispatcher.dispatch(StaffImportAction::Checked(choice, *report));
            }
        })
    };
    let apply = {
        let (refused, dispatcher) = (state.dispatcher(), state.dispatcher());
        use_action(
            move |(file, digest): (StaffFile, String)| {
                let refused = refused.clone();
                async move {
                    let answer = api::organization::import_staff_file(file, &digest).await;
                    if answer.as_ref().is_err_and(must_check_again) {
                        refused.dispatch(StaffImportAction::Refused);
                        // The button that was pressed is gone; this is the one to press next.
                        browser::focus(CHECK_BUTTON);
                    }
                    answer
                }
            },
            move |imported: StaffImported| {
                browser::announce(&words::imported(&imported));
                dispatcher.dispatch(StaffImportAction::Applied(imported));
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
    StaffImportWork { state, unreadable: *unreadable, check, apply, choose, file, bytes }
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

/// What was checked is not what would be applied now.
pub(super) fn must_check_again(error: &ApiError) -> bool {
    matches!(error.code(), Some(ErrorCode::Conflict | ErrorCode::ImportRejected))
}
