//! Choosing a fiscal year; which one it is stands in the address.

use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::{Button, Choice, SelectField};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::text::reporting::this_year;
use crate::text::units::{SHOW_YEAR, YEAR, YEAR_FORM};

const FISCAL_YEAR: &str = "fiscal_year";
/// How many years back the list offers.
const YEARS_BACK: i32 = 4;

/// The fiscal year of an address; this one when it names none.
pub fn year_of(query: &Query, this_year: FiscalYear) -> FiscalYear {
    query.get(FISCAL_YEAR).parse().map_or(this_year, FiscalYear)
}

#[derive(Properties, PartialEq)]
pub struct YearFormProps {
    /// The year in force; follows the back button.
    pub year: FiscalYear,
    pub this_year: FiscalYear,
}

/// A list and a button. Nothing happens while choosing: with the keyboard every arrow key chooses.
#[component]
pub fn YearForm(props: &YearFormProps) -> Html {
    let navigation = use_navigation();
    let value = |year: FiscalYear| if year == props.this_year { String::new() } else { year.0.to_string() };
    let draft = use_state(|| value(props.year));
    {
        let draft = draft.setter();
        use_effect_with(value(props.year), move |value| draft.set(value.clone()));
    }
    let onchange = {
        let draft = draft.setter();
        Callback::from(move |value| draft.set(value))
    };
    let onsubmit = {
        let draft = draft.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            navigation.show(Query::default().with(FISCAL_YEAR, &draft));
        })
    };
    let choices: Vec<Choice> = (1..=YEARS_BACK)
        .map(|back| FiscalYear(props.this_year.0.saturating_sub(back)))
        .map(|year| (year.0.to_string().into(), year.label().into()))
        .collect();
    html! {
        <form class="filter no-print" aria-label={YEAR_FORM} {onsubmit} autocomplete="off">
            <SelectField
                id="year"
                label={YEAR}
                none={this_year(props.this_year)}
                {choices}
                value={(*draft).clone()}
                {onchange}
            />
            <p class="row"><Button label={SHOW_YEAR} submit=true /></p>
        </form>
    }
}
