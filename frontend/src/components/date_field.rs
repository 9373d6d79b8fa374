//! A date, typed by the Western calendar and told by the Japanese one.

use yew::prelude::*;

use super::TextField;
use crate::text::dates;

#[derive(Properties, PartialEq)]
pub struct DateFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// As the browser gives it: `YYYY-MM-DD`, or empty while it is no date.
    pub value: AttrValue,
    pub oninput: Callback<String>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// The browser's own date field with 和暦 beside it.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    let era = props.value.parse().map_or_else(|_| String::new(), dates::date);
    html! {
        <div class="date-field field">
            <TextField
                id={props.id.clone()}
                label={props.label.clone()}
                kind="date"
                hint={props.hint.clone()}
                value={props.value.clone()}
                oninput={props.oninput.clone()}
                error={props.error.clone()}
            />
            <p class="date-field__era"><output for={props.id.clone()}>{ era }</output></p>
        </div>
    }
}
