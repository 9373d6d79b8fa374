//! Effects with names. What they may not know: pages and their sentences.

mod use_action;
mod use_autosave;
mod use_countdown;
mod use_focus_on_change;
mod use_focus_on_entry;
mod use_kept;
mod use_listing;
mod use_load;
mod use_unsaved_warning;

pub use use_action::{Action, use_action};
pub use use_autosave::{Pending, Progress, use_autosave};
pub use use_countdown::use_countdown;
pub use use_focus_on_change::use_focus_on_change;
pub use use_focus_on_entry::use_focus_on_entry;
pub use use_kept::use_kept;
pub use use_listing::use_listing;
pub use use_load::{Load, use_load};
pub use use_unsaved_warning::{use_held_page, use_unsaved_warning};
