//! `/glossary`: all terms by the fifty sounds.

use std::rc::Rc;

use contract::assignments::{Glossary as Facts, Term};
use yew::prelude::*;

use super::term_list::term_list;
use crate::components::{Button, ButtonKind, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::text::{assignments as words, glossary};
use crate::{api, browser};

/// One section per row, and a button that leads to each.
#[component]
pub fn Glossary() -> Html {
    let (load, retry) = use_load((), |()| async { api::assignments::glossary().await });
    html! {
        <>
            <PageHeading title={words::GLOSSARY} lead={words::GLOSSARY_LEAD} />
            <LoadView<Facts> {load} {retry} ready={Callback::from(|facts: Rc<Facts>| show(&facts.terms))} />
        </>
    }
}

fn show(terms: &[Term]) -> Html {
    if terms.is_empty() {
        return html! { <p>{ words::GLOSSARY_EMPTY }</p> };
    }
    let rows: Vec<(&'static str, Vec<&Term>)> = glossary::ROWS
        .iter()
        .map(|(_, row)| (*row, terms.iter().filter(|term| glossary::row_of(&term.reading) == *row).collect()))
        .filter(|(_, terms): &(_, Vec<&Term>)| !terms.is_empty())
        .collect();
    let links = rows.iter().map(|&(row, _)| {
        // A button, because an address with a fragment would be another place of this client.
        let onclick = Callback::from(move |()| browser::focus(&section_id(row)));
        html! { <Button key={row} label={row} kind={ButtonKind::Small} {onclick} /> }
    });
    let sections = rows.iter().map(|(row, terms)| {
        html! {
            <section key={*row} class="section measure">
                <h2 id={section_id(row)} tabindex="-1">{ words::kana_row(row) }</h2>
                { term_list(terms.iter().copied()) }
            </section>
        }
    });
    html! {
        <>
            <nav class="row no-print" aria-label={words::GLOSSARY_ROWS}>{ for links }</nav>
            { for sections }
        </>
    }
}

fn section_id(row: &str) -> String {
    ["row-", row].concat()
}
