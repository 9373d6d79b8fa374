//! When mail is sent, and to whom.

use std::collections::BTreeSet;
use std::rc::Rc;

use contract::reminders::{ReminderRules, RulesView};
use yew::prelude::*;

use crate::components::{
    Alert, AlertKind, Button, ButtonKind, CheckList, Choice, ErrorAlert, LoadView, SelectField, TextField,
};
use crate::hooks::{use_action, use_load};
use crate::text;
use crate::text::dates;
use crate::text::reminders as words;
use crate::{api, browser};

/// Loads the rules and shows their form.
#[component]
pub(super) fn Rules() -> Html {
    let (load, retry) = use_load((), |()| async { api::reminders::rules().await });
    let ready = Callback::from(|view: Rc<RulesView>| html! { <Form view={(*view).clone()} /> });
    html! { <LoadView<RulesView> {load} {retry} {ready} /> }
}

/// The rules as they are typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Draft {
    enabled: bool,
    before: String,
    overdue: String,
    hour: String,
    ticked: BTreeSet<String>,
}

const ON_DUE: &str = "on-due";
const TO_PERSON: &str = "to-person";
const TO_HEAD: &str = "to-head";

impl Draft {
    fn of(rules: &ReminderRules) -> Draft {
        let ticked =
            [(ON_DUE, rules.on_due_date), (TO_PERSON, rules.to_person), (TO_HEAD, rules.summary_to_head)];
        let days: Vec<String> = rules.before_days.iter().map(u32::to_string).collect();
        Draft {
            enabled: rules.enabled,
            before: days.join(", "),
            overdue: rules.overdue_every.map(|days| days.to_string()).unwrap_or_default(),
            hour: rules.from_hour.to_string(),
            ticked: ticked.into_iter().filter(|(_, on)| *on).map(|(name, _)| name.to_owned()).collect(),
        }
    }

    /// The rules, or the fields that hold no numbers.
    fn rules(&self) -> Result<ReminderRules, Vec<&'static str>> {
        let is_separator = |letter: char| letter == ',' || !letter.is_alphanumeric();
        let parts = self.before.split(is_separator).filter(|part| !part.is_empty());
        let before: Result<Vec<u32>, _> = parts.map(str::parse).collect();
        let overdue = match self.overdue.trim() {
            "" => Ok(None),
            days => days.parse().map(Some),
        };
        let hour = self.hour.trim().parse();
        match (before, overdue, hour) {
            (Ok(before_days), Ok(overdue_every), Ok(from_hour)) => Ok(ReminderRules {
                enabled: self.enabled,
                before_days,
                on_due_date: self.ticked.contains(ON_DUE),
                overdue_every,
                to_person: self.ticked.contains(TO_PERSON),
                summary_to_head: self.ticked.contains(TO_HEAD),
                from_hour,
            }),
            (before, overdue, hour) => {
                let wrong = [
                    ("before_days", before.is_err()),
                    ("overdue_every", overdue.is_err()),
                    ("from_hour", hour.is_err()),
                ];
                Err(wrong.into_iter().filter(|(_, wrong)| *wrong).map(|(field, _)| field).collect())
            }
        }
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    view: RulesView,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let view = use_state(|| props.view.clone());
    let draft = use_state(|| Draft::of(&props.view.rules));
    let wrong = use_state(Vec::new);
    let save = {
        let (view, draft) = (view.setter(), draft.setter());
        use_action(
            |rules: ReminderRules| async move { api::reminders::save_rules(rules).await },
            move |saved: RulesView| {
                browser::announce(words::SAVED);
                draft.set(Draft::of(&saved.rules));
                view.set(saved);
            },
        )
    };
    let edit = |change: fn(&mut Draft, String)| {
        let draft = draft.clone();
        Callback::from(move |value: String| {
            let mut changed = (*draft).clone();
            change(&mut changed, value);
            draft.set(changed);
        })
    };
    let ontick = {
        let draft = draft.clone();
        Callback::from(move |ticked| draft.set(Draft { ticked, ..(*draft).clone() }))
    };
    let onsubmit = {
        let (run, draft, wrong) = (save.run.clone(), draft.clone(), wrong.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.rules() {
                Ok(rules) => {
                    wrong.set(Vec::new());
                    run.emit(rules);
                }
                Err(fields) => wrong.set(fields),
            }
        })
    };
    let refused = |field: &'static str| {
        let code = save.error.as_ref().and_then(|error| error.field(field));
        let typed = wrong.contains(&field).then_some(words::NUMBER_NEEDED);
        typed.or(code.map(text::field_error)).map(AttrValue::Static)
    };
    let ticks: Vec<Choice> =
        [(ON_DUE, words::ON_DUE), (TO_PERSON, words::TO_PERSON), (TO_HEAD, words::TO_HEAD)]
            .map(|(name, label)| (name.into(), label.into()))
            .to_vec();
    html! {
        <form class="stack measure" {onsubmit} autocomplete="off">
            if !view.mail_configured {
                <Alert kind={AlertKind::Info}><p>{ words::RULES_OFF_SERVER }</p></Alert>
            }
            <SelectField
                id="rules-enabled"
                label={words::ENABLED}
                none={words::OFF}
                choices={vec![("on".into(), words::ON.into())]}
                value={if draft.enabled { "on" } else { "" }}
                onchange={edit(|draft, value| draft.enabled = value == "on")}
                error={refused("enabled")}
            />
            <TextField
                id="rules-before"
                label={words::BEFORE}
                hint={words::BEFORE_HINT}
                value={draft.before.clone()}
                oninput={edit(|draft, value| draft.before = value)}
                error={refused("before_days")}
            />
            <TextField
                id="rules-overdue"
                label={words::OVERDUE_EVERY}
                hint={words::OVERDUE_HINT}
                value={draft.overdue.clone()}
                oninput={edit(|draft, value| draft.overdue = value)}
                error={refused("overdue_every")}
                class="input--short"
            />
            <CheckList
                legend={words::WHEN_AND_WHOM}
                choices={ticks}
                chosen={draft.ticked.clone()}
                onchange={ontick}
            />
            <TextField
                id="rules-hour"
                label={words::FROM_HOUR}
                value={draft.hour.clone()}
                oninput={edit(|draft, value| draft.hour = value)}
                error={refused("from_hour")}
                class="input--short"
            />
            <ErrorAlert error={save.error.clone()} />
            if let (Some(at), Some(by)) = (view.saved_at, &view.saved_by) {
                <p class="quiet">{ words::last_saved(&dates::date_time(at), by) }</p>
            }
            <p class="row">
                <Button
                    label={if save.pending { text::SEND_PENDING } else { words::SAVE }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={save.pending}
                />
            </p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use contract::reminders::ReminderRules;

    use super::Draft;

    #[test]
    fn rules_survive_the_form() {
        let rules = ReminderRules::default();
        assert_eq!(Draft::of(&rules).rules(), Ok(rules.clone()));
        let none = ReminderRules { before_days: vec![], overdue_every: None, ..rules };
        assert_eq!(Draft::of(&none).rules(), Ok(none));
    }

    #[test]
    fn days_are_parted_as_people_part_them_and_words_are_no_numbers() {
        let draft = Draft::of(&ReminderRules::default());
        let typed = |before: &str| Draft { before: before.to_owned(), ..draft.clone() }.rules();
        assert_eq!(typed("14\u{3001}7 3").map(|rules| rules.before_days), Ok(vec![14, 7, 3]));
        assert_eq!(typed("soon"), Err(vec!["before_days"]));
    }
}
