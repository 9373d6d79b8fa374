//! Sources with their dates. Names, not links: terminals inside the town hall reach no other host.

use contract::catalog::SourceLine;
use yew::prelude::*;

use crate::text::assignments::source;
use crate::text::dates;

#[derive(Properties, PartialEq)]
pub struct SourceListProps {
    pub sources: Vec<SourceLine>,
}

/// One line per source, with 時点 and 次回確認日.
#[component]
pub fn SourceList(props: &SourceListProps) -> Html {
    let lines = props.sources.iter().map(|line| {
        html! {
            <li key={line.id.clone()}>
                { source(&line.title, &dates::date(line.as_of), &dates::date(line.next_check)) }
            </li>
        }
    });
    html! { <ul class="list">{ for lines }</ul> }
}
