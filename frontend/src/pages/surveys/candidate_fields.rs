//! 候補業務: pieces of work, each with frequency, count and minutes.

use learning::survey::WorkFrequency;
use learning::survey::candidate::MOST;
use yew::prelude::*;

use super::typed::TypedWork;
use crate::browser;
use crate::components::{Button, ButtonKind, Choice, SelectField, TextField};
use crate::text::surveys as words;

#[derive(Properties, PartialEq)]
pub(super) struct CandidateFieldsProps {
    /// Name of the question within the page.
    pub name: AttrValue,
    pub legend: AttrValue,
    pub work: Vec<TypedWork>,
    pub onchange: Callback<Vec<TypedWork>>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
}

/// Any number of pieces up to ten.
#[component]
pub(super) fn CandidateFields(props: &CandidateFieldsProps) -> Html {
    let add_id = [&props.name, "-add"].concat();
    let onadd = {
        let (work, onchange) = (props.work.clone(), props.onchange.clone());
        Callback::from(move |()| {
            let mut work = work.clone();
            work.push(TypedWork::default());
            onchange.emit(work);
        })
    };
    let onremove = {
        let (work, onchange, add_id) = (props.work.clone(), props.onchange.clone(), add_id.clone());
        Callback::from(move |place: usize| {
            let mut work = work.clone();
            if place < work.len() {
                work.remove(place);
            }
            // The pressed button goes with its piece of work.
            browser::focus(&add_id);
            onchange.emit(work);
        })
    };
    let change = |place: usize, set: fn(&mut TypedWork, String)| {
        let (work, onchange) = (props.work.clone(), props.onchange.clone());
        Callback::from(move |value: String| {
            let mut work = work.clone();
            if let Some(piece) = work.get_mut(place) {
                set(piece, value);
            }
            onchange.emit(work);
        })
    };
    let piece = |(place, typed): (usize, &TypedWork)| {
        let id = |field: &str| format!("{}-{place}-{field}", props.name);
        let label = |label: &str| words::work_label(label, place);
        let frequencies: Vec<Choice> = WorkFrequency::ALL
            .into_iter()
            .map(|frequency| (frequency.as_str().into(), words::frequency(frequency).into()))
            .collect();
        html! {
            <div key={place} class="card stack" role="group" aria-label={words::work_number(place)}>
                <TextField
                    id={id("work")}
                    label={label(words::WORK)}
                    hint={words::WORK_HINT}
                    value={typed.work.clone()}
                    oninput={change(place, |typed, value| typed.work = value)}
                />
                <SelectField
                    id={id("frequency")}
                    label={label(words::FREQUENCY)}
                    choices={frequencies}
                    value={typed.frequency.as_str()}
                    onchange={change(place, |typed, value| {
                        typed.frequency = WorkFrequency::parse(&value).unwrap_or(typed.frequency);
                    })}
                />
                <TextField
                    id={id("times")}
                    label={label(words::TIMES)}
                    hint={words::TIMES_HINT}
                    class="input--short"
                    value={typed.times.clone()}
                    oninput={change(place, |typed, value| typed.times = value)}
                />
                <TextField
                    id={id("minutes")}
                    label={label(words::MINUTES)}
                    class="input--short"
                    value={typed.minutes.clone()}
                    oninput={change(place, |typed, value| typed.minutes = value)}
                />
                <TextField
                    id={id("systems")}
                    label={label(words::SYSTEMS)}
                    value={typed.systems.clone()}
                    oninput={change(place, |typed, value| typed.systems = value)}
                />
                <TextField
                    id={id("trouble")}
                    label={label(words::TROUBLE)}
                    value={typed.trouble.clone()}
                    oninput={change(place, |typed, value| typed.trouble = value)}
                />
                <Button
                    label={words::remove_work(place)}
                    kind={ButtonKind::Small}
                    onclick={onremove.reform(move |()| place)}
                />
            </div>
        }
    };
    html! {
        <fieldset class="field">
            <legend>{ &props.legend }</legend>
            <div class="stack">
                { for props.work.iter().enumerate().map(piece) }
                if let Some(error) = &props.error {
                    <p class="field__error">{ error }</p>
                }
                if props.work.len() < MOST {
                    <Button id={add_id} label={words::ADD_WORK} onclick={onadd} />
                }
            </div>
        </fieldset>
    }
}
