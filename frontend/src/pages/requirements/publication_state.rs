//! A publication while it is being looked at. Pure.
//!
//! What is published is exactly what was looked at: another revision or another choice of due dates needs
//! another preview.

use std::collections::BTreeSet;
use std::rc::Rc;

use contract::requirements::{CurriculumPublished, PublicationPreview, PublicationQuestion, Publish};
use learning::curriculum::{Curriculum, Rule};
use yew::Reducible;

/// What is chosen, and what is known of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct PublicationState {
    /// Rules whose open duties are to take the new due date.
    pub(super) redate: BTreeSet<String>,
    /// Why it is published, as typed.
    pub(super) reason: String,
    /// Whether publishing was tried, so that errors may be shown.
    pub(super) asked: bool,
    /// How often the server refused because the draft or the people had changed since the preview.
    pub(super) refusals: u32,
    /// What publishing would do, with the question that it answers.
    pub(super) preview: Option<(PublicationQuestion, Rc<PublicationPreview>)>,
    /// It is in force.
    pub(super) published: Option<CurriculumPublished>,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PublicationAction {
    /// Due dates are chosen.
    Redate(BTreeSet<String>),
    /// The reason is typed.
    Reason(String),
    /// Publishing is tried.
    Asked,
    /// The answer to a question.
    Previewed(PublicationQuestion, PublicationPreview),
    /// The preview holds no more.
    Refused,
    /// Done.
    Published(CurriculumPublished),
}

impl PublicationState {
    /// The question that the screen asks.
    pub(super) fn question(&self, revision: i32) -> PublicationQuestion {
        PublicationQuestion { revision, redate: self.redate.iter().cloned().collect() }
    }

    /// The preview of exactly what is on the screen.
    pub(super) fn current(&self, revision: i32) -> Option<&Rc<PublicationPreview>> {
        let (asked, preview) = self.preview.as_ref()?;
        (*asked == self.question(revision)).then_some(preview)
    }

    /// The message that publishes what was looked at; none without a reason or with something that stops it.
    pub(super) fn message(&self, revision: i32) -> Option<Publish> {
        let preview = self.current(revision)?;
        let reason = self.reason.trim().to_owned();
        let stopped = preview.findings.iter().any(|finding| finding.problem.stops());
        let PublicationQuestion { revision, redate } = self.question(revision);
        let message = Publish { revision, redate, digest: preview.digest.clone(), reason };
        (!stopped && !message.reason.is_empty()).then_some(message)
    }
}

impl Reducible for PublicationState {
    type Action = PublicationAction;

    fn reduce(self: Rc<Self>, action: PublicationAction) -> Rc<Self> {
        let state = (*self).clone();
        Rc::new(match action {
            PublicationAction::Redate(redate) => PublicationState { redate, ..state },
            PublicationAction::Reason(reason) => PublicationState { reason, ..state },
            PublicationAction::Asked => PublicationState { asked: true, ..state },
            // An answer to another choice of due dates is no preview of anything on the screen.
            PublicationAction::Previewed(question, _) if !question.redate.iter().eq(&state.redate) => {
                return self;
            }
            PublicationAction::Previewed(question, preview) => {
                PublicationState { preview: Some((question, Rc::new(preview))), ..state }
            }
            PublicationAction::Refused => {
                PublicationState { refusals: state.refusals.saturating_add(1), preview: None, ..state }
            }
            PublicationAction::Published(published) => {
                PublicationState { published: Some(published), ..PublicationState::default() }
            }
        })
    }
}

/// Rules whose due date is another one than in the published state: their open duties can be moved.
pub(super) fn redated<'a>(published: &Curriculum, draft: &'a Curriculum) -> Vec<&'a Rule> {
    let is_moved = |rule: &&Rule| {
        published
            .rules
            .iter()
            .any(|old| old.id == rule.id && (old.due != rule.due || old.opens != rule.opens))
    };
    draft.rules.iter().filter(is_moved).collect()
}

#[cfg(test)]
mod tests;
