//! Terms with their readings and meanings.

use contract::assignments::Term;
use yew::prelude::*;

use crate::text::glossary;

/// A list of terms, each with its reading above it.
pub(super) fn term_list<'a>(terms: impl Iterator<Item = &'a Term>) -> Html {
    let lines = terms.map(|term| {
        html! {
            <div key={term.term.clone()}>
                <dt>
                    if glossary::needs_reading(term) {
                        <ruby>
                            { &term.term }
                            <rp>{ glossary::OPEN_READING }</rp><rt>{ &term.reading }</rt><rp>{ glossary::CLOSE_READING }</rp>
                        </ruby>
                    } else {
                        { &term.term }
                    }
                </dt>
                <dd>{ &term.meaning }</dd>
            </div>
        }
    });
    html! { <dl class="terms">{ for lines }</dl> }
}
