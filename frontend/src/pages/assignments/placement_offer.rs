//! The test before the first lesson, as the course page offers it.

use contract::placements::{PlacementRow, PlacementState};
use yew::prelude::*;

use crate::api::{self, Started};
use crate::components::{Button, ButtonKind, ErrorAlert, Link};
use crate::hooks::use_action;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text;
use crate::text::{dates, placements as words};

#[derive(Properties, PartialEq)]
pub(super) struct PlacementOfferProps {
    pub assignment: AttrValue,
    pub row: PlacementRow,
}

/// Offered: what it is and the button. Open: the way back to it. Done: what came of it. Not taken and too late:
/// nothing.
#[component]
pub(super) fn PlacementOffer(props: &PlacementOfferProps) -> Html {
    let navigation = use_navigation();
    let start = use_action(
        |assignment: AttrValue| async move { api::placements::start(&assignment).await },
        move |started: Started| navigation.push(Route::Placement { placement: started.id }),
    );
    let row = &props.row;
    let body = match &row.state {
        PlacementState::Closed => return Html::default(),
        PlacementState::Offered => {
            let (run, id) = (start.run, props.assignment.clone());
            html! {
                <>
                    <p>{ words::offer(row.questions, row.time_limit_minutes) }</p>
                    <p>{ if row.exempts { words::OFFER_EXEMPTS } else { words::OFFER_EXEMPTS_NOT } }</p>
                    <p class="quiet">{ words::PURPOSE }</p>
                    <p>
                        <Button
                            label={if start.pending { text::SEND_PENDING } else { words::START }}
                            kind={ButtonKind::Plain}
                            disabled={start.pending}
                            onclick={move |()| run.emit(id.clone())}
                        />
                    </p>
                    <ErrorAlert error={start.error} />
                </>
            }
        }
        PlacementState::Open { placement_id, answered, total } => html! {
            <>
                <p>{ words::OPEN_NOTE }</p>
                <p>
                    <Link to={Route::Placement { placement: placement_id.clone() }} class="button">
                        { words::resume(*answered, *total) }
                    </Link>
                </p>
            </>
        },
        PlacementState::Done { placement_id, submitted_at, exempted } => html! {
            <>
                <p>{ words::done(&dates::day(*submitted_at), *exempted) }</p>
                <p>
                    <Link to={Route::PlacementResult { placement: placement_id.clone() }}>{ words::TO_RESULT }</Link>
                </p>
            </>
        },
    };
    html! {
        <section class="section stack measure">
            <h2>{ words::title(row.minutes) }</h2>
            { body }
        </section>
    }
}
