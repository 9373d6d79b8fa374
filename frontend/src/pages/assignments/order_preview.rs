//! Who would get it, and the button that gives it.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::assignments::{OrderPerson, OrderPreview as Preview};
use yew::prelude::*;

use crate::components::{Button, ButtonKind, ResultHeading, TableRegion};
use crate::text;
use crate::text::dates;
use crate::text::orders as words;

const HEADING: &str = "preview-heading";

#[derive(Properties, PartialEq)]
pub(super) struct OrderPreviewProps {
    pub preview: Rc<Preview>,
    pub course: AttrValue,
    pub due_on: Option<NaiveDate>,
    /// The order is on its way.
    pub pending: bool,
    pub onapply: Callback<()>,
}

/// Figures first, then the button, then the people one by one.
#[component]
pub(super) fn OrderPreview(props: &OrderPreviewProps) -> Html {
    let preview = &props.preview;
    let due = props.due_on.map_or_else(String::new, dates::date);
    html! {
        <section class="stack" aria-labelledby={HEADING}>
            <ResultHeading id={HEADING} title={words::PREVIEW_TITLE} />
            <p>{ words::preview_lead(&props.course, &preview.fiscal_year.label(), &due) }</p>
            { figures(preview) }
            if preview.matched == 0 {
                <p>{ words::NOBODY }</p>
            } else {
                <p class="row">
                    <Button
                        label={if props.pending { words::APPLYING.to_owned() } else { words::apply(preview.matched) }}
                        kind={ButtonKind::Primary}
                        disabled={props.pending}
                        onclick={props.onapply.clone()}
                    />
                </p>
                { people(preview) }
            }
        </section>
    }
}

fn figures(preview: &Preview) -> Html {
    let already = if preview.already_assigned > 0 { words::ALREADY_NOTE } else { "" };
    let left_out = if preview.left_out > 0 { words::LEFT_OUT_NOTE } else { "" };
    let figures = [
        (words::MATCHED, preview.matched, ""),
        (words::NEW, preview.newly_assigned, ""),
        (words::ALREADY, preview.already_assigned, already),
        (words::LEFT_OUT, preview.left_out, left_out),
    ];
    let figures = figures.into_iter().map(|(word, count, note)| {
        html! { <><dt>{ word }</dt><dd>{ text::people(count) }{ " " }{ note }</dd></> }
    });
    html! { <dl class="facts">{ for figures }</dl> }
}

fn people(preview: &Preview) -> Html {
    html! {
        <>
            if u32::try_from(preview.people.len()).is_ok_and(|shown| shown < preview.matched) {
                <p>{ words::preview_cut(preview.people.len(), preview.matched) }</p>
            }
            <TableRegion label={words::PEOPLE}>
                <table class="table">
                    <caption>{ words::PEOPLE }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ text::DEPARTMENT }</th>
                            <th scope="col">{ text::GRADE }</th>
                            <th scope="col">{ words::KIND }</th>
                        </tr>
                    </thead>
                    <tbody>{ for preview.people.iter().map(person) }</tbody>
                </table>
            </TableRegion>
        </>
    }
}

fn person(person: &OrderPerson) -> Html {
    html! {
        <tr key={person.staff_number.clone()}>
            <td class="nowrap">{ &person.staff_number }</td>
            <th scope="row" class="nowrap">{ &person.name }</th>
            <td>{ &person.department }</td>
            <td>{ &person.grade }</td>
            <td class="nowrap">{ if person.already_assigned { words::KIND_ALREADY } else { words::KIND_NEW } }</td>
        </tr>
    }
}
