//! A rate as a bar with a mark where it should be, beside the figures that say the same.

use yew::prelude::*;

use super::scale::Scale;

/// The whole, in units of the drawing: a rate is thousandths.
const WHOLE: i64 = 1000;
const HEIGHT: i64 = 100;

#[derive(Properties, PartialEq)]
pub struct RateBarProps {
    /// In thousandths; nothing is filled without one.
    pub rate: Option<u32>,
    /// Where the rate should be, in thousandths.
    #[prop_or_default]
    pub mark: Option<u32>,
}

/// A bar that nobody has to see: the row it stands in holds its figures.
#[component]
pub fn RateBar(props: &RateBarProps) -> Html {
    let scale = Scale { values: (0, WHOLE), places: (10, WHOLE + 10) };
    let fill = props.rate.map(|rate| scale.place(i64::from(rate)).saturating_sub(10));
    let mark = props.mark.map(|mark| scale.place(i64::from(mark)).to_string());
    html! {
        <svg
            class="rate-bar"
            viewBox={format!("0 0 {} {HEIGHT}", WHOLE + 20)}
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <rect class="rate-bar__whole" x="10" y="20" width={WHOLE.to_string()} height="60" />
            if let Some(width) = fill {
                <rect class="rate-bar__done" x="10" y="20" width={width.to_string()} height="60" />
            }
            if let Some(at) = mark {
                <line class="rate-bar__mark" x1={at.clone()} x2={at} y1="0" y2={HEIGHT.to_string()} />
            }
        </svg>
    }
}
