//! Filling blanks inside a text.

use std::collections::BTreeMap;

use learning::question::ClozePiece;
use yew::prelude::*;

use super::matching::{as_choices, placed};
use crate::components::{RichText, SelectField};
use crate::text::attempts as words;

#[derive(Properties, PartialEq)]
pub struct ClozeProps {
    pub pieces: Vec<ClozePiece>,
    /// Blank id → choice id.
    pub blanks: BTreeMap<String, String>,
    pub onblanks: Callback<BTreeMap<String, String>>,
}

/// The text with a select at every blank.
#[component]
pub fn Cloze(props: &ClozeProps) -> Html {
    let pieces = props.pieces.iter().map(|piece| match piece {
        ClozePiece::Text { text } => html! { <RichText text={text.clone()} /> },
        ClozePiece::Blank { id, label, choices } => {
            let (blanks, place) = (props.blanks.clone(), id.clone());
            let onchange = props.onblanks.reform(move |choice: String| placed(&blanks, &place, choice));
            html! {
                <SelectField
                    id={["blank-", id].concat()}
                    label={words::blank(label)}
                    none={label.clone()}
                    choices={as_choices(choices)}
                    value={props.blanks.get(id).cloned().unwrap_or_default()}
                    {onchange}
                    bare=true
                />
            }
        }
    });
    html! {
        <fieldset>
            <legend>{ words::CLOZE }</legend>
            <div class="cloze">{ for pieces }</div>
        </fieldset>
    }
}
