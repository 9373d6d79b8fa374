//! One slot: what is asked for, what learners see now, and the field to change it.

use std::collections::BTreeSet;

use contract::inserts::{InsertSlot, SaveInsert};
use learning::question::Choice;
use yew::prelude::*;

use crate::components::{Button, ButtonKind, ErrorAlert, Options, TextArea};
use crate::hooks::{use_action, use_unsaved_warning};
use crate::text;
use crate::text::dates;
use crate::text::inserts as words;
use crate::{api, browser};

#[derive(Properties, PartialEq)]
pub(super) struct SlotFormProps {
    pub slot: InsertSlot,
}

/// The form of a slot. It keeps the slot as the server last told it.
#[component]
pub(super) fn SlotForm(props: &SlotFormProps) -> Html {
    let slot = use_state(|| props.slot.clone());
    let typed = use_state(|| props.slot.value.clone().unwrap_or_default());
    let missing = use_state(|| false);
    let save = {
        let (slot, typed) = (slot.setter(), typed.setter());
        let (course, insert) = (props.slot.course_code.clone(), props.slot.id.clone());
        use_action(
            move |value: String| {
                let (course, insert) = (course.clone(), insert.clone());
                async move { api::inserts::save(&course, &insert, SaveInsert { value }).await }
            },
            move |saved: InsertSlot| {
                browser::announce(if saved.value.is_some() { words::SAVED } else { words::RETURNED });
                typed.set(saved.value.clone().unwrap_or_default());
                slot.set(saved);
            },
        )
    };
    let unsaved = is_unsaved(&slot, &typed);
    use_unsaved_warning(unsaved);
    let oninput = {
        let (typed, missing) = (typed.setter(), missing.setter());
        Callback::from(move |value: String| {
            missing.set(false);
            typed.set(value);
        })
    };
    let onsave = {
        let (run, typed, missing) = (save.run.clone(), typed.clone(), missing.setter());
        Callback::from(move |()| {
            if typed.trim().is_empty() {
                missing.set(true);
            } else {
                run.emit((*typed).clone());
            }
        })
    };
    let is_text = slot.options.is_empty();
    let field_id = ["insert-", &slot.course_code, "-", &slot.id].concat();
    let refused = save.error.as_ref().and_then(|error| error.field("value")).map(text::field_error);
    let nothing = if is_text { words::NOTHING_WRITTEN } else { words::NOTHING_CHOSEN };
    let error = missing.then_some(nothing).or(refused).map(AttrValue::Static);
    let named = |label: &str| AttrValue::from(words::named(label, &slot.course_code, &slot.title));
    html! {
        <article class="card stack" aria-labelledby={[&field_id, "-title"].concat()}>
            <h3 id={[&field_id, "-title"].concat()}>{ &slot.title }</h3>
            if slot.acknowledge {
                <p>{ words::ACKNOWLEDGED }</p>
            }
            { in_use(&slot) }
            if is_text {
                <TextArea
                    id={field_id}
                    label={named(words::OWN_TEXT)}
                    hint={words::hint(&slot.hint, words::MARKUP)}
                    value={(*typed).clone()}
                    {oninput}
                    {error}
                />
            } else {
                <p>{ words::hint(&slot.hint, words::DECIDES_KEYS) }</p>
                <Options
                    name={field_id}
                    legend={named(words::OWN_RULE)}
                    choices={options(&slot)}
                    picked={BTreeSet::from([(*typed).clone()])}
                    onpick={oninput}
                    {error}
                />
            }
            if refused.is_none() {
                <ErrorAlert error={save.error} />
            }
            if unsaved {
                <p role="status">{ words::UNSAVED }</p>
            }
            <div class="row">
                <Button
                    label={if save.pending { text::SEND_PENDING } else { words::SAVE }}
                    name={named(words::SAVE)}
                    kind={ButtonKind::Primary}
                    disabled={save.pending}
                    onclick={onsave}
                />
                <Button
                    label={words::TO_GENERAL}
                    name={named(words::TO_GENERAL)}
                    disabled={save.pending || slot.value.is_none()}
                    onclick={save.run.reform(|()| String::new())}
                />
            </div>
        </article>
    }
}

/// What learners see now, whose text it is, and the general text where it is another.
fn in_use(slot: &InsertSlot) -> Html {
    let own = slot.value.as_deref();
    let whose = match own {
        None => words::GENERAL,
        Some(_) if slot.options.is_empty() => words::OWN_TEXT,
        Some(_) => words::OWN_RULE,
    };
    html! {
        <dl class="facts">
            <dt>{ words::IN_USE }</dt>
            <dd>
                <span class="tag">{ whose }</span>
                <p class="insert-text">{ shown(slot, own.unwrap_or(&slot.default)) }</p>
            </dd>
            if own.is_some() {
                <dt>{ words::GENERAL }</dt>
                <dd><p class="insert-text">{ shown(slot, &slot.default) }</p></dd>
            }
            if let Some(at) = slot.saved_at {
                <dt>{ words::LAST_SAVED }</dt>
                <dd>{ words::last_saved(&dates::date_time(at), slot.saved_by.as_deref()) }</dd>
            }
        </dl>
    }
}

/// A value in words: the label of an option, or the text itself.
fn shown(slot: &InsertSlot, value: &str) -> String {
    let option = slot.options.iter().find(|option| option.id == value);
    option.map_or(value, |option| &option.label).to_owned()
}

fn options(slot: &InsertSlot) -> Vec<Choice> {
    slot.options.iter().map(|option| Choice { id: option.id.clone(), text: option.label.clone() }).collect()
}

/// Whether the field holds something else than the server.
fn is_unsaved(slot: &InsertSlot, typed: &str) -> bool {
    slot.value.as_deref().unwrap_or_default().trim() != typed.trim()
}

#[cfg(test)]
mod tests {
    use contract::inserts::{InsertOption, InsertSlot};

    use super::{is_unsaved, shown};

    fn slot(value: Option<&str>) -> InsertSlot {
        let option = |id: &str| InsertOption { id: id.to_owned(), label: id.to_uppercase() };
        InsertSlot {
            course_code: "SEC-05".to_owned(),
            course_title: String::new(),
            id: "power-rule".to_owned(),
            title: String::new(),
            hint: String::new(),
            options: vec![option("keep-on"), option("switch-off")],
            default: "keep-on".to_owned(),
            value: value.map(str::to_owned),
            acknowledge: false,
            saved_at: None,
            saved_by: None,
        }
    }

    #[test]
    fn options_are_told_by_their_labels_and_texts_as_they_are() {
        assert_eq!(shown(&slot(None), "switch-off"), "SWITCH-OFF");
        assert_eq!(shown(&InsertSlot { options: vec![], ..slot(None) }, "keep-on"), "keep-on");
    }

    #[test]
    fn only_another_text_is_unsaved() {
        assert!(!is_unsaved(&slot(None), " "));
        assert!(!is_unsaved(&slot(Some("a")), "a\n"));
        assert!(is_unsaved(&slot(Some("a")), "b"));
        assert!(is_unsaved(&slot(Some("a")), ""));
    }
}
