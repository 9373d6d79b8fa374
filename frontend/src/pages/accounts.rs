//! Sign-in, passwords, accounts.

mod account_list;
mod account_row;
mod change_password;
mod issue_confirmation;
mod issue_state;
mod password_slips;
mod set_up;
mod sign_in;

pub use account_list::AccountList;
pub use change_password::ChangePassword;
pub use set_up::SetUp;
pub use sign_in::SignIn;

use yew::{Callback, UseStateHandle};

/// Writes what is typed into a state.
fn into_state(state: &UseStateHandle<String>) -> Callback<String> {
    let state = state.setter();
    Callback::from(move |value| state.set(value))
}
