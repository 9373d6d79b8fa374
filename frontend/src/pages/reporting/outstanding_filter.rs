//! Choosing which open duties to list.

use std::rc::Rc;

use contract::reporting::CompletionReport;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use crate::api::reporting::OutstandingFilter;
use crate::components::{Button, ButtonKind, Choice, SelectField, TextField};
use crate::text;
use crate::text::reporting as words;

/// How many years back the list offers.
const YEARS_BACK: i32 = 4;

#[derive(Properties, PartialEq)]
pub(super) struct OutstandingFilterFormProps {
    /// The filter in force; follows the back button.
    pub filter: OutstandingFilter,
    pub this_year: FiscalYear,
    /// Courses, departments and grades that have a duty; none while they load.
    pub choices: Option<Rc<CompletionReport>>,
    pub onapply: Callback<OutstandingFilter>,
}

/// Lists, two texts and a button. Nothing happens while choosing: with the keyboard every arrow key chooses.
#[component]
pub(super) fn OutstandingFilterForm(props: &OutstandingFilterFormProps) -> Html {
    let draft = use_state(|| props.filter.clone());
    {
        let draft = draft.setter();
        use_effect_with(props.filter.clone(), move |filter| draft.set(filter.clone()));
    }
    let edit = |change: fn(&mut OutstandingFilter, String)| {
        let draft = draft.clone();
        Callback::from(move |value| {
            let mut changed = (*draft).clone();
            change(&mut changed, value);
            draft.set(changed);
        })
    };
    let onsubmit = {
        let (draft, onapply) = (draft.clone(), props.onapply.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            onapply.emit((*draft).clone());
        })
    };
    let nothing =
        OutstandingFilter { fiscal_year: props.filter.fiscal_year.clone(), ..OutstandingFilter::default() };
    let filtered = props.filter != nothing;
    let (courses, departments, grades) = choices(props.choices.as_deref());
    let this_year = props.this_year.0.to_string();
    let year = if draft.fiscal_year == this_year { "" } else { draft.fiscal_year.as_str() };
    let select = |id: &'static str, label: &'static str, choices, value: &str, change| {
        let choices = with_current(choices, value);
        html! {
            <SelectField {id} {label} none={text::ALL} {choices} value={value.to_owned()} onchange={edit(change)} />
        }
    };
    let due = due_value(&draft.state, &draft.within);
    html! {
        <form class="filter no-print" aria-label={words::FILTER} {onsubmit} autocomplete="off">
            { select("filter-course", text::COURSE, courses.clone(), &draft.course, |f, value| f.course = value) }
            { select("filter-department", text::DEPARTMENT, departments, &draft.department, |f, value| {
                f.department = value;
            }) }
            { select("filter-grade", text::GRADE, grades, &draft.grade, |f, value| f.grade = value) }
            <SelectField
                id="filter-year"
                label={words::FISCAL_YEAR}
                none={words::this_year(props.this_year)}
                choices={with_current(other_years(props.this_year), year)}
                value={year.to_owned()}
                onchange={edit(|f, value| f.fiscal_year = value)}
            />
            { select("filter-due", words::DUE_STATE, listed(&words::DUE_STATES), &due, set_due) }
            <TextField
                id="filter-query"
                label={words::PERSON}
                hint={text::SEARCH_HINT}
                value={draft.query.clone()}
                oninput={edit(|f, value| f.query = value)}
            />
            <details class="filter__more" open={has_more(&props.filter)}>
                <summary>{ words::MORE }</summary>
                <div class="filter">
                    { select("filter-family", words::FAMILY, families(&courses), &draft.family, |f, value| {
                        f.family = value;
                    }) }
                    { select("filter-mode", words::MODE, listed(&words::MODES), &draft.mode, |f, value| f.mode = value) }
                    { select("filter-gate", words::GATE, listed(&words::GATES), &draft.gate, |f, value| f.gate = value) }
                    <TextField
                        id="filter-cause"
                        label={words::CAUSE}
                        hint={words::CAUSE_HINT}
                        value={draft.cause.clone()}
                        oninput={edit(|f, value| f.cause = value)}
                    />
                    <SelectField
                        id="filter-order"
                        label={words::ORDER}
                        none={words::BY_DEPARTMENT_ORDER}
                        choices={listed(&words::ORDERS)}
                        value={draft.order.clone()}
                        onchange={edit(|f, value| f.order = value)}
                    />
                </div>
            </details>
            <p class="row">
                <Button label={words::SHOW} kind={ButtonKind::Primary} submit=true />
                if filtered {
                    <Button label={words::CLEAR} onclick={props.onapply.reform(move |()| nothing.clone())} />
                }
            </p>
        </form>
    }
}

fn listed(choices: &[(&'static str, &'static str)]) -> Vec<Choice> {
    choices.iter().map(|(value, label)| ((*value).into(), (*label).into())).collect()
}

/// Whether one of the conditions behind "more" is in force.
fn has_more(filter: &OutstandingFilter) -> bool {
    let more = [&filter.family, &filter.mode, &filter.gate, &filter.cause, &filter.order];
    more.into_iter().any(|value| !value.is_empty())
}

/// State and days as one choice: `due-soon` within 14 days is `14`.
fn due_value(state: &str, within: &str) -> String {
    match (state, within) {
        ("due-soon", "") => "14".to_owned(),
        ("due-soon", days) => days.to_owned(),
        (state, _) => state.to_owned(),
    }
}

fn set_due(filter: &mut OutstandingFilter, value: String) {
    let is_days = value.parse::<u32>().is_ok();
    (filter.state, filter.within) =
        if is_days { ("due-soon".to_owned(), value) } else { (value, String::new()) };
}

/// What the course codes begin with, e.g. `SEC` of `SEC-02`, in order.
fn families(courses: &[Choice]) -> Vec<Choice> {
    let mut families: Vec<String> = courses
        .iter()
        .filter_map(|(code, _)| code.split_once('-'))
        .map(|(family, _)| [family, "-"].concat())
        .collect();
    families.sort();
    families.dedup();
    families
        .into_iter()
        .map(|family| (family.clone().into(), family.trim_end_matches('-').to_owned().into()))
        .collect()
}

fn choices(report: Option<&CompletionReport>) -> (Vec<Choice>, Vec<Choice>, Vec<Choice>) {
    let Some(report) = report else {
        return Default::default();
    };
    let rows = |rows: &[contract::reporting::RateRow]| {
        rows.iter().map(|row| (row.key.clone().into(), row.label.clone().into())).collect()
    };
    let course = |code: &str, title: &str| (code.to_owned().into(), words::course(code, title).into());
    (
        report.courses.iter().map(|column| course(&column.code, &column.title)).collect(),
        rows(&report.departments),
        rows(&report.grades),
    )
}

fn other_years(this_year: FiscalYear) -> Vec<Choice> {
    let years = (this_year.0 - YEARS_BACK..=this_year.0 + 1).rev().map(FiscalYear);
    years
        .filter(|year| *year != this_year)
        .map(|year| (year.0.to_string().into(), year.label().into()))
        .collect()
}

/// A filter in force is always among the choices, so that the list never claims to show everything when it
/// does not.
pub(super) fn with_current(mut choices: Vec<Choice>, value: &str) -> Vec<Choice> {
    if !value.is_empty() && !choices.iter().any(|(known, _)| known == value) {
        choices.push((value.to_owned().into(), value.to_owned().into()));
    }
    choices
}

#[cfg(test)]
mod tests {
    use learning::fiscal_year::FiscalYear;

    use super::{due_value, families, other_years, set_due, with_current};
    use crate::api::reporting::OutstandingFilter;

    #[test]
    fn the_next_year_can_be_chosen_and_this_one_is_offered_once() {
        let years = other_years(FiscalYear(2026));
        assert_eq!(years.first().map(|(value, _)| value.as_str()), Some("2027"));
        assert!(years.iter().all(|(value, _)| value != "2026"));
    }

    #[test]
    fn an_unknown_filter_in_force_can_be_seen() {
        assert_eq!(with_current(vec![], "x").len(), 1);
        assert_eq!(with_current(vec![("x".into(), "X".into())], "x").len(), 1);
        assert_eq!(with_current(vec![], "").len(), 0);
    }

    #[test]
    fn a_state_and_its_days_are_one_choice() {
        for value in ["", "overdue", "in-time", "7", "30"] {
            let mut filter = OutstandingFilter::default();
            set_due(&mut filter, value.to_owned());
            assert_eq!(due_value(&filter.state, &filter.within), value);
        }
        assert_eq!(due_value("due-soon", ""), "14");
    }

    #[test]
    fn families_are_named_once() {
        let courses: Vec<_> = ["SEC-02", "RPA-01", "SEC-03"].map(|code| (code.into(), "x".into())).to_vec();
        let families = families(&courses);
        let values: Vec<&str> = families.iter().map(|(value, _)| value.as_str()).collect();
        assert_eq!(values, ["RPA-", "SEC-"]);
    }
}
