//! Which item lies in which bin, and what of it is saved. Pure: it knows no browser and no server, so every
//! order of events can be tried in a native test.

use std::collections::BTreeMap;
use std::rc::Rc;

use learning::question::Choice;
use yew::Reducible;

use crate::saving::{Saving, retry_delay};

/// A sorting run on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct SortingState {
    /// All items in the order of this run.
    pub items: Vec<ItemState>,
    /// What is shown.
    pub screen: Screen,
    /// Failures in a row of saving anything; zero when the last try went well.
    failures: u32,
    /// Whether a placement is on its way to the server.
    in_flight: bool,
    /// Whether anything was saved here.
    has_saved: bool,
    /// The server takes no more placements: the run was submitted elsewhere.
    closed: bool,
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The items; led back to one of them, by its place from 0, or shown from the beginning.
    Items(Option<usize>),
    /// The list before submission.
    Review,
}

/// One item and where it lies.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemState {
    /// Item id.
    pub id: String,
    /// Text.
    pub text: String,
    /// Id of the bin; none while it is not placed.
    pub bin: Option<String>,
    /// Counts the changes made here.
    edited: u32,
    /// The change that the server has.
    saved: u32,
    /// The change that the server refused, if any.
    refused: u32,
}

impl ItemState {
    fn is_unsaved(&self) -> bool {
        self.edited > self.saved
    }

    fn is_refused(&self) -> bool {
        self.is_unsaved() && self.refused == self.edited
    }
}

/// One save: which item into which bin, which of its changes, and how often saving has failed before.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Place of the item.
    pub index: usize,
    /// Item id.
    pub item: String,
    /// Bin id.
    pub bin: String,
    /// The change that this is.
    change: u32,
    /// Failures in a row before; makes every retry a new thing to do.
    failures: u32,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum SortingAction {
    /// The learner puts an item into a bin.
    Place {
        /// Place of the item.
        index: usize,
        /// Bin id.
        bin: String,
    },
    /// A placement is on its way.
    Sending,
    /// The server has it.
    Saved(Placement),
    /// The server was not reached; it is tried again.
    Failed,
    /// The server refuses this placement; trying again would change nothing.
    Refused(Placement),
    /// The server takes no more placements.
    Closed,
    /// Show something else.
    Show(Screen),
}

impl SortingState {
    /// The state of a run as the server has it.
    #[must_use]
    pub fn open(items: &[Choice], placements: &BTreeMap<String, String>) -> SortingState {
        let items = items.iter().map(|item| ItemState {
            id: item.id.clone(),
            text: item.text.clone(),
            bin: placements.get(&item.id).cloned(),
            edited: 0,
            saved: 0,
            refused: 0,
        });
        SortingState {
            items: items.collect(),
            screen: Screen::Items(None),
            failures: 0,
            in_flight: false,
            has_saved: false,
            closed: false,
        }
    }

    /// How many items lie in a bin.
    #[must_use]
    pub fn placed(&self) -> usize {
        self.items.iter().filter(|item| item.bin.is_some()).count()
    }

    /// The items that lie in no bin, with their places from 0.
    #[must_use]
    pub fn unplaced(&self) -> Vec<(usize, &ItemState)> {
        self.items.iter().enumerate().filter(|(_, item)| item.bin.is_none()).collect()
    }

    /// Whether everything is on the server.
    #[must_use]
    pub fn all_saved(&self) -> bool {
        !self.items.iter().any(ItemState::is_unsaved)
    }

    /// How saving stands.
    #[must_use]
    pub fn saving(&self) -> Saving {
        if self.items.iter().any(ItemState::is_refused) {
            Saving::Refused
        } else if self.failures > 0 {
            Saving::Failing
        } else if self.in_flight || !self.all_saved() {
            Saving::UnderWay
        } else if self.has_saved {
            Saving::Safe(None)
        } else {
            Saving::Nothing
        }
    }

    /// What to save next, and how many milliseconds to wait first. One at a time; of each item only the
    /// latest bin.
    #[must_use]
    pub fn next_save(&self) -> Option<(Placement, u32)> {
        if self.in_flight || self.closed {
            return None;
        }
        let mut waiting =
            self.items.iter().enumerate().filter(|(_, item)| item.is_unsaved() && !item.is_refused());
        let (index, item) = waiting.next()?;
        let placement = Placement {
            index,
            item: item.id.clone(),
            bin: item.bin.clone()?,
            change: item.edited,
            failures: self.failures,
        };
        let delay = if self.failures == 0 { 0 } else { retry_delay(self.failures) };
        Some((placement, delay))
    }

    fn place(&mut self, index: usize, bin: String) {
        let Some(item) = self.items.get_mut(index) else {
            return;
        };
        if item.bin.as_ref() == Some(&bin) {
            return;
        }
        item.bin = Some(bin);
        item.edited += 1;
    }

    /// The server has answered about this placement, whatever it said.
    fn answered(&mut self, placement: &Placement) -> Option<&mut ItemState> {
        self.in_flight = false;
        self.failures = 0;
        self.items.get_mut(placement.index)
    }
}

impl Reducible for SortingState {
    type Action = SortingAction;

    fn reduce(self: Rc<Self>, action: SortingAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            SortingAction::Place { index, bin } => next.place(index, bin),
            SortingAction::Sending => next.in_flight = true,
            SortingAction::Saved(placement) => {
                next.has_saved = true;
                if let Some(item) = next.answered(&placement) {
                    item.saved = item.saved.max(placement.change);
                }
            }
            SortingAction::Failed => {
                next.in_flight = false;
                next.failures += 1;
            }
            SortingAction::Refused(placement) => {
                if let Some(item) = next.answered(&placement) {
                    item.refused = placement.change;
                }
            }
            SortingAction::Closed => {
                next.in_flight = false;
                next.closed = true;
            }
            SortingAction::Show(screen) => next.screen = screen,
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests;
