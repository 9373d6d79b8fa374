//! Keeping what is shown until the next answer is here.

use std::rc::Rc;

use yew::prelude::*;

use super::Load;

/// The load, with the last content in place of [`Load::Pending`]: a list whose page is turned stays under
/// the pointer, and the button that turned it keeps the focus.
#[hook]
pub fn use_kept<T: 'static>(load: Load<T>) -> Load<T> {
    let kept = use_mut_ref(|| None::<Rc<T>>);
    match load {
        Load::Ready(value) => {
            kept.replace(Some(value.clone()));
            Load::Ready(value)
        }
        Load::Pending => kept.borrow().clone().map_or(Load::Pending, Load::Ready),
        Load::Failed(error) => Load::Failed(error),
    }
}
