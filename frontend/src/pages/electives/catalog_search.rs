//! Choosing which courses of the catalogue to show.

use yew::prelude::*;

use crate::api::electives::CatalogSearch;
use crate::components::{Button, ButtonKind, Choice, SelectField, TextField};
use crate::text;
use crate::text::catalog;
use crate::text::electives as words;

const LEVELS: [u8; 3] = [1, 2, 3];
const MINUTES: [u32; 4] = [20, 30, 45, 60];

#[derive(Properties, PartialEq)]
pub(super) struct CatalogSearchFormProps {
    /// The search in force; follows the back button.
    pub search: CatalogSearch,
    /// Families that there are; empty while they load.
    pub families: Vec<String>,
    pub onsearch: Callback<CatalogSearch>,
}

/// A field, three lists and a button. Nothing happens while typing or choosing.
#[component]
pub(super) fn CatalogSearchForm(props: &CatalogSearchFormProps) -> Html {
    let draft = use_state(|| props.search.clone());
    {
        let draft = draft.setter();
        use_effect_with(props.search.clone(), move |search| draft.set(search.clone()));
    }
    let edit = |change: fn(&mut CatalogSearch, String)| {
        let draft = draft.clone();
        Callback::from(move |value| {
            let mut changed = (*draft).clone();
            change(&mut changed, value);
            draft.set(changed);
        })
    };
    let onsubmit = {
        let (draft, onsearch) = (draft.clone(), props.onsearch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            onsearch.emit((*draft).clone());
        })
    };
    let families: Vec<Choice> =
        props.families.iter().map(|code| (code.clone().into(), words::family(code).into())).collect();
    let levels = LEVELS.map(|level| (level.to_string().into(), catalog::level(level).into()));
    let minutes = MINUTES.map(|minutes| (minutes.to_string().into(), words::up_to(minutes).into()));
    let select = |id: &'static str, label: &'static str, choices: Vec<Choice>, value: &str, change| {
        html! {
            <SelectField {id} {label} none={text::ALL} {choices} value={value.to_owned()} onchange={edit(change)} />
        }
    };
    html! {
        <form class="filter no-print" role="search" aria-label={words::SEARCH_FORM} {onsubmit} autocomplete="off">
            <TextField
                id="catalog-words"
                label={words::WORDS}
                hint={words::WORDS_HINT}
                value={draft.words.clone()}
                oninput={edit(|search, value| search.words = value)}
            />
            { select("catalog-family", words::FAMILY, families, &draft.family, |search, value| search.family = value) }
            { select("catalog-level", words::LEVEL, levels.to_vec(), &draft.level, |search, value| search.level = value) }
            { select("catalog-minutes", words::MINUTES, minutes.to_vec(), &draft.minutes, |search, value| {
                search.minutes = value;
            }) }
            <p class="row">
                <Button label={words::FIND} kind={ButtonKind::Primary} submit=true />
                if props.search != CatalogSearch::default() {
                    <Button
                        label={words::FIND_ALL}
                        onclick={props.onsearch.reform(|()| CatalogSearch::default())}
                    />
                }
            </p>
        </form>
    }
}
