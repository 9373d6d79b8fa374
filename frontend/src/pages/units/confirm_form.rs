//! The confirmation of a training status: the figures, the latest confirmation, and the button.

use contract::error::ErrorCode;
use contract::units::{ConfirmUnit, Unit};
use learning::figure::Figure;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use crate::api;
use crate::browser;
use crate::components::{Alert, AlertKind, Button, ButtonKind, ErrorAlert, TableRegion};
use crate::hooks::use_action;
use crate::text;
use crate::text::units as words;
use crate::text::{dates, electives, reporting};

#[derive(Properties, PartialEq)]
pub(super) struct ConfirmFormProps {
    pub unit: Unit,
    pub year: FiscalYear,
    /// Recorded or refused; what is shown is out of date.
    pub ondone: Callback<()>,
}

/// The server counts again and refuses what is not what was seen; then the new figures are loaded.
#[component]
pub(super) fn ConfirmForm(props: &ConfirmFormProps) -> Html {
    let unit = &props.unit;
    let confirm = {
        let (id, ondone) = (unit.department_id.clone(), props.ondone.clone());
        use_action(
            move |message: ConfirmUnit| {
                let id = id.clone();
                async move { api::units::confirm(&id, message).await }
            },
            move |()| {
                browser::announce(words::CONFIRMED_NOW);
                ondone.emit(());
            },
        )
    };
    let stale = confirm.error.as_ref().and_then(api::ApiError::code) == Some(ErrorCode::Conflict);
    {
        let ondone = props.ondone.clone();
        use_effect_with(stale, move |stale| {
            if *stale {
                ondone.emit(());
            }
        });
    }
    let onclick = {
        let message = ConfirmUnit { fiscal_year: props.year, counts: unit.counts.clone() };
        confirm.run.reform(move |()| message.clone())
    };
    let latest = unit.confirmation.as_ref();
    html! {
        <div class="card stack">
            <h3>{ words::CONFIRM_TITLE }</h3>
            <p>{ words::CONFIRM_LEAD }</p>
            { figures(unit) }
            <p>
                { latest.map_or_else(
                    || words::NOT_CONFIRMED.to_owned(),
                    |one| words::confirmed(&one.by, &dates::date_time(one.at)),
                ) }
            </p>
            <p class="no-print">
                <Button
                    label={if confirm.pending { text::SEND_PENDING } else { words::CONFIRM }}
                    name={electives::named(words::CONFIRM, &unit.name)}
                    kind={ButtonKind::Primary}
                    disabled={confirm.pending}
                    {onclick}
                />
            </p>
            if stale {
                <Alert kind={AlertKind::Warning}><p>{ words::CONFIRM_STALE }</p></Alert>
            } else {
                <ErrorAlert error={confirm.error.clone()} />
            }
        </div>
    }
}

fn figures(unit: &Unit) -> Html {
    let row = |title: String, figure: Figure| {
        let cells = [
            figure.denominator(),
            figure.numerator(),
            figure.open,
            figure.overdue,
            figure.excluded.planned,
            words::excused(&figure.excluded),
        ];
        html! {
            <tr>
                <th scope="row">{ title }</th>
                { for cells.iter().map(|cell| html! { <td class="number">{ cell }</td> }) }
            </tr>
        }
    };
    let courses = unit.counts.courses.iter();
    let heads =
        [words::DUTY_COUNT, words::COMPLETED, words::OPEN, words::OVERDUE, words::PLANNED, words::EXCUSED];
    html! {
        <TableRegion label={electives::named(words::CONFIRM_TITLE, &unit.name)}>
            <table class="table">
                <caption class="visually-hidden">{ electives::named(words::CONFIRM_TITLE, &unit.name) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::COURSE }</th>
                        { for heads.iter().map(|head| html! { <th scope="col" class="number">{ *head }</th> }) }
                    </tr>
                </thead>
                <tbody>
                    { for courses.map(|one| row(reporting::course(&one.code, &one.title), one.figure)) }
                </tbody>
                <tfoot>{ row(words::ALL_COURSES.to_owned(), unit.counts.all) }</tfoot>
            </table>
        </TableRegion>
    }
}
