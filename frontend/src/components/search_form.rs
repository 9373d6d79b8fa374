//! Searching a list.

use yew::prelude::*;

use super::{Button, TextField};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct SearchFormProps {
    /// What is being searched for now; follows the back button.
    pub search: AttrValue,
    pub hint: AttrValue,
    pub onsearch: Callback<String>,
}

/// A field and a button; the list changes only on the button or Enter, not under the typing hand.
#[component]
pub fn SearchForm(props: &SearchFormProps) -> Html {
    let typed = use_state(|| props.search.to_string());
    {
        let typed = typed.setter();
        use_effect_with(props.search.clone(), move |search| typed.set(search.to_string()));
    }
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |value| typed.set(value))
    };
    let onsubmit = {
        let (typed, onsearch) = (typed.clone(), props.onsearch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            onsearch.emit(typed.trim().to_owned());
        })
    };
    html! {
        <form class="search no-print" role="search" {onsubmit} autocomplete="off">
            <TextField id="search" label={text::SEARCH} hint={props.hint.clone()} value={(*typed).clone()} {oninput} />
            <p class="row">
                <Button label={text::SEARCH} submit=true />
                if !props.search.is_empty() {
                    <Button
                        label={text::SEARCH_CLEAR}
                        onclick={props.onsearch.reform(|()| String::new())}
                    />
                }
            </p>
        </form>
    }
}
