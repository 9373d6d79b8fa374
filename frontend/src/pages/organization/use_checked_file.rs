//! A file that is checked before it is taken in: chosen, read once, checked, applied. The bytes that are
//! applied are those that were checked.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use contract::error::ErrorCode;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::prelude::*;

use crate::api::ApiError;
use crate::hooks::{Action, use_action};

/// How far a file is.
pub(super) enum FileStage<R> {
    /// Nothing is known of it.
    Choosing,
    /// The browser could not read it.
    Unreadable,
    /// What it would do.
    Checked(Rc<R>),
    /// The file, or what it changes, is not what was checked.
    CheckAgain,
    /// Done.
    Applied(Rc<R>),
}

impl<R> Clone for FileStage<R> {
    fn clone(&self) -> FileStage<R> {
        match self {
            FileStage::Choosing => FileStage::Choosing,
            FileStage::Unreadable => FileStage::Unreadable,
            FileStage::Checked(report) => FileStage::Checked(report.clone()),
            FileStage::CheckAgain => FileStage::CheckAgain,
            FileStage::Applied(report) => FileStage::Applied(report.clone()),
        }
    }
}

/// A file and everything that can be done to it; `T` is what is chosen beside it.
pub(super) struct CheckedFile<T: 'static, R: 'static> {
    pub(super) stage: FileStage<R>,
    /// Whether a file is chosen.
    pub(super) has_file: bool,
    /// Changes after each application, so that the field is made anew and empty.
    pub(super) emptied: u32,
    /// Chooses a file, or none any more.
    pub(super) choose: Callback<Option<File>>,
    /// Something beside the file is chosen anew: what was checked is of the past.
    pub(super) reset: Callback<()>,
    /// Asks what the chosen file would do.
    pub(super) check: Action<T>,
    /// Takes it in.
    pub(super) apply: Action<(T, String)>,
}

/// `check` and `apply` get the bytes, what is chosen beside the file, and to apply the digest.
#[hook]
pub(super) fn use_checked_file<T, R, C, A>(
    check: impl Fn(JsValue, T) -> C + 'static,
    apply: impl Fn(JsValue, T, String) -> A + 'static,
    done: Callback<Rc<R>>,
) -> CheckedFile<T, R>
where
    T: 'static,
    R: 'static,
    C: Future<Output = Result<R, ApiError>> + 'static,
    A: Future<Output = Result<R, ApiError>> + 'static,
{
    let stage = use_state(|| FileStage::<R>::Choosing);
    let has_file = use_state(|| false);
    let emptied = use_state(|| 0_u32);
    let file = use_mut_ref(|| None::<File>);
    let bytes = use_mut_ref(|| JsValue::NULL);
    let check = Rc::new(check);
    let checking = {
        let (file, kept, stage) = (file.clone(), bytes.clone(), stage.setter());
        use_action(
            move |beside: T| {
                let (file, kept, check) = (file.clone(), kept.clone(), check.clone());
                async move {
                    let Some(read) = bytes_of(&file).await else { return Ok(None) };
                    kept.replace(read.clone());
                    check(read, beside).await.map(Some)
                }
            },
            move |report: Option<R>| {
                stage.set(report.map_or(FileStage::Unreadable, |report| FileStage::Checked(Rc::new(report))));
            },
        )
    };
    let applying = {
        let (refused, stage, has_file) = (stage.setter(), stage.setter(), has_file.setter());
        let (file, emptied) = (file.clone(), emptied.clone());
        let apply = Rc::new(apply);
        use_action(
            move |(beside, digest): (T, String)| {
                let (refused, apply) = (refused.clone(), apply.clone());
                let bytes = bytes.borrow().clone();
                async move {
                    let answer = apply(bytes, beside, digest).await;
                    if answer.as_ref().is_err_and(is_stale) {
                        refused.set(FileStage::CheckAgain);
                    }
                    answer
                }
            },
            move |report: R| {
                let report = Rc::new(report);
                file.replace(None);
                has_file.set(false);
                emptied.set(emptied.wrapping_add(1));
                stage.set(FileStage::Applied(report.clone()));
                done.emit(report);
            },
        )
    };
    let choose = {
        let (stage, has_file) = (stage.setter(), has_file.setter());
        Callback::from(move |chosen: Option<File>| {
            has_file.set(chosen.is_some());
            stage.set(FileStage::Choosing);
            file.replace(chosen);
        })
    };
    let reset = {
        let stage = stage.setter();
        Callback::from(move |()| stage.set(FileStage::Choosing))
    };
    CheckedFile {
        stage: (*stage).clone(),
        has_file: *has_file,
        emptied: *emptied,
        choose,
        reset,
        check: checking,
        apply: applying,
    }
}

async fn bytes_of(file: &Rc<RefCell<Option<File>>>) -> Option<JsValue> {
    let file = file.borrow().clone()?;
    JsFuture::from(file.array_buffer()).await.ok()
}

/// What was checked is not what would be applied now.
fn is_stale(error: &ApiError) -> bool {
    matches!(error.code(), Some(ErrorCode::Conflict | ErrorCode::ImportRejected))
}
