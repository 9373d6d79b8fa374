//! `/glossary`: all terms by the fifty sounds.

use std::rc::Rc;

use contract::assignments::{Glossary as Facts, Term};
use yew::prelude::*;

use super::term_list::term_list;
use crate::components::{Button, ButtonKind, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::text::assignments as words;
use crate::{api, browser};

/// Rows of the fifty sounds; a reading belongs to the last row that begins at or before its first letter.
const ROWS: [(char, &str); 10] = [
    ('\u{3041}', "あ"),
    ('\u{304b}', "か"),
    ('\u{3055}', "さ"),
    ('\u{305f}', "た"),
    ('\u{306a}', "な"),
    ('\u{306f}', "は"),
    ('\u{307e}', "ま"),
    ('\u{3083}', "や"),
    ('\u{3089}', "ら"),
    ('\u{308e}', "わ"),
];

/// One section per row, and a button that leads to each.
#[component]
pub fn Glossary() -> Html {
    let (load, retry) = use_load((), |()| async { api::assignments::glossary().await });
    html! {
        <>
            <PageHeading title={words::GLOSSARY} lead={words::GLOSSARY_LEAD} />
            <LoadView<Facts> {load} {retry} ready={Callback::from(|glossary: Rc<Facts>| show(&glossary.terms))} />
        </>
    }
}

fn show(terms: &[Term]) -> Html {
    if terms.is_empty() {
        return html! { <p>{ words::GLOSSARY_EMPTY }</p> };
    }
    let rows: Vec<(&'static str, Vec<&Term>)> = ROWS
        .iter()
        .map(|(_, row)| (*row, terms.iter().filter(|term| row_of(&term.reading) == *row).collect()))
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

/// The row of a reading in hiragana; what is none stands in the first row, where it is seen.
fn row_of(reading: &str) -> &'static str {
    let first = reading.chars().next().unwrap_or_default();
    let row = ROWS.iter().rev().find(|(begins, _)| *begins <= first && first <= '\u{3096}');
    let [(_, otherwise), ..] = ROWS;
    row.map_or(otherwise, |(_, row)| *row)
}

#[cfg(test)]
mod tests {
    use super::row_of;

    #[test]
    fn readings_fall_into_their_rows() {
        for (reading, row) in [
            ("あい", "あ"),
            ("がいぶ", "か"),
            ("ざんりゅう", "さ"),
            ("ってい", "た"),
            ("ぱすわーど", "は"),
            ("もじ", "ま"),
            ("ようはいりょ", "や"),
            ("らんさむ", "ら"),
            ("わーく", "わ"),
            ("ん", "わ"),
            ("AI", "あ"),
            ("", "あ"),
        ] {
            assert_eq!(row_of(reading), row, "{reading}");
        }
    }
}
