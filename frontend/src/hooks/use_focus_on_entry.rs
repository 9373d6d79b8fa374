//! Leading the focus to what has just appeared.

use yew::prelude::*;

use crate::browser;

/// Focuses the element with this id once, when the component appears: the next step is where the person
/// is, and a screen reader says so.
#[hook]
pub fn use_focus_on_entry(id: AttrValue) {
    use_effect_with((), move |()| browser::focus(&id));
}
