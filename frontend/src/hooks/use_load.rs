//! Loading what a page shows.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::ApiError;
use crate::session::use_session;

/// How far loading is.
#[derive(Debug, PartialEq)]
pub enum Load<T> {
    /// On its way.
    Pending,
    /// It did not arrive.
    Failed(ApiError),
    /// Here.
    Ready(Rc<T>),
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Load::Pending => Load::Pending,
            Load::Failed(error) => Load::Failed(error.clone()),
            Load::Ready(value) => Load::Ready(value.clone()),
        }
    }
}

/// Loads when the component appears, again when the key changes, and again on the returned callback. An
/// answer to an earlier question is dropped.
#[hook]
pub fn use_load<K, T, F, A>(key: K, load: F) -> (Load<T>, Callback<()>)
where
    K: PartialEq + Clone + 'static,
    T: 'static,
    F: Fn(K) -> A + 'static,
    A: Future<Output = Result<T, ApiError>> + 'static,
{
    let state = use_state(|| Load::Pending);
    let turn = use_state(|| 0_u32);
    let session = use_session();
    {
        let state = state.setter();
        use_effect_with((key, *turn), move |(key, _)| {
            let stale = Rc::new(Cell::new(false));
            let answer = load(key.clone());
            let dropped = stale.clone();
            state.set(Load::Pending);
            spawn_local(async move {
                let outcome = answer.await;
                if dropped.get() {
                    return;
                }
                state.set(match outcome {
                    Ok(value) => Load::Ready(Rc::new(value)),
                    Err(error) => {
                        session.note(&error);
                        Load::Failed(error)
                    }
                });
            });
            move || stale.set(true)
        });
    }
    let again = Callback::from(move |()| turn.set(turn.wrapping_add(1)));
    ((*state).clone(), again)
}
