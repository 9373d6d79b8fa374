//! People whose new number was recognised by itself: each can be told apart again.

use std::rc::Rc;

use contract::organization::{MergedIdentity, NEW_PERSON, SAME_PERSON};
use yew::prelude::*;

use super::use_staff_import::StaffImportWork;
use crate::components::{Button, ButtonKind, TableRegion};
use crate::text;
use crate::text::organization::LINE;
use crate::text::staff_import as words;

/// One line per person, or nothing.
pub(super) fn merged(work: &Rc<StaffImportWork>, merged: &[MergedIdentity]) -> Html {
    if merged.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack">
            <h3>{ words::MERGED }</h3>
            <p>{ words::MERGED_LEAD }</p>
            <TableRegion label={words::MERGED}>
                <table class="table">
                    <caption class="visually-hidden">{ words::MERGED }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ LINE }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ words::OLD_NUMBER }</th>
                            <th scope="col">{ words::NEW_NUMBER }</th>
                            <th scope="col">{ words::TREATMENT }</th>
                            <th scope="col">{ words::ACTION }</th>
                        </tr>
                    </thead>
                    <tbody>{ for merged.iter().map(|identity| row(work, identity)) }</tbody>
                </table>
            </TableRegion>
        </section>
    }
}

fn row(work: &Rc<StaffImportWork>, identity: &MergedIdentity) -> Html {
    let (treatment, label, answer) = if identity.rejected {
        (words::OTHER, words::TAKE_AGAIN, SAME_PERSON)
    } else {
        (words::SAME, words::REJECT, NEW_PERSON)
    };
    let onclick = {
        let (work, question) = (work.clone(), identity.question.clone());
        Callback::from(move |()| work.send(vec![(question.clone(), answer.to_owned())]))
    };
    html! {
        <tr key={identity.question.clone()}>
            <td class="number">{ identity.line }</td>
            <th scope="row" class="nowrap">{ &identity.name }</th>
            <td class="nowrap">{ &identity.old_number }</td>
            <td class="nowrap">{ &identity.new_number }</td>
            <td>{ treatment }</td>
            <td>
                <Button
                    {label}
                    name={words::about(label, &identity.name)}
                    kind={ButtonKind::Small}
                    disabled={work.answer.pending}
                    {onclick}
                />
            </td>
        </tr>
    }
}
