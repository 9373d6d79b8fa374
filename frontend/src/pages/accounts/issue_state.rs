//! Issuing first passwords, step by step. Pure: no requests, no sentences.

use std::rc::Rc;

use contract::accounts::{AccountRow, IssuedPasswords};
use yew::Reducible;

/// For whom first passwords are issued.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Whom {
    /// Everyone who has none yet.
    Everyone,
    /// One person, who may have one already.
    One(AccountRow),
}

impl Whom {
    /// The people of the request; nobody named means everyone without a password.
    pub(super) fn person_ids(&self) -> Vec<String> {
        match self {
            Whom::Everyone => Vec::new(),
            Whom::One(row) => vec![row.person_id.clone()],
        }
    }
}

/// How far issuing is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum IssueState {
    /// Nothing asked.
    Idle,
    /// Asked, not confirmed.
    Confirming(Whom),
    /// On the screen, for this one time.
    Shown(Rc<IssuedPasswords>),
}

/// What can happen.
pub(super) enum IssueAction {
    /// The button of a row or of everyone.
    Ask(Whom),
    /// Changed the mind, or is done with the slips.
    Close,
    /// The server has issued them.
    Issued(IssuedPasswords),
}

impl Reducible for IssueState {
    type Action = IssueAction;

    fn reduce(self: Rc<Self>, action: IssueAction) -> Rc<Self> {
        match (action, &*self) {
            // Slips on the screen exist nowhere else: only closing them on purpose may take them away.
            (IssueAction::Ask(_), IssueState::Shown(_)) => self,
            (IssueAction::Issued(more), IssueState::Shown(issued)) => {
                let slips = issued.slips.iter().cloned().chain(more.slips).collect();
                Rc::new(IssueState::Shown(Rc::new(IssuedPasswords { slips })))
            }
            (IssueAction::Ask(whom), _) => Rc::new(IssueState::Confirming(whom)),
            (IssueAction::Close, _) => Rc::new(IssueState::Idle),
            (IssueAction::Issued(issued), _) => Rc::new(IssueState::Shown(Rc::new(issued))),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use contract::accounts::{AccountRow, AccountState, IssuedPasswords, PasswordSlip};
    use yew::Reducible;

    use super::{IssueAction, IssueState, Whom};

    fn row() -> AccountRow {
        AccountRow {
            person_id: "p1".to_owned(),
            staff_number: "000123".to_owned(),
            name: "N".to_owned(),
            department: "D".to_owned(),
            roles: vec![],
            state: AccountState::None,
            last_signed_in_at: None,
        }
    }

    fn issued() -> IssuedPasswords {
        IssuedPasswords {
            slips: vec![PasswordSlip {
                staff_number: "000123".to_owned(),
                name: "N".to_owned(),
                department: "D".to_owned(),
                password: "w".to_owned(),
            }],
        }
    }

    fn after(actions: Vec<IssueAction>) -> IssueState {
        (*actions.into_iter().fold(Rc::new(IssueState::Idle), |state, action| state.reduce(action))).clone()
    }

    #[test]
    fn nothing_is_issued_without_a_confirmation_step() {
        let state = after(vec![IssueAction::Ask(Whom::One(row()))]);
        assert_eq!(state, IssueState::Confirming(Whom::One(row())));
        assert_eq!(after(vec![IssueAction::Ask(Whom::Everyone), IssueAction::Close]), IssueState::Idle);
    }

    #[test]
    fn slips_stay_until_they_are_closed_on_purpose() {
        let shown = vec![IssueAction::Issued(issued()), IssueAction::Ask(Whom::Everyone)];
        assert!(matches!(after(shown), IssueState::Shown(_)));
        let twice = after(vec![IssueAction::Issued(issued()), IssueAction::Issued(issued())]);
        assert!(matches!(twice, IssueState::Shown(all) if all.slips.len() == 2));
        assert_eq!(after(vec![IssueAction::Issued(issued()), IssueAction::Close]), IssueState::Idle);
    }

    #[test]
    fn everyone_is_a_request_that_names_nobody() {
        assert!(Whom::Everyone.person_ids().is_empty());
        assert_eq!(Whom::One(row()).person_ids(), ["p1"]);
    }
}
