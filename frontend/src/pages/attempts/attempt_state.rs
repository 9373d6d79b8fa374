//! What is answered, what is saved, where the learner stands. Pure: it knows no browser, no server and no
//! clock, so every order of events can be tried in a native test.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use contract::attempts::AttemptView;
use learning::question::{QuestionBody, Response};
use yew::Reducible;

use crate::saving::{Saving, retry_delay};

/// A typed answer is saved when the typing pauses for this long.
const TYPING_PAUSE_MS: u32 = 400;

/// An attempt on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct AttemptState {
    /// All questions in order.
    pub questions: Vec<QuestionState>,
    /// What is shown.
    pub screen: Screen,
    /// Failures in a row of saving anything; zero when the last try went well.
    failures: u32,
    /// Question on its way to the server.
    in_flight: Option<usize>,
    /// When the server last said that something is safe.
    saved_at: Option<DateTime<Utc>>,
    /// The server takes no more responses: submitted elsewhere, or the time is over.
    pub closed: bool,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// One question, by its place from 0.
    Question(usize),
    /// The list before submission.
    Review,
}

/// One question and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionState {
    /// Question id.
    pub id: String,
    /// What can be answered.
    body: QuestionBody,
    /// What is answered.
    pub response: Option<Response>,
    /// Counts the changes made here.
    edited: u32,
    /// The change that the server has.
    saved: u32,
    /// The change that the server refused, if any.
    refused: u32,
    /// Typing may go on, so that saving waits for a pause.
    typing: bool,
}

impl QuestionState {
    /// Whether nothing is left open.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.response.as_ref().is_some_and(|response| response.is_complete(&self.body))
    }

    /// Whether there is a change that the server does not have.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.edited > self.saved
    }

    /// Whether the server refused the answer as it stands.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.is_unsaved() && self.refused == self.edited
    }
}

/// One save: which question, which of its changes, and how often saving has failed before.
#[derive(Debug, Clone, PartialEq)]
pub struct Save {
    /// Place of the question.
    pub index: usize,
    /// Question id.
    pub question: String,
    /// What to save.
    pub response: Response,
    /// The change that this is.
    change: u32,
    /// Failures in a row before; makes every retry a new thing to do.
    failures: u32,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum AttemptAction {
    /// The learner answers; `typing` when more is likely to follow at once.
    Answer {
        /// Place of the question.
        index: usize,
        /// The whole new response.
        response: Response,
        /// More is likely to follow.
        typing: bool,
    },
    /// Typing in a question has ended.
    Commit(usize),
    /// A save is on its way.
    Sending(Save),
    /// The server has it.
    Saved(Save, DateTime<Utc>),
    /// The server was not reached; it is tried again.
    Failed,
    /// The server refuses this answer; trying again would change nothing.
    Refused(Save),
    /// The server takes no more responses.
    Closed,
    /// Show something else.
    Show(Screen),
}

impl AttemptState {
    /// The state of an attempt as the server has it, at the question where the learner was.
    #[must_use]
    pub fn open(view: &AttemptView) -> AttemptState {
        let questions: Vec<_> = view
            .questions
            .iter()
            .map(|question| QuestionState {
                id: question.id.clone(),
                body: question.body.clone(),
                response: question.response.clone(),
                edited: 0,
                saved: 0,
                refused: 0,
                typing: false,
            })
            .collect();
        let last = questions.len().saturating_sub(1);
        let current = usize::try_from(view.current).unwrap_or(0).min(last);
        AttemptState {
            questions,
            screen: Screen::Question(current),
            failures: 0,
            in_flight: None,
            saved_at: None,
            closed: false,
        }
    }

    /// Questions with nothing left open.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.questions.iter().filter(|question| question.is_answered()).count()
    }

    /// Numbers, from 1, of questions with something left open.
    #[must_use]
    pub fn unanswered(&self) -> Vec<usize> {
        let numbered = self.questions.iter().zip(1..);
        numbered.filter(|(question, _)| !question.is_answered()).map(|(_, number)| number).collect()
    }

    /// Whether everything is on the server.
    #[must_use]
    pub fn all_saved(&self) -> bool {
        !self.questions.iter().any(QuestionState::is_unsaved)
    }

    /// How saving stands.
    #[must_use]
    pub fn saving(&self) -> Saving {
        if self.questions.iter().any(QuestionState::is_refused) {
            Saving::Refused
        } else if self.failures > 0 {
            Saving::Failing
        } else if self.in_flight.is_some() || !self.all_saved() {
            Saving::UnderWay
        } else {
            self.saved_at.map_or(Saving::Nothing, |at| Saving::Safe(Some(at)))
        }
    }

    /// What to save next, and how many milliseconds to wait first. One at a time; of each question only
    /// the latest answer.
    #[must_use]
    pub fn next_save(&self) -> Option<(Save, u32)> {
        if self.in_flight.is_some() || self.closed {
            return None;
        }
        let waiting = |question: &QuestionState| question.is_unsaved() && !question.is_refused();
        let numbered = || self.questions.iter().enumerate().filter(|(_, question)| waiting(question));
        // A finished answer does not wait behind one that is still being typed.
        let (index, question) =
            numbered().find(|(_, question)| !question.typing).or_else(|| numbered().next())?;
        let delay = match self.failures {
            0 if question.typing => TYPING_PAUSE_MS,
            0 => 0,
            failures => retry_delay(failures),
        };
        let save = Save {
            index,
            question: question.id.clone(),
            response: question.response.clone()?,
            change: question.edited,
            failures: self.failures,
        };
        Some((save, delay))
    }

    fn question(&mut self, index: usize) -> Option<&mut QuestionState> {
        self.questions.get_mut(index)
    }

    fn answer(&mut self, index: usize, response: Response, typing: bool) {
        let Some(question) = self.question(index) else {
            return;
        };
        if question.response.as_ref() == Some(&response) {
            return;
        }
        question.response = Some(response);
        question.edited += 1;
        question.typing = typing;
    }

    fn saved(&mut self, save: &Save, at: DateTime<Utc>) {
        self.in_flight = None;
        self.failures = 0;
        self.saved_at = Some(at);
        if let Some(question) = self.question(save.index) {
            question.saved = question.saved.max(save.change);
        }
    }

    fn refused(&mut self, save: &Save) {
        self.in_flight = None;
        self.failures = 0;
        if let Some(question) = self.question(save.index) {
            question.refused = save.change;
        }
    }
}

impl Reducible for AttemptState {
    type Action = AttemptAction;

    fn reduce(self: Rc<Self>, action: AttemptAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            AttemptAction::Answer { index, response, typing } => next.answer(index, response, typing),
            AttemptAction::Commit(index) => {
                if let Some(question) = next.question(index) {
                    question.typing = false;
                }
            }
            AttemptAction::Sending(save) => next.in_flight = Some(save.index),
            AttemptAction::Saved(save, at) => next.saved(&save, at),
            AttemptAction::Failed => {
                next.in_flight = None;
                next.failures += 1;
            }
            AttemptAction::Refused(save) => next.refused(&save),
            AttemptAction::Closed => {
                next.in_flight = None;
                next.closed = true;
            }
            AttemptAction::Show(screen) => next.screen = screen,
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;
