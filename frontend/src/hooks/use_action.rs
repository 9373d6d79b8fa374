//! One request that changes something, started by the person.

use std::future::Future;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::ApiError;
use crate::session::use_session;

/// How the request stands, and how to start it.
#[derive(Clone, PartialEq)]
pub struct Action<I> {
    /// Under way; a second click changes nothing.
    pub pending: bool,
    /// Why the last try failed.
    pub error: Option<ApiError>,
    /// Starts it.
    pub run: Callback<I>,
}

/// Calls the server on demand; `done` gets the answer.
#[hook]
pub fn use_action<I, O, A>(call: impl Fn(I) -> A + 'static, done: impl Fn(O) + 'static) -> Action<I>
where
    I: 'static,
    O: 'static,
    A: Future<Output = Result<O, ApiError>> + 'static,
{
    let pending = use_state(|| false);
    let error = use_state(|| None::<ApiError>);
    // State handles hold what was true when they were made; a double click needs what is true now.
    let running = use_mut_ref(|| false);
    let session = use_session();
    let done = Rc::new(done);
    let run = {
        let (pending, error) = (pending.setter(), error.setter());
        Callback::from(move |input: I| {
            if running.replace(true) {
                return;
            }
            pending.set(true);
            error.set(None);
            let answer = call(input);
            let (pending, error, running) = (pending.clone(), error.clone(), running.clone());
            let (done, session) = (done.clone(), session.clone());
            spawn_local(async move {
                let outcome = answer.await;
                running.replace(false);
                pending.set(false);
                match outcome {
                    Ok(output) => done(output),
                    Err(failure) => {
                        session.note(&failure);
                        error.set(Some(failure));
                    }
                }
            });
        })
    };
    Action { pending: *pending, error: (*error).clone(), run }
}
