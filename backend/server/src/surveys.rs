//! Surveys (ニーズ調査・アンケート): made by HR or the DX leader, answered once by whoever is asked, counted after
//! they are closed. Answers to an anonymous survey have no way back to the person; see `store/answers.rs` and
//! `roll.rs`.
//! Candidates for automation are followed up and shared (横展開).

pub mod answering;
pub mod audience;
pub mod candidate_routes;
pub mod candidates;
pub mod close;
pub mod draft;
pub mod idea_routes;
pub mod office_routes;
pub mod open;
pub mod result_routes;
pub mod results;
pub mod results_csv;
pub mod roll;
pub mod routes;
pub mod store;
pub mod templates;

use contract::error::{ErrorCode, FieldProblem};

use crate::error::Error;
use crate::state::State;

/// What cannot be done to a survey or an idea, with the stable code of the reason.
fn refused(code: &str) -> Error {
    let problem = FieldProblem { field: "survey".to_owned(), code: code.to_owned() };
    Error::Fields(ErrorCode::Conflict, vec![problem])
}

/// Forgets who answered surveys that are closed by now.
///
/// # Errors
/// The database refuses.
pub async fn forget_closed(state: &State) -> Result<(), Error> {
    // Those of before the question: a survey that is opened meanwhile keeps its entries.
    let entered = state.roll.surveys();
    if entered.is_empty() {
        return Ok(());
    }
    let open = state.database.read(store::open_ids).await?;
    state.roll.forget(&entered.difference(&open).cloned().collect());
    Ok(())
}

/// The key under which everything that changes a survey or its answers takes turns.
fn turn(tenant_id: &str, survey_id: &str) -> String {
    format!("{tenant_id}/survey/{survey_id}")
}
