//! Choosing the view of 計画と実績. What is wrong with a day is said here, before anything is asked.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::reporting::dashboard::{Dashboard, DashboardChoice};
use yew::prelude::*;

use super::outstanding_filter::with_current;
use crate::api::dashboard::DashboardFilter;
use crate::browser;
use crate::components::{Button, ButtonKind, Choice, DateField, SelectField};
use crate::text;
use crate::text::dashboard as words;
use crate::text::reporting::{CLEAR, FAMILY, SHOW, course};

const AS_OF: &str = "filter-as-of";

#[derive(Properties, PartialEq)]
pub(super) struct DashboardFormProps {
    /// The view in force; follows the back button.
    pub filter: DashboardFilter,
    /// What can be chosen, and which day is today; none while it loads.
    pub known: Option<Rc<Dashboard>>,
    pub onapply: Callback<DashboardFilter>,
}

/// A day, lists and a button. Nothing happens while choosing: with the keyboard every arrow key chooses.
#[component]
pub(super) fn DashboardForm(props: &DashboardFormProps) -> Html {
    let draft = use_state(|| props.filter.clone());
    let error = use_state(|| None::<&'static str>);
    {
        let (draft, error) = (draft.setter(), error.setter());
        use_effect_with(props.filter.clone(), move |filter| {
            draft.set(filter.clone());
            error.set(None);
        });
    }
    let edit = |change: fn(&mut DashboardFilter, String)| {
        let draft = draft.clone();
        Callback::from(move |value| {
            let mut changed = (*draft).clone();
            change(&mut changed, value);
            draft.set(changed);
        })
    };
    let today = props.known.as_ref().map(|known| known.today);
    let onsubmit = {
        let (draft, error, onapply) = (draft.clone(), error.setter(), props.onapply.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let wrong = wrong_day(&draft.as_of, today);
            error.set(wrong);
            if wrong.is_some() {
                browser::focus(AS_OF);
            } else {
                onapply.emit((*draft).clone());
            }
        })
    };
    let nothing =
        DashboardFilter { fiscal_year: props.filter.fiscal_year.clone(), ..DashboardFilter::default() };
    let filtered = props.filter != nothing;
    let lists = props.known.as_deref().map(Lists::of).unwrap_or_default();
    let select = |id: &'static str, label: &'static str, choices, value: &str, change| {
        let choices = with_current(choices, value);
        html! {
            <SelectField {id} {label} none={text::ALL} {choices} value={value.to_owned()} onchange={edit(change)} />
        }
    };
    let by = words::ROWS_BY
        .iter()
        .map(|(name, by)| ((*name).into(), words::rows_by(*by).into()))
        .collect::<Vec<Choice>>();
    html! {
        <form class="filter no-print" aria-label={words::FILTER} {onsubmit} autocomplete="off" novalidate=true>
            <DateField
                id={AS_OF}
                label={words::AS_OF}
                hint={words::AS_OF_HINT}
                value={draft.as_of.clone()}
                oninput={edit(|f, value| f.as_of = value)}
                error={error.map(AttrValue::from)}
            />
            <SelectField
                id="filter-by"
                label={words::BY}
                choices={by}
                value={draft.by.clone()}
                onchange={edit(|f, value| f.by = value)}
            />
            { select("filter-department", words::UNIT, lists.units.clone(), &draft.department, |f, value| {
                f.department = value;
            }) }
            { select("filter-grade", text::GRADE, lists.grades.clone(), &draft.grade, |f, value| f.grade = value) }
            { select("filter-family", FAMILY, lists.families.clone(), &draft.family, set_family) }
            { select("filter-course", text::COURSE, lists.courses_of(&draft.family), &draft.course, |f, value| {
                f.course = value;
            }) }
            <p class="row">
                <Button label={SHOW} kind={ButtonKind::Primary} submit=true />
                if filtered {
                    <Button label={CLEAR} onclick={props.onapply.reform(move |()| nothing.clone())} />
                }
            </p>
        </form>
    }
}

/// What is wrong with a day; an empty one is today's.
fn wrong_day(as_of: &str, today: Option<NaiveDate>) -> Option<&'static str> {
    if as_of.is_empty() {
        return None;
    }
    match as_of.parse::<NaiveDate>() {
        Err(_) => Some(words::AS_OF_NOT_A_DATE),
        Ok(day) => today.filter(|today| day > *today).map(|_| words::AS_OF_FUTURE),
    }
}

/// Another family; a course of the old one is none of it.
fn set_family(filter: &mut DashboardFilter, family: String) {
    if !filter.course.starts_with(&family) {
        filter.course.clear();
    }
    filter.family = family;
}

/// What can be chosen.
#[derive(Default)]
struct Lists {
    units: Vec<Choice>,
    grades: Vec<Choice>,
    families: Vec<Choice>,
    courses: Vec<Choice>,
}

impl Lists {
    fn of(known: &Dashboard) -> Lists {
        let choices = &known.choices;
        let plain = |of: &DashboardChoice| (of.key.clone().into(), of.label.clone().into());
        let division =
            |of: &DashboardChoice| (of.key.clone().into(), words::whole_division(&of.label).into());
        let titled = |of: &DashboardChoice| (of.key.clone().into(), course(&of.key, &of.label).into());
        let departments = choices.departments.iter().map(plain);
        Lists {
            units: choices.divisions.iter().map(division).chain(departments).collect(),
            grades: choices.grades.iter().map(plain).collect(),
            families: choices.families.iter().map(plain).collect(),
            courses: choices.courses.iter().map(titled).collect(),
        }
    }

    fn courses_of(&self, family: &str) -> Vec<Choice> {
        self.courses.iter().filter(|(code, _)| code.starts_with(family)).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_to_come_is_refused_before_it_is_asked_for() {
        let today = Some("2026-11-23".parse().unwrap());
        assert_eq!(wrong_day("", today), None);
        assert_eq!(wrong_day("2026-11-23", today), None);
        assert_eq!(wrong_day("2026-11-24", today), Some(words::AS_OF_FUTURE));
        assert_eq!(wrong_day("soon", today), Some(words::AS_OF_NOT_A_DATE));
        assert_eq!(wrong_day("2026-11-24", None), None, "the server knows the day");
    }

    #[test]
    fn another_family_drops_the_course_of_the_old_one() {
        let mut filter = DashboardFilter { course: "SEC-02".to_owned(), ..DashboardFilter::default() };
        set_family(&mut filter, "SEC-".to_owned());
        assert_eq!((filter.family.as_str(), filter.course.as_str()), ("SEC-", "SEC-02"));
        set_family(&mut filter, "RPA-".to_owned());
        assert_eq!((filter.family.as_str(), filter.course.as_str()), ("RPA-", ""));
    }
}
