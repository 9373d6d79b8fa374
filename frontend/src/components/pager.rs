//! Moving through the pages of a long list.

use yew::prelude::*;

use super::{Button, ButtonKind};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct PagerProps {
    /// From 1.
    pub page: u32,
    pub per_page: u32,
    pub total: u32,
    pub onchange: Callback<u32>,
}

/// How many there are, where we are, back and forth.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let pages = props.total.div_ceil(props.per_page.max(1)).max(1);
    let page = props.page;
    html! {
        <div class="pager no-print">
            <p role="status">{ text::page_of(page, pages, props.total) }</p>
            if pages > 1 {
                <Button
                    label={text::PREVIOUS_PAGE}
                    kind={ButtonKind::Small}
                    disabled={page <= 1}
                    onclick={props.onchange.reform(move |()| page.saturating_sub(1))}
                />
                <Button
                    label={text::NEXT_PAGE}
                    kind={ButtonKind::Small}
                    disabled={page >= pages}
                    onclick={props.onchange.reform(move |()| page.saturating_add(1))}
                />
            }
        </div>
    }
}
