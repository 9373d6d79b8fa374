//! What came of a sorting: the outcome, then every item with what is right and why.

use contract::exercises::{ExerciseRun, RunOutcome, SortedItem};
use learning::question::Choice;
use yew::prelude::*;

use super::outcome::outcome_view;
use crate::components::RichText;
use crate::text::attempts::EXPLANATION;
use crate::text::exercises as words;

/// The result; `here` when it has just been submitted on this page.
pub(super) fn sorted(
    run: &ExerciseRun,
    bins: &[Choice],
    items: &[SortedItem],
    outcome: &RunOutcome,
    here: bool,
) -> Html {
    let figures = words::sorted(outcome.marks, outcome.maximum, outcome.mastery);
    html! {
        <>
            { outcome_view(run, words::SORTED_TITLE, "", &figures, outcome, here) }
            <section class="section">
                <h2>{ words::ITEMS_TITLE }</h2>
                { for items.iter().zip(1..).map(|(item, number)| item_view(number, item, bins)) }
            </section>
        </>
    }
}

fn item_view(number: usize, item: &SortedItem, bins: &[Choice]) -> Html {
    let label = |id: &str| bins.iter().find(|bin| bin.id == id).map_or(id, |bin| &bin.text).to_owned();
    let (class, word, right) = verdict(item);
    let placed = item.placed.as_deref().map_or_else(|| words::NOT_PLACED.to_owned(), label);
    html! {
        <article key={item.id.clone()} class="answer-review stack">
            <h3><RichText text={words::item(number, &item.text)} /></h3>
            <p><span class={classes!("tag", class)}>{ word }</span></p>
            <dl class="facts">
                <dt>{ words::YOUR_BIN }</dt>
                <dd><RichText text={placed} /></dd>
                if !right {
                    <dt>{ words::RIGHT_BIN }</dt>
                    <dd><RichText text={label(&item.bin)} /></dd>
                }
                <dt>{ EXPLANATION }</dt>
                <dd><RichText text={item.explanation.clone()} /></dd>
            </dl>
        </article>
    }
}

/// Class of the tag, its word, and whether the item lies where it belongs.
fn verdict(item: &SortedItem) -> (&'static str, &'static str, bool) {
    match &item.placed {
        Some(placed) if *placed == item.bin => ("tag--success", words::RIGHT, true),
        _ if item.fatal => ("tag--error", words::FATAL, false),
        _ => ("tag--warning", words::WRONG, false),
    }
}

#[cfg(test)]
mod tests {
    use contract::exercises::SortedItem;

    use super::verdict;
    use crate::text::exercises as words;

    #[test]
    fn an_item_is_judged_in_words() {
        let item = |placed: Option<&str>, fatal| SortedItem {
            id: "i".to_owned(),
            text: String::new(),
            placed: placed.map(str::to_owned),
            bin: "a".to_owned(),
            fatal,
            explanation: String::new(),
        };
        assert_eq!(verdict(&item(Some("a"), false)).1, words::RIGHT);
        assert_eq!(verdict(&item(Some("b"), false)).1, words::WRONG);
        assert_eq!(verdict(&item(Some("b"), true)).1, words::FATAL);
        assert_eq!(verdict(&item(None, false)).1, words::WRONG);
    }
}
