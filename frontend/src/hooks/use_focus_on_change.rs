//! Leading the focus to what is shown instead.

use yew::prelude::*;

use crate::browser;

/// Focuses the element with this id whenever `shown` changes; what is shown at first leaves the focus to the
/// heading of the page.
#[hook]
pub fn use_focus_on_change<T: PartialEq + 'static>(shown: T, id: AttrValue) {
    let first = use_mut_ref(|| true);
    use_effect_with(shown, move |_| {
        if !first.replace(false) {
            browser::focus(&id);
        }
    });
}
