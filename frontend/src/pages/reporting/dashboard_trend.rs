//! The year so far against the planned line: a chart, and the same figures as a table.

use contract::reporting::dashboard::{Dashboard, TrendPoint};
use contract::wording;
use learning::fiscal_year::FiscalYear;
use learning::planned_line::thousandths;
use yew::prelude::*;

use crate::components::TableRegion;
use crate::components::chart::{TrendChart, TrendLine};
use crate::text::dashboard as words;
use crate::text::dates;

/// Days of the year at which the chart has a label: the first of each quarter, and the last day.
const TICKS: [(i32, u32); 4] = [(0, 4), (0, 7), (0, 10), (1, 1)];

/// Chart and table.
pub(super) fn trend(shown: &Dashboard) -> Html {
    let year = shown.fiscal_year;
    let place = |point: &TrendPoint| day_of(year, point.day);
    let actual = shown.trend.iter().filter_map(|point| {
        let rate = point.rate.and_then(|rate| thousandths(rate.numerator, rate.denominator))?;
        Some((place(point), i64::from(rate)))
    });
    let planned = shown.trend.iter().filter_map(|point| Some((place(point), i64::from(point.planned?))));
    let line = |label: &'static str, points: Vec<(i64, i64)>| TrendLine { label: label.into(), points };
    html! {
        <section class="section stack">
            <h2>{ words::TREND }</h2>
            <TrendChart
                id="trend"
                title={words::TREND}
                description={words::trend_description(&shown.trend, |point| dates::date(point.day))}
                days={day_of(year, year.last_day())}
                ticks={ticks(year)}
                actual={line(words::TREND_ACTUAL, actual.collect())}
                planned={line(words::TREND_PLANNED, planned.collect())}
            />
            <p class="quiet measure">{ words::TREND_LEGEND }</p>
            <details class="fold" open=true>
                <summary>{ words::TREND_TABLE }</summary>
                { table(shown) }
            </details>
        </section>
    }
}

/// How many days after the first of the year.
fn day_of(year: FiscalYear, day: chrono::NaiveDate) -> i64 {
    day.signed_duration_since(year.first_day()).num_days()
}

fn ticks(year: FiscalYear) -> Vec<(i64, AttrValue)> {
    let quarters = TICKS.iter().map(|(later, month)| {
        let first = chrono::NaiveDate::from_ymd_opt(year.0.saturating_add(*later), *month, 1);
        first.map_or(0, |day| day_of(year, day))
    });
    let places = quarters.chain([day_of(year, year.last_day())]);
    places.zip(words::MONTHS).map(|(day, label)| (day, label.into())).collect()
}

fn table(shown: &Dashboard) -> Html {
    let row = |point: &TrendPoint| {
        let (fraction, rate) = match point.rate {
            Some(rate) => (words::fraction(rate.numerator, rate.denominator), wording::rate(rate)),
            None => (words::NOTHING.to_owned(), words::NOTHING.to_owned()),
        };
        html! {
            <tr key={point.day.to_string()}>
                <th scope="row" class="nowrap">{ dates::date(point.day) }</th>
                <td class="number">{ fraction }</td>
                <td class="number">{ rate }</td>
                <td class="number">{ point.planned.map_or_else(|| words::NOTHING.to_owned(), words::percent) }</td>
                <td>{ words::point_deviation(point) }</td>
            </tr>
        }
    };
    html! {
        <TableRegion label={words::TREND}>
            <table class="table">
                <caption class="visually-hidden">{ words::TREND }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::DAY }</th>
                        <th scope="col" class="number">{ words::DONE }</th>
                        <th scope="col" class="number">{ words::RATE }</th>
                        <th scope="col" class="number">{ words::TREND_PLANNED }</th>
                        <th scope="col">{ words::DEVIATION }</th>
                    </tr>
                </thead>
                <tbody>{ for shown.trend.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

#[cfg(test)]
mod tests {
    use learning::fiscal_year::FiscalYear;

    use super::{day_of, ticks};

    #[test]
    fn quarters_stand_where_their_days_are() {
        let places: Vec<i64> = ticks(FiscalYear(2026)).into_iter().map(|(day, _)| day).collect();
        assert_eq!(places, [0, 91, 183, 275, 364]);
        let leap: Vec<i64> = ticks(FiscalYear(2027)).into_iter().map(|(day, _)| day).collect();
        assert_eq!(leap, [0, 91, 183, 275, 365], "a year with a 29 February is a day longer");
        assert_eq!(day_of(FiscalYear(2026), FiscalYear(2026).first_day()), 0);
    }
}
