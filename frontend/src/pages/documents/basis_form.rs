//! Choosing the fiscal year and the day whose facts count; both stand in the address.

use chrono::NaiveDate;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use crate::components::{Button, Choice, DateField, SelectField};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::session::use_session;
use crate::text::documents as words;
use crate::text::reporting::this_year;

pub(super) const FISCAL_YEAR: &str = "fiscal_year";
const AS_OF: &str = "as_of";
/// How many years back the list offers.
const YEARS_BACK: i32 = 4;

#[derive(Properties, PartialEq)]
pub(super) struct BasisFormProps {
    pub this_year: FiscalYear,
    /// Whether a past day can be asked for.
    pub looks_back: bool,
    /// Why the day of the address was refused.
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// A list, a day and a button. Nothing happens while choosing: with the keyboard every arrow key chooses.
#[component]
pub(super) fn BasisForm(props: &BasisFormProps) -> Html {
    let navigation = use_navigation();
    let query = navigation.query.clone();
    let (year, as_of) = (use_state(String::new), use_state(String::new));
    // What the form knows of itself; the server says the rest.
    let unfit = use_state(|| None::<&'static str>);
    let today = use_session().view().map(|view| view.today);
    {
        let (year, as_of, unfit) = (year.setter(), as_of.setter(), unfit.setter());
        use_effect_with(query.clone(), move |query| {
            year.set(query.get(FISCAL_YEAR).to_owned());
            as_of.set(query.get(AS_OF).to_owned());
            unfit.set(None);
        });
    }
    let onsubmit = {
        let (year, as_of, unfit) = (year.clone(), as_of.clone(), unfit.setter());
        let query = query.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let wrong = match as_of.parse::<NaiveDate>() {
                _ if as_of.is_empty() => None,
                Err(_) => Some(words::NOT_A_DAY),
                Ok(day) if today.is_some_and(|today| day > today) => Some(words::basis_error("in-future")),
                Ok(_) => None,
            };
            unfit.set(wrong);
            if wrong.is_some() {
                return;
            }
            let query: Query = (*query).clone();
            navigation.show(query.with(FISCAL_YEAR, &year).with(AS_OF, &as_of));
        })
    };
    let set = |state: &UseStateHandle<String>| {
        let setter = state.setter();
        Callback::from(move |value| setter.set(value))
    };
    // Next year's plan is written in this one.
    let years = std::iter::once(props.this_year.next())
        .chain((1..=YEARS_BACK).map(|back| FiscalYear(props.this_year.0.saturating_sub(back))));
    let choices: Vec<Choice> = years.map(|year| (year.0.to_string().into(), year.label().into())).collect();
    let error = unfit.map(AttrValue::Static).or_else(|| props.error.clone());
    html! {
        <form class="filter no-print" aria-label={words::BASIS} {onsubmit} autocomplete="off">
            <SelectField
                id="document-year"
                label={words::YEAR}
                none={this_year(props.this_year)}
                {choices}
                value={(*year).clone()}
                onchange={set(&year)}
            />
            if props.looks_back {
                <DateField
                    id="document-day"
                    label={words::AS_OF}
                    hint={words::AS_OF_HINT}
                    value={(*as_of).clone()}
                    oninput={set(&as_of)}
                    {error}
                />
            }
            <p class="row"><Button label={words::SHOW} submit=true /></p>
        </form>
    }
}
