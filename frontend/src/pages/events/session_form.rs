//! The form of a session. Dates and times are those of a clock in Japan.

use chrono::{DateTime, TimeDelta, Utc};
use contract::events::{EventSessionView, SaveEventSession};
use learning::fiscal_year::jst_date;
use yew::prelude::*;

use super::refusal::{Refusal, of_field};
use crate::api;
use crate::components::{Button, ButtonKind, DateField, TextArea, TextField};
use crate::hooks::{use_action, use_focus_on_entry};
use crate::text;
use crate::text::event_planning as words;

#[derive(Properties, PartialEq)]
pub(super) struct SessionFormProps {
    /// Event id.
    pub event: String,
    /// The session to change; none for a new one.
    pub session: Option<EventSessionView>,
    /// True after saving, false after giving up.
    pub ondone: Callback<bool>,
}

/// What is typed, as it is typed.
#[derive(Debug, Clone, PartialEq, Default)]
struct Draft {
    day: String,
    starts: String,
    ends: String,
    place: String,
    capacity: String,
    trainer: String,
    trainer_number: String,
    materials: String,
    opens: String,
    closes: String,
}

impl Draft {
    fn of(session: &EventSessionView) -> Draft {
        Draft {
            day: jst_date(session.starts_at).to_string(),
            starts: clock(session.starts_at),
            ends: clock(session.ends_at),
            place: session.place.clone(),
            capacity: session.capacity.map(|seats| seats.to_string()).unwrap_or_default(),
            trainer: session.trainer.clone(),
            trainer_number: session.trainer_number.clone(),
            materials: session.materials.clone(),
            opens: session.enrolment_opens_on.to_string(),
            closes: session.enrolment_closes_on.to_string(),
        }
    }

    /// The message, or the field that cannot be read and why.
    fn message(&self) -> Result<SaveEventSession, (&'static str, &'static str)> {
        let date = |typed: &str, field| typed.parse().map_err(|_| (field, words::BAD_DATE));
        let time = |typed: &str, field| {
            [typed, ":00"].concat().parse().or_else(|_| typed.parse()).map_err(|_| (field, words::BAD_TIME))
        };
        let capacity = self.capacity.trim();
        let capacity = match capacity {
            "" => None,
            typed => Some(typed.parse().map_err(|_| ("capacity", words::BAD_NUMBER))?),
        };
        Ok(SaveEventSession {
            day: date(&self.day, "day")?,
            starts: time(&self.starts, "starts")?,
            ends: time(&self.ends, "ends")?,
            place: self.place.clone(),
            capacity,
            trainer: self.trainer.clone(),
            trainer_number: self.trainer_number.clone(),
            materials: self.materials.clone(),
            enrolment_opens_on: date(&self.opens, "enrolment_opens_on")?,
            enrolment_closes_on: date(&self.closes, "enrolment_closes_on")?,
        })
    }
}

/// `14:00`, as a field of the browser wants it.
fn clock(at: DateTime<Utc>) -> String {
    let japan = at.naive_utc().checked_add_signed(TimeDelta::hours(9)).unwrap_or(at.naive_utc());
    japan.time().to_string().chars().take(5).collect()
}

const HEADING: &str = "session-form-heading";
const FIELDS: [&str; 9] = [
    "day",
    "starts",
    "ends",
    "place",
    "capacity",
    "trainer",
    "trainer_number",
    "materials",
    "enrolment_closes_on",
];

/// Fields with their rules; the server checks them.
#[component]
pub(super) fn SessionForm(props: &SessionFormProps) -> Html {
    use_focus_on_entry(AttrValue::Static(HEADING));
    let draft = use_state(|| props.session.as_ref().map(Draft::of).unwrap_or_default());
    let unread = use_state(|| None::<(&'static str, &'static str)>);
    let save = {
        let (event, ondone) = (props.event.clone(), props.ondone.clone());
        let session = props.session.as_ref().map(|session| session.id.clone());
        use_action(
            move |message: SaveEventSession| {
                let (event, session) = (event.clone(), session.clone());
                async move {
                    match session {
                        Some(session) => api::events::change_session(&session, &message).await,
                        None => api::events::add_session(&event, &message).await,
                    }
                }
            },
            move |()| ondone.emit(true),
        )
    };
    let onsubmit = {
        let (draft, unread, run) = (draft.clone(), unread.setter(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.message() {
                Ok(message) => {
                    unread.set(None);
                    run.emit(message);
                }
                Err(problem) => unread.set(Some(problem)),
            }
        })
    };
    let set = |change: fn(&mut Draft, String)| {
        let draft = draft.clone();
        Callback::from(move |typed: String| {
            let mut next = (*draft).clone();
            change(&mut next, typed);
            draft.set(next);
        })
    };
    let error = |field: &str| {
        let unread = unread.filter(|(broken, _)| *broken == field).map(|(_, why)| AttrValue::Static(why));
        unread.or_else(|| of_field(save.error.as_ref(), field))
    };
    let none_named = FIELDS.iter().all(|field| error(field).is_none());
    let new = props.session.is_none();
    html! {
        <form class="card stack" {onsubmit} autocomplete="off" aria-labelledby={HEADING}>
            <h3 id={HEADING} tabindex="-1">{ if new { words::NEW_SESSION } else { words::EDIT_SESSION } }</h3>
            if none_named {
                <Refusal error={save.error.clone()} />
            }
            <DateField id="session-day" label={words::DAY} hint={words::DAY_HINT} value={draft.day.clone()}
                oninput={set(|draft, typed| draft.day = typed)} error={error("day")} />
            <div class="event-times">
                <TextField id="session-starts" label={words::STARTS} kind="time" value={draft.starts.clone()}
                    oninput={set(|draft, typed| draft.starts = typed)} error={error("starts")} />
                <TextField id="session-ends" label={words::ENDS} kind="time" value={draft.ends.clone()}
                    oninput={set(|draft, typed| draft.ends = typed)} error={error("ends")} />
            </div>
            <TextField id="session-place" label={words::PLACE} value={draft.place.clone()}
                oninput={set(|draft, typed| draft.place = typed)} error={error("place")} />
            <TextField id="session-capacity" label={words::CAPACITY} hint={words::CAPACITY_HINT} class="input--short"
                value={draft.capacity.clone()} oninput={set(|draft, typed| draft.capacity = typed)}
                error={error("capacity")} />
            <div class="event-times">
                <TextField id="session-trainer-number" label={words::TRAINER_NUMBER}
                    hint={words::TRAINER_NUMBER_HINT} value={draft.trainer_number.clone()}
                    oninput={set(|draft, typed| draft.trainer_number = typed)} error={error("trainer_number")} />
                <TextField id="session-trainer" label={words::TRAINER} hint={words::TRAINER_HINT}
                    value={draft.trainer.clone()} oninput={set(|draft, typed| draft.trainer = typed)}
                    error={error("trainer")} />
            </div>
            <TextArea id="session-materials" label={words::MATERIALS} hint={words::MATERIALS_HINT}
                value={draft.materials.clone()} oninput={set(|draft, typed| draft.materials = typed)}
                error={error("materials")} />
            <DateField id="session-opens" label={words::OPENS} value={draft.opens.clone()}
                oninput={set(|draft, typed| draft.opens = typed)} error={error("enrolment_opens_on")} />
            <DateField id="session-closes" label={words::CLOSES} value={draft.closes.clone()}
                oninput={set(|draft, typed| draft.closes = typed)} error={error("enrolment_closes_on")} />
            <p class="row">
                <Button
                    label={if save.pending { text::SEND_PENDING } else { words::SAVE }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={save.pending}
                />
                <Button label={words::CANCEL} onclick={props.ondone.reform(|()| false)} />
            </p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::{Draft, clock, words};

    fn typed() -> Draft {
        Draft {
            day: "2026-12-10".to_owned(),
            starts: "14:00".to_owned(),
            ends: "16:30".to_owned(),
            opens: "2026-11-23".to_owned(),
            closes: "2026-12-08".to_owned(),
            ..Draft::default()
        }
    }

    #[test]
    fn what_is_typed_becomes_a_message_or_names_its_field() {
        let message = typed().message().unwrap();
        assert_eq!((message.ends.to_string().as_str(), message.capacity), ("16:30:00", None));
        let draft = Draft { capacity: " 30 ".to_owned(), ..typed() };
        assert_eq!(draft.message().unwrap().capacity, Some(30));
        let draft = Draft { capacity: "many".to_owned(), ..typed() };
        assert_eq!(draft.message(), Err(("capacity", words::BAD_NUMBER)));
        assert_eq!(Draft { ends: String::new(), ..typed() }.message(), Err(("ends", words::BAD_TIME)));
        assert_eq!(Draft { day: String::new(), ..typed() }.message(), Err(("day", words::BAD_DATE)));
    }

    #[test]
    fn a_time_stands_in_its_field_as_on_a_clock_in_japan() {
        assert_eq!(clock("2026-12-09T15:05:00Z".parse().unwrap()), "00:05");
    }
}
