//! People named one by one: searched by number or name, added and taken away by buttons.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use contract::organization::{StaffPage, StaffRow};
use contract::requirements::AudienceAnswer;
use learning::curriculum::Audience;
use yew::prelude::*;

use crate::components::{Button, ButtonKind, ErrorAlert, TextField};
use crate::hooks::{Load, use_action, use_kept, use_load};
use crate::text;
use crate::text::requirements as words;
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub(super) struct PeopleFieldProps {
    /// Place of the condition, for ids and names.
    pub number: AttrValue,
    pub people: BTreeSet<String>,
    pub onchange: Callback<BTreeSet<String>>,
}

/// Who is named, and a search for more.
#[component]
pub(super) fn PeopleField(props: &PeopleFieldProps) -> Html {
    let typed = use_state(String::new);
    let found = use_state(|| None::<Rc<StaffPage>>);
    let search = {
        let found = found.setter();
        use_action(
            |search: String| async move { api::organization::staff(&search, 1).await },
            move |page: StaffPage| found.set(Some(Rc::new(page))),
        )
    };
    let names = use_names(&props.people);
    let onsubmit = {
        let (typed, run) = (typed.clone(), search.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(typed.trim().to_owned());
        })
    };
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |value| typed.set(value))
    };
    html! {
        <div class="stack">
            { chosen(props, &names) }
            <form class="stack" {onsubmit} autocomplete="off">
                <TextField
                    id={search_id(&props.number)}
                    label={AttrValue::from(words::of_condition(words::PEOPLE_SEARCH, &props.number))}
                    hint={text::SEARCH_HINT}
                    value={(*typed).clone()}
                    {oninput}
                />
                <p>
                    <Button
                        label={if search.pending { text::LOADING } else { text::SEARCH }}
                        name={AttrValue::from(words::of_condition(words::PEOPLE_SEARCH, &props.number))}
                        submit=true
                        disabled={search.pending}
                    />
                </p>
            </form>
            <ErrorAlert error={search.error} />
            <div role="status">{ found.as_ref().map(|page| results(page, props)) }</div>
        </div>
    }
}

/// Names of the people, as far as they are at work.
#[hook]
fn use_names(people: &BTreeSet<String>) -> BTreeMap<String, String> {
    let (load, _) = use_load(people.clone(), |people: BTreeSet<String>| async move {
        if people.is_empty() {
            return Ok(None);
        }
        api::requirements::audience(Audience::People(people)).await.map(Some)
    });
    match use_kept::<Option<AudienceAnswer>>(load) {
        Load::Ready(answer) => {
            let people = answer.iter().flat_map(|answer| &answer.people);
            people
                .map(|of| (of.person_id.clone(), person(&of.staff_number, &of.name, &of.department)))
                .collect()
        }
        Load::Pending | Load::Failed(_) => BTreeMap::new(),
    }
}

/// Id of the search field; a button that was pressed is gone, and this is where the person goes on.
fn search_id(number: &str) -> String {
    ["people-search-", number].concat()
}

fn person(staff_number: &str, name: &str, department: &str) -> String {
    [staff_number, " ", name, " ", department].concat()
}

fn chosen(props: &PeopleFieldProps, names: &BTreeMap<String, String>) -> Html {
    if props.people.is_empty() {
        return html! { <p>{ words::PEOPLE_NONE_CHOSEN }</p> };
    }
    let lines = props.people.iter().map(|id| {
        let name = names.get(id).map_or(words::PEOPLE_NOT_AT_WORK, String::as_str).to_owned();
        let (people, left) = (props.people.clone(), id.clone());
        let field = search_id(&props.number);
        let onclick = props.onchange.reform(move |()| {
            browser::focus(&field);
            people.iter().filter(|id| **id != left).cloned().collect::<BTreeSet<_>>()
        });
        let label = words::PEOPLE_REMOVE;
        html! {
            <li key={id.clone()}>
                <span class="lesson-list__title">{ &name }</span>
                <Button {label} name={[label, " ", &name].concat()} kind={ButtonKind::Small} {onclick} />
            </li>
        }
    });
    html! {
        <div>
            <p>{ words::PEOPLE_CHOSEN }</p>
            <ul class="lesson-list">{ for lines }</ul>
        </div>
    }
}

fn results(page: &StaffPage, props: &PeopleFieldProps) -> Html {
    let new: Vec<&StaffRow> = page.rows.iter().filter(|row| !props.people.contains(&row.person_id)).collect();
    if new.is_empty() {
        return html! { <p>{ words::PEOPLE_NONE_FOUND }</p> };
    }
    let lines = new.into_iter().map(|row| {
        let name = person(&row.staff_number, &row.name, &row.department);
        let (people, more) = (props.people.clone(), row.person_id.clone());
        let field = search_id(&props.number);
        let onclick = props.onchange.reform(move |()| {
            browser::focus(&field);
            people.iter().cloned().chain([more.clone()]).collect::<BTreeSet<_>>()
        });
        let label = words::PEOPLE_ADD;
        html! {
            <li key={row.person_id.clone()}>
                <span class="lesson-list__title">{ &name }</span>
                <Button {label} name={[label, " ", &name].concat()} kind={ButtonKind::Small} {onclick} />
            </li>
        }
    });
    html! {
        <>
            <p>{ words::people_found(page.rows.len(), page.total) }</p>
            <ul class="lesson-list">{ for lines }</ul>
        </>
    }
}
