//! Terms with their readings and meanings.

use contract::assignments::Term;
use yew::prelude::*;

/// A list of terms, each with its reading above it.
pub(super) fn term_list<'a>(terms: impl Iterator<Item = &'a Term>) -> Html {
    let lines = terms.map(|term| {
        html! {
            <div key={term.term.clone()}>
                <dt>
                    if needs_reading(term) {
                        <ruby>
                            { &term.term }
                            <rp>{ "（" }</rp><rt>{ &term.reading }</rt><rp>{ "）" }</rp>
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

/// A term in kana is its own reading.
fn needs_reading(term: &Term) -> bool {
    let is_kana = |letter: char| matches!(letter, '\u{3041}'..='\u{30ff}');
    !term.reading.is_empty() && !term.term.chars().all(is_kana)
}

#[cfg(test)]
mod tests {
    use contract::assignments::Term;

    use super::needs_reading;

    #[test]
    fn kana_needs_no_reading() {
        let term = |term: &str, reading: &str| Term {
            term: term.to_owned(),
            reading: reading.to_owned(),
            meaning: String::new(),
        };
        assert!(needs_reading(&term("仮名加工情報", "かめいかこうじょうほう")));
        assert!(needs_reading(&term("AI", "えーあい")));
        assert!(!needs_reading(&term("ランサムウェア", "らんさむうぇあ")));
    }
}
