//! What a staff file changes: figures, each of which opens the list of the people behind it.

use std::collections::BTreeSet;
use std::rc::Rc;

use contract::organization::{MOST_CHANGES, StaffChange, StaffChangeKind, StaffDifference};
use yew::prelude::*;

use crate::components::{Button, ButtonKind, TableRegion};
use crate::text;
use crate::text::organization::{KINDS, difference};
use crate::text::staff_import as words;

/// Rows of a list that are drawn at first, and more with each press.
const ROWS: usize = 200;

#[derive(Properties, PartialEq)]
pub(super) struct DifferenceListProps {
    /// Begin of the ids, unique on the page.
    pub id: AttrValue,
    pub difference: StaffDifference,
    pub changes: Rc<Vec<StaffChange>>,
}

/// One line per kind of change; zeros are shown, because "nobody leaves" is news too.
#[component]
pub(super) fn DifferenceList(props: &DifferenceListProps) -> Html {
    let open = use_state(BTreeSet::<StaffChangeKind>::new);
    let [figures @ .., (unchanged, unchanged_count)] = difference(&props.difference);
    let items = KINDS.into_iter().zip(figures).map(|(kind, (word, count))| {
        let is_open = open.contains(&kind);
        let toggle = {
            let open = open.clone();
            Callback::from(move |_: MouseEvent| {
                let mut next = (*open).clone();
                if !next.remove(&kind) {
                    next.insert(kind);
                }
                open.set(next);
            })
        };
        let has_list = props.changes.iter().any(|change| change.kind == kind);
        html! {
            <li key={word} class="figures__line">
                <span class="figures__word">{ word }</span>
                <strong class="figures__count">{ text::people(count) }</strong>
                if has_list {
                    <button
                        type="button"
                        class="button button--small no-print"
                        aria-expanded={if is_open { "true" } else { "false" }}
                        aria-label={words::about(if is_open { words::CLOSE_LIST } else { words::OPEN_LIST }, word)}
                        onclick={toggle}
                    >
                        { if is_open { words::CLOSE_LIST } else { words::OPEN_LIST } }
                    </button>
                }
                if is_open {
                    <div class="figures__list">
                        <ChangeTable caption={word} {kind} changes={props.changes.clone()} />
                    </div>
                }
            </li>
        }
    });
    html! {
        <>
            <ul class="figures" id={props.id.clone()}>
                { for items }
                <li class="figures__line">
                    <span class="figures__word">{ unchanged }</span>
                    <strong class="figures__count">{ text::people(unchanged_count) }</strong>
                </li>
            </ul>
            if props.changes.len() >= MOST_CHANGES {
                <p class="quiet">{ words::LIST_CUT }</p>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ChangeTableProps {
    caption: &'static str,
    kind: StaffChangeKind,
    changes: Rc<Vec<StaffChange>>,
}

/// Who, from what, to what.
#[component]
fn ChangeTable(props: &ChangeTableProps) -> Html {
    let most = use_state(|| ROWS);
    let of_kind: Vec<&StaffChange> =
        props.changes.iter().filter(|change| change.kind == props.kind).collect();
    let rows = of_kind.iter().take(*most).map(|change| {
        html! {
            <tr>
                <td class="nowrap">{ &change.staff_number }</td>
                <th scope="row" class="nowrap">{ &change.name }</th>
                <td>{ or_nobody(&change.from) }</td>
                <td>{ or_nobody(&change.to) }</td>
            </tr>
        }
    });
    let label = words::about(words::LIST, props.caption);
    let more = {
        let most = most.clone();
        Callback::from(move |()| most.set(most.saturating_add(ROWS)))
    };
    html! {
        <>
            <TableRegion label={label.clone()}>
                <table class="table">
                    <caption class="visually-hidden">{ label }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ words::FROM }</th>
                            <th scope="col">{ words::TO }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </TableRegion>
            if of_kind.len() > *most {
                <p class="row">
                    { words::shown(*most, of_kind.len()) }
                    <Button label={words::MORE_ROWS} kind={ButtonKind::Small} onclick={more} />
                </p>
            }
        </>
    }
}

fn or_nobody(text: &str) -> &str {
    if text.is_empty() { words::NOBODY } else { text }
}
