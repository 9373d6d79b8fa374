//! Building an audience: conditions in nested groups, each a fieldset with its number, so that the structure is
//! told by ear as well as by lines.

use std::collections::BTreeSet;
use std::rc::Rc;

use contract::requirements::{Choices, CurriculumPage};
use learning::curriculum::{Audience, Newness};
use yew::prelude::*;

use super::audience_edit::{Kind, converted, members, values, with_another, with_member, with_values};
use super::people_field::PeopleField;
use crate::browser;
use crate::components::{Button, ButtonKind, CheckList, Choice, SelectField};
use crate::text::audience::newness_label;
use crate::text::requirements as words;

/// Id of the list of kinds, in front of the number of the condition.
const KIND: &str = "condition-kind-";

#[derive(Properties, PartialEq)]
pub(super) struct AudienceBuilderProps {
    pub page: Rc<CurriculumPage>,
    pub audience: Audience,
    pub onchange: Callback<Audience>,
}

/// The whole audience; it has no number and cannot be removed.
#[component]
pub(super) fn AudienceBuilder(props: &AudienceBuilderProps) -> Html {
    let onchange = props.onchange.clone();
    html! {
        <Condition
            page={props.page.clone()}
            audience={props.audience.clone()}
            number=""
            removable=false
            onchange={Callback::from(move |changed: Option<Audience>| {
                onchange.emit(changed.unwrap_or(Audience::Everyone));
            })}
        />
    }
}

#[derive(Properties, PartialEq)]
struct ConditionProps {
    page: Rc<CurriculumPage>,
    audience: Audience,
    /// Its place, `1-2` for the second in the first group; empty for the whole.
    number: AttrValue,
    removable: bool,
    /// The changed condition, or none when it is taken out.
    onchange: Callback<Option<Audience>>,
}

/// Its kind, its values or its members, and the button that takes it out.
#[component]
fn Condition(props: &ConditionProps) -> Html {
    let (audience, number) = (&props.audience, props.number.as_str());
    let kinds: Vec<Choice> = Kind::ALL
        .into_iter()
        .map(|kind| (kind.as_str().into(), words::condition_kind(kind.as_str()).into()))
        .collect();
    let onkind = {
        let (audience, onchange) = (audience.clone(), props.onchange.clone());
        Callback::from(move |name: String| {
            if let Some(kind) = Kind::parse(&name) {
                onchange.emit(Some(converted(&audience, kind)));
            }
        })
    };
    // The button goes with its condition: the group is where the person goes on.
    let above = [KIND, number.rsplit_once('-').map_or("", |(above, _)| above)].concat();
    let remove = props.onchange.reform(move |()| {
        browser::focus(&above);
        None
    });
    html! {
        <fieldset class="condition stack">
            <legend>{ words::condition(number) }</legend>
            <SelectField
                id={[KIND, number].concat()}
                label={AttrValue::from(words::of_condition(words::CONDITION_KIND, number))}
                choices={kinds}
                value={Kind::of(audience).as_str()}
                onchange={onkind}
            />
            { inside(props) }
            if props.removable {
                <p>
                    <Button
                        label={words::CONDITION_REMOVE}
                        name={AttrValue::from(words::of_condition(words::CONDITION_REMOVE, number))}
                        kind={ButtonKind::Small}
                        onclick={remove}
                    />
                </p>
            }
        </fieldset>
    }
}

/// Values to tick, or the members of a group.
fn inside(props: &ConditionProps) -> Html {
    let audience = &props.audience;
    match audience {
        Audience::Everyone => Html::default(),
        Audience::FirstYear(newness) => first_year(*newness, props),
        Audience::People(people) => {
            let changed = audience.clone();
            html! {
                <PeopleField
                    number={props.number.clone()}
                    people={people.clone()}
                    onchange={props.onchange.reform(move |people| Some(with_values(&changed, people)))}
                />
            }
        }
        Audience::All(_) | Audience::Any(_) | Audience::Not(_) => group(props),
        _ => {
            let (changed, kind) = (audience.clone(), Kind::of(audience));
            let label = words::condition_kind(kind.as_str());
            html! {
                <CheckList
                    legend={AttrValue::from(words::of_condition(label, &props.number))}
                    choices={choices(kind, &props.page.choices, &values(audience))}
                    chosen={values(audience)}
                    onchange={props.onchange.reform(move |values| Some(with_values(&changed, values)))}
                />
            }
        }
    }
}

fn group(props: &ConditionProps) -> Html {
    let audience = &props.audience;
    let several = !matches!(audience, Audience::Not(_));
    let own = members(audience).iter().enumerate().map(|(index, member)| {
        let (changed, place) = (audience.clone(), index.saturating_add(1).to_string());
        let number =
            if props.number.is_empty() { place } else { [props.number.as_str(), "-", &place].concat() };
        html! {
            <Condition
                page={props.page.clone()}
                audience={member.clone()}
                {number}
                removable={several}
                onchange={props.onchange.reform(move |member| Some(with_member(&changed, index, member)))}
            />
        }
    });
    let more = audience.clone();
    html! {
        <>
            { for own }
            if several {
                <p>
                    <Button
                        label={words::CONDITION_ADD}
                        name={AttrValue::from(words::of_condition(words::CONDITION_ADD, &props.number))}
                        kind={ButtonKind::Small}
                        onclick={props.onchange.reform(move |()| Some(with_another(&more)))}
                    />
                </p>
            }
        </>
    }
}

fn first_year(newness: Newness, props: &ConditionProps) -> Html {
    let all = Newness::ALL.into_iter().enumerate();
    let choices: Vec<Choice> =
        all.map(|(at, kind)| (at.to_string().into(), newness_label(kind).into())).collect();
    let chosen = Newness::ALL.iter().position(|kind| *kind == newness).unwrap_or_default();
    let onchange = {
        let onchange = props.onchange.clone();
        Callback::from(move |value: String| {
            let kind = value.parse().ok().and_then(|at: usize| Newness::ALL.get(at).copied());
            if let Some(kind) = kind {
                onchange.emit(Some(Audience::FirstYear(kind)));
            }
        })
    };
    html! {
        <SelectField
            id={["condition-year-", props.number.as_str()].concat()}
            label={AttrValue::from(words::of_condition(words::FIRST_YEAR, &props.number))}
            {choices}
            value={chosen.to_string()}
            {onchange}
        />
    }
}

/// What can be ticked; a value that is not offered any more stays, so that it can be taken away.
fn choices(kind: Kind, all: &Choices, chosen: &BTreeSet<String>) -> Vec<Choice> {
    let pairs = |choices: &[contract::requirements::Choice]| -> Vec<Choice> {
        choices.iter().map(|choice| (choice.code.clone().into(), choice.label.clone().into())).collect()
    };
    let mut offered: Vec<Choice> = match kind {
        Kind::Grades => pairs(&all.grades),
        Kind::Operations => pairs(&all.operations),
        Kind::Attributes => pairs(&all.attributes),
        Kind::JobKinds => {
            all.job_kinds.iter().map(|kind| (kind.clone().into(), kind.clone().into())).collect()
        }
        Kind::Units => {
            let units = all.units.iter();
            units
                .map(|unit| (unit.id.clone().into(), words::unit(&unit.name, unit.division).into()))
                .collect()
        }
        _ => Vec::new(),
    };
    for value in chosen {
        if !offered.iter().any(|(code, _)| code.as_str() == value) {
            offered.push((value.clone().into(), value.clone().into()));
        }
    }
    offered
}
