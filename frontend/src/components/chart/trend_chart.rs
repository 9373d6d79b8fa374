//! Two lines through a year: what is done, with a marker at every point, and what is planned, dashed.

use yew::prelude::*;

use super::scale::Scale;

/// The drawing, in its own units; letters are 140 of them high.
const WIDTH: i64 = 4800;
const HEIGHT: i64 = 2700;
const LEFT: i64 = 620;
const RIGHT: i64 = 4180;
const TOP: i64 = 200;
const BOTTOM: i64 = 2250;
/// Labels at the ends of two lines keep at least this distance.
const APART: i64 = 190;

/// One line: day of the year and thousandths, in order of day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrendLine {
    /// Its label, at its end.
    pub label: AttrValue,
    /// Its points.
    pub points: Vec<(i64, i64)>,
}

#[derive(Properties, PartialEq)]
pub struct TrendChartProps {
    /// Unique on the page.
    pub id: AttrValue,
    /// What it shows.
    pub title: AttrValue,
    /// What there is to see in it, in a sentence or two.
    pub description: AttrValue,
    /// Days of the year.
    pub days: i64,
    /// Labels below: day of the year and text.
    pub ticks: Vec<(i64, AttrValue)>,
    pub actual: TrendLine,
    pub planned: TrendLine,
}

/// A picture with a name and a description; its page has the same figures as a table.
#[component]
pub fn TrendChart(props: &TrendChartProps) -> Html {
    let across = Scale { values: (0, props.days), places: (LEFT, RIGHT) };
    let up = Scale { values: (0, 1000), places: (BOTTOM, TOP) };
    let place = |line: &TrendLine| -> Vec<(i64, i64)> {
        line.points.iter().map(|(day, rate)| (across.place(*day), up.place(*rate))).collect()
    };
    let (actual, planned) = (place(&props.actual), place(&props.planned));
    let labels = labels_apart(actual.last().copied(), planned.last().copied());
    let (title, description) = (format!("{}-title", props.id), format!("{}-description", props.id));
    html! {
        <svg
            class="chart"
            viewBox={format!("0 0 {WIDTH} {HEIGHT}")}
            role="img"
            aria-labelledby={title.clone()}
            aria-describedby={description.clone()}
        >
            <title id={title}>{ &props.title }</title>
            <desc id={description}>{ &props.description }</desc>
            { for [0, 250, 500, 750, 1000].map(|rate| level(rate, up.place(rate))) }
            { for props.ticks.iter().map(|(day, label)| tick(across.place(*day), label)) }
            <polyline class="chart__planned" points={polyline(&planned)} />
            <polyline class="chart__actual" points={polyline(&actual)} />
            { for actual.iter().map(|(x, y)| html! {
                <circle class="chart__marker" cx={x.to_string()} cy={y.to_string()} r="45" />
            }) }
            { for labels[0].map(|place| label(place, &props.actual.label)) }
            { for labels[1].map(|place| label(place, &props.planned.label)) }
        </svg>
    }
}

/// A line across with its percentage.
fn level(rate: i64, y: i64) -> Html {
    let percent = format!("{}%", rate / 10);
    html! {
        <>
            <line class="chart__level" x1={LEFT.to_string()} x2={RIGHT.to_string()} y1={y.to_string()} y2={y.to_string()} />
            if rate % 500 == 0 {
                <text class="chart__text" x={(LEFT - 80).to_string()} y={(y + 50).to_string()} text-anchor="end">{ percent }</text>
            }
        </>
    }
}

fn tick(x: i64, label: &AttrValue) -> Html {
    html! {
        <>
            <line class="chart__axis" x1={x.to_string()} x2={x.to_string()} y1={BOTTOM.to_string()} y2={(BOTTOM + 60).to_string()} />
            <text class="chart__text" x={x.to_string()} y={(BOTTOM + 260).to_string()} text-anchor="middle">{ label }</text>
        </>
    }
}

fn label((x, y): (i64, i64), text: &AttrValue) -> Html {
    html! { <text class="chart__label" x={(x + 90).to_string()} y={(y + 50).to_string()}>{ text }</text> }
}

fn polyline(places: &[(i64, i64)]) -> String {
    let places: Vec<String> = places.iter().map(|(x, y)| format!("{x},{y}")).collect();
    places.join(" ")
}

/// Where the labels of two lines stand: at their ends, moved apart where one would cover the other.
fn labels_apart(one: Option<(i64, i64)>, other: Option<(i64, i64)>) -> [Option<(i64, i64)>; 2] {
    let (Some((x, y)), Some((other_x, other_y))) = (one, other) else { return [one, other] };
    let near = x.abs_diff(other_x) < 900 && y.abs_diff(other_y) < APART.unsigned_abs();
    if !near {
        return [one, other];
    }
    let (middle, half) = ((y + other_y) / 2, APART / 2);
    let (up, down) = (middle - half, middle + half);
    if y <= other_y { [Some((x, up)), Some((other_x, down))] } else { [Some((x, down)), Some((other_x, up))] }
}

#[cfg(test)]
mod tests {
    use super::{APART, labels_apart, polyline};

    #[test]
    fn labels_never_cover_each_other() {
        let far = [Some((4000, 300)), Some((4180, 1500))];
        assert_eq!(labels_apart(far[0], far[1]), far);
        for (y, other) in [(400, 420), (420, 400), (400, 400)] {
            let [one, two] = labels_apart(Some((4180, y)), Some((4180, other)));
            let (one, two) = (one.unwrap().1, two.unwrap().1);
            assert!((one - two).abs() >= APART - 1, "{y} {other}");
            assert_eq!(one <= two, y <= other, "in the order of the lines");
        }
        assert_eq!(labels_apart(None, Some((1, 2))), [None, Some((1, 2))]);
    }

    #[test]
    fn a_line_is_its_points() {
        assert_eq!(polyline(&[(1, 2), (3, 4)]), "1,2 3,4");
        assert_eq!(polyline(&[]), "");
    }
}
