//! 説明会・体験会・集合研修: what learners enrol in, what HR plans, and what happens in the room.

mod code_form;
mod code_screen;
mod event_card;
mod event_form;
mod events_page;
mod people_form;
mod planning;
mod refusal;
mod room;
mod roster;
mod session_form;
mod sheet;
mod state_form;

pub use code_screen::EventCode;
pub use events_page::Events;
pub use planning::EventPlanning;
pub use room::EventRoom;
pub use sheet::EventSheet;

use yew::prelude::*;

/// Keeps what is typed.
fn into_state(state: &UseStateHandle<String>) -> Callback<String> {
    let state = state.setter();
    Callback::from(move |value| state.set(value))
}
