//! The rows of a view, furthest below the plan first: figures, a bar, and the way to what lies behind.

use contract::reporting::dashboard::{Dashboard, DashboardRow, RowsBy};
use learning::planned_line::thousandths;
use yew::prelude::*;

use super::dashboard_query::{address_of, behind_row, names_behind};
use super::outstanding_query::query_of;
use crate::api::dashboard::DashboardFilter;
use crate::components::chart::RateBar;
use crate::components::{Link, TableRegion};
use crate::route::Route;
use crate::text;
use crate::text::dashboard as words;
use crate::text::dates;

/// The table; nothing where there is no row.
pub(super) fn rows(shown: &Dashboard, filter: &DashboardFilter) -> Html {
    if shown.rows.is_empty() {
        return Html::default();
    }
    let past = is_past(shown);
    let caption = words::caption(shown.by, &dates::date(shown.as_of), shown.curriculum_version, shown.plan);
    html! {
        <section class="section stack">
            <TableRegion label={caption.clone()}>
                <table class="table rates">
                    <caption><h2>{ caption }</h2></caption>
                    <thead>
                        <tr>
                            <th scope="col" class="rates__row">{ words::rows_by(shown.by) }</th>
                            <th scope="col">{ words::DEVIATION }</th>
                            <th scope="col">{ words::RATE }</th>
                            <th scope="col">{ words::DONE }</th>
                            <th scope="col">{ words::PLANNED }</th>
                            <th scope="col">{ words::TARGET }</th>
                            <th scope="col">{ words::EXCLUDED }</th>
                            <th scope="col">{ words::NAMES }</th>
                        </tr>
                    </thead>
                    <tbody>{ for shown.rows.iter().map(|of| row(of, shown.by, filter, past)) }</tbody>
                </table>
            </TableRegion>
            <p class="quiet measure">{ words::ROWS_NOTE }</p>
            if past {
                <p class="quiet measure">{ words::NAMES_TODAY_NOTE }</p>
            }
        </section>
    }
}

/// Whether the figures are those of an earlier day; lists of names are always those of today.
pub(super) fn is_past(shown: &Dashboard) -> bool {
    shown.as_of < shown.today
}

fn row(of: &DashboardRow, by: RowsBy, filter: &DashboardFilter, past: bool) -> Html {
    let (figure, plan) = (&of.measure.figure, of.measure.plan);
    let outstanding = figure.open.saturating_add(figure.overdue);
    let behind = behind_row(filter, by, &of.id);
    let inside = words::ROWS_BY.iter().find(|(name, _)| *name == behind.by).map_or(by, |(_, by)| *by);
    let label = match by {
        RowsBy::Course => text::reporting::course(&of.code, &of.label),
        _ => of.label.clone(),
    };
    let rate = thousandths(figure.numerator(), figure.denominator());
    let planned = |rate: Option<u32>| rate.map_or_else(|| words::NOTHING.to_owned(), words::percent);
    html! {
        <tr key={of.id.clone()}>
            <th scope="row" class="rates__row">
                <Link to={Route::Dashboard} query={address_of(&behind)} name={words::behind(&label, inside)}>
                    { &label }
                </Link>
                if !of.group.is_empty() {
                    <span class="quiet">{ " " }{ &of.group }</span>
                }
            </th>
            <td>{ words::deviation(&of.measure) }</td>
            <td class="number">
                { words::rate(figure) }
                <RateBar {rate} mark={plan.map(|plan| plan.planned)} />
            </td>
            <td class="number">{ words::fraction(figure.numerator(), figure.denominator()) }</td>
            <td class="number">{ planned(plan.map(|plan| plan.planned)) }</td>
            <td class="number">{ planned(plan.map(|plan| plan.target)) }</td>
            <td class="wrap">{ words::excluded(&figure.excluded) }</td>
            <td>
                if outstanding > 0 {
                    <Link
                        to={Route::Outstanding}
                        query={query_of(&names_behind(filter, Some((by, &of.id))))}
                        name={words::names_of(&label, outstanding, past)}
                    >
                        { words::names(outstanding, past) }
                    </Link>
                } else {
                    { words::NO_NAMES }
                }
            </td>
        </tr>
    }
}
