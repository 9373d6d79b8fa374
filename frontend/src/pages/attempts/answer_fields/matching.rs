//! Giving each left one right.

use std::collections::BTreeMap;

use learning::question::Choice;
use yew::prelude::*;

use crate::components::SelectField;
use crate::text::attempts as words;

#[derive(Properties, PartialEq)]
pub struct MatchingProps {
    pub lefts: Vec<Choice>,
    pub rights: Vec<Choice>,
    /// Left id → right id.
    pub pairs: BTreeMap<String, String>,
    pub onpairs: Callback<BTreeMap<String, String>>,
}

/// A select beside every left.
#[component]
pub fn Matching(props: &MatchingProps) -> Html {
    let choices = as_choices(&props.rights);
    let lines = props.lefts.iter().map(|left| {
        let (pairs, id) = (props.pairs.clone(), left.id.clone());
        let onchange = props.onpairs.reform(move |right: String| placed(&pairs, &id, right));
        html! {
            <div class="matching__pair" key={left.id.clone()}>
                <span>{ &left.text }</span>
                <SelectField
                    id={["match-", &left.id].concat()}
                    label={left.text.clone()}
                    none={words::NOT_CHOSEN}
                    choices={choices.clone()}
                    value={props.pairs.get(&left.id).cloned().unwrap_or_default()}
                    {onchange}
                    bare=true
                />
            </div>
        }
    });
    html! {
        <fieldset>
            <legend>{ words::MATCH }</legend>
            <div class="matching">{ for lines }</div>
        </fieldset>
    }
}

/// Choices of a select.
pub(super) fn as_choices(choices: &[Choice]) -> Vec<crate::components::Choice> {
    choices.iter().map(|choice| (choice.id.clone().into(), choice.text.clone().into())).collect()
}

/// The map with this place filled, or emptied when nothing was chosen.
pub(super) fn placed(map: &BTreeMap<String, String>, place: &str, value: String) -> BTreeMap<String, String> {
    let mut map = map.clone();
    if value.is_empty() {
        map.remove(place);
    } else {
        map.insert(place.to_owned(), value);
    }
    map
}
