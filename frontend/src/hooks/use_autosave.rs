//! Saving one thing at a time, as it happens.

use std::future::Future;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::ApiError;
use crate::session::use_session;

/// What waits to be saved, and how long to wait for more of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pending<T> {
    /// What to save.
    pub item: T,
    /// Milliseconds to wait; a change within that time starts the wait again.
    pub delay_ms: u32,
}

/// What happened to an item.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress<T, O> {
    /// It is on its way.
    Sending(T),
    /// It is safe.
    Saved(T, O),
    /// It is not.
    Failed(T, ApiError),
}

/// Saves `pending` after its delay and tells `report` how it went. Whoever keeps the queue decides what is
/// pending next; while one item is on its way nothing must be pending.
#[hook]
pub fn use_autosave<T, O, A>(
    pending: Option<Pending<T>>,
    save: impl Fn(T) -> A + 'static,
    report: Callback<Progress<T, O>>,
) where
    T: Clone + PartialEq + 'static,
    O: 'static,
    A: Future<Output = Result<O, ApiError>> + 'static,
{
    let session = use_session();
    let save = Rc::new(save);
    use_effect_with(pending, move |pending| {
        let waiting = pending.clone().map(|Pending { item, delay_ms }| {
            Timeout::new(delay_ms, move || {
                report.emit(Progress::Sending(item.clone()));
                spawn_local(async move {
                    let outcome = save(item.clone()).await;
                    report.emit(match outcome {
                        Ok(answer) => Progress::Saved(item, answer),
                        Err(error) => {
                            session.note(&error);
                            Progress::Failed(item, error)
                        }
                    });
                });
            })
        });
        move || drop(waiting)
    });
}
