//! Who is signed in. The server keeps the session in a cookie that this code cannot read; here is only
//! what the server last said about it.

use std::rc::Rc;

use contract::accounts::{Permission, SessionView};
use contract::error::ErrorCode;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, ApiError};

/// What is known about the session.
#[derive(Debug, Clone, PartialEq)]
pub enum SessionState {
    /// Not asked yet.
    Pending,
    /// The server could not say.
    Failed(ApiError),
    /// Nobody is signed in.
    SignedOut(SignedOut),
    /// Somebody is.
    SignedIn(Rc<SessionView>),
}

/// Why nobody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedOut {
    /// Nobody has been since the page was opened.
    Fresh,
    /// The person left on purpose.
    Left,
    /// The session ended while this person was at work; their page waits for them.
    Ended {
        /// Who was at work.
        person_id: String,
    },
}

/// What can happen to a session.
pub enum SessionAction {
    /// The server names the signed-in person.
    Opened(SessionView),
    /// The server names nobody.
    NobodyThere,
    /// The server could not say.
    Unreached(ApiError),
    /// A request was refused because the session is over.
    Ended,
    /// The person signed out.
    Left,
    /// The server wants a new password first.
    PasswordChangeRequired,
    /// The new password is set.
    PasswordChanged,
}

impl Reducible for SessionState {
    type Action = SessionAction;

    fn reduce(self: Rc<Self>, action: SessionAction) -> Rc<Self> {
        let next = match (action, &*self) {
            (SessionAction::Opened(view), _) => SessionState::SignedIn(Rc::new(view)),
            (SessionAction::NobodyThere, _) => SessionState::SignedOut(SignedOut::Fresh),
            (SessionAction::Unreached(error), _) => SessionState::Failed(error),
            (SessionAction::Left, _) => SessionState::SignedOut(SignedOut::Left),
            (SessionAction::Ended, SessionState::SignedIn(view)) => {
                SessionState::SignedOut(SignedOut::Ended { person_id: view.person.id.clone() })
            }
            (SessionAction::PasswordChangeRequired, SessionState::SignedIn(view)) => {
                SessionState::SignedIn(Rc::new(with_duty(view, true)))
            }
            (SessionAction::PasswordChanged, SessionState::SignedIn(view)) => {
                SessionState::SignedIn(Rc::new(with_duty(view, false)))
            }
            // Late answers of a session that is already over change nothing.
            (
                SessionAction::Ended | SessionAction::PasswordChangeRequired | SessionAction::PasswordChanged,
                _,
            ) => return self,
        };
        Rc::new(next)
    }
}

fn with_duty(view: &SessionView, must_change_password: bool) -> SessionView {
    SessionView { must_change_password, ..view.clone() }
}

/// The session as pages use it.
#[derive(Clone, PartialEq)]
pub struct Session(UseReducerHandle<SessionState>);

impl Session {
    /// What is known.
    #[must_use]
    pub fn state(&self) -> &SessionState {
        &self.0
    }

    /// The signed-in person with roles and permissions.
    #[must_use]
    pub fn view(&self) -> Option<Rc<SessionView>> {
        match &*self.0 {
            SessionState::SignedIn(view) => Some(view.clone()),
            _ => None,
        }
    }

    /// Whether the menu should offer it; the server decides again.
    #[must_use]
    pub fn can(&self, permission: Permission) -> bool {
        self.view().is_some_and(|view| view.permissions.contains(&permission))
    }

    /// Tells the session what happened.
    pub fn dispatch(&self, action: SessionAction) {
        self.0.dispatch(action);
    }

    /// Looks at an error of any request: it may be the news that the session is over.
    pub fn note(&self, error: &ApiError) {
        match error.code() {
            Some(ErrorCode::NotSignedIn) => self.dispatch(SessionAction::Ended),
            Some(ErrorCode::PasswordChangeRequired) => self.dispatch(SessionAction::PasswordChangeRequired),
            _ => {}
        }
    }

    /// Asks the server who is signed in.
    pub fn ask(&self) {
        let session = self.clone();
        spawn_local(async move {
            session.dispatch(match api::accounts::session().await {
                Ok(Some(view)) => SessionAction::Opened(view),
                Ok(None) => SessionAction::NobodyThere,
                Err(error) => SessionAction::Unreached(error),
            });
        });
    }
}

/// Makes the session known to every page.
#[hook]
pub fn use_session_owner() -> Session {
    let session = Session(use_reducer_eq(|| SessionState::Pending));
    {
        let session = session.clone();
        use_effect_with((), move |()| session.ask());
    }
    session
}

/// The session, below [`crate::app::App`].
#[hook]
#[expect(
    clippy::expect_used,
    reason = "App provides the context above every component; nothing else mounts them"
)]
pub fn use_session() -> Session {
    use_context::<Session>().expect("App provides the session")
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use chrono::DateTime;
    use contract::accounts::{SessionView, SignedInPerson};
    use learning::fiscal_year::FiscalYear;
    use yew::Reducible;

    use super::{SessionAction, SessionState, SignedOut};

    fn view() -> SessionView {
        let instant = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        SessionView {
            person: SignedInPerson {
                id: "p1".to_owned(),
                staff_number: "000123".to_owned(),
                name: "N".to_owned(),
                department: "D".to_owned(),
            },
            roles: vec![],
            permissions: vec![],
            must_change_password: false,
            organization: "O".to_owned(),
            sample: true,
            idle_minutes: 15,
            ends_at: instant,
            today: instant.date_naive(),
            fiscal_year: FiscalYear(2026),
        }
    }

    fn after(actions: Vec<SessionAction>) -> SessionState {
        let start = Rc::new(SessionState::Pending);
        (*actions.into_iter().fold(start, |state, action| state.reduce(action))).clone()
    }

    #[test]
    fn an_ended_session_remembers_whose_page_is_waiting() {
        let state = after(vec![SessionAction::Opened(view()), SessionAction::Ended]);
        assert_eq!(state, SessionState::SignedOut(SignedOut::Ended { person_id: "p1".to_owned() }));
    }

    #[test]
    fn a_late_refusal_does_not_turn_leaving_into_ending() {
        let state = after(vec![SessionAction::Opened(view()), SessionAction::Left, SessionAction::Ended]);
        assert_eq!(state, SessionState::SignedOut(SignedOut::Left));
    }

    #[test]
    fn a_required_password_change_is_lifted_by_changing_it() {
        let must = |actions| match after(actions) {
            SessionState::SignedIn(view) => view.must_change_password,
            other => panic!("{other:?}"),
        };
        let opened = || SessionAction::Opened(view());
        assert!(must(vec![opened(), SessionAction::PasswordChangeRequired]));
        assert!(!must(vec![opened(), SessionAction::PasswordChangeRequired, SessionAction::PasswordChanged]));
    }
}
