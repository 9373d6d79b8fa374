//! Charts as accessible SVG. They know no feature and no sentence: titles, labels and descriptions are given to them.
//! Shape tells what colour tells (dashes, markers, labels at the line), so that they read in black and white; every
//! figure of a chart also stands in a table of its page.

mod rate_bar;
mod scale;
mod trend_chart;

pub use rate_bar::RateBar;
pub use trend_chart::{TrendChart, TrendLine};
