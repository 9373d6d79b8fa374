//! What stands on top of a document, to be written over.

use chrono::NaiveDate;
use contract::documents::{Cover, DocumentKind, SaveCover};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use crate::components::{Button, ButtonKind, DateField, ErrorAlert, SelectField, TextArea, TextField};
use crate::hooks::{use_action, use_held_page, use_unsaved_warning};
use crate::text::documents as words;
use crate::{api, browser, text};

#[derive(Properties, PartialEq)]
pub(super) struct CoverFormProps {
    pub kind: DocumentKind,
    pub year: FiscalYear,
    /// As it is shown now.
    pub cover: Cover,
    /// It was saved: the document is drawn up again.
    pub onsaved: Callback<()>,
}

/// What is typed: the day and the headings of the boxes as they stand in their fields.
#[derive(Clone, PartialEq)]
struct Draft {
    cover: Cover,
    date: String,
    approvers: String,
}

impl Draft {
    fn of(cover: &Cover) -> Draft {
        Draft {
            date: cover.date.map_or_else(String::new, |day| day.to_string()),
            approvers: words::approvers(&cover.approvers),
            cover: cover.clone(),
        }
    }

    /// The day, none for an empty field; an error for what is no day.
    fn day(&self) -> Result<Option<NaiveDate>, ()> {
        if self.date.is_empty() { Ok(None) } else { self.date.parse().map(Some).map_err(|_| ()) }
    }

    fn finished(&self) -> Option<Cover> {
        let date = self.day().ok()?;
        Some(Cover { date, approvers: words::approvers_of(&self.approvers), ..self.cover.clone() })
    }
}

type Change = fn(&mut Draft, String);

const YES: &str = "yes";

/// All fields of the cover.
#[component]
pub(super) fn CoverForm(props: &CoverFormProps) -> Html {
    let saved = use_state(|| Draft::of(&props.cover));
    let draft = use_state(|| Draft::of(&props.cover));
    let unsaved = *saved != *draft;
    use_unsaved_warning(unsaved);
    use_held_page(unsaved);
    let save = {
        let (saved, now, kind, onsaved) =
            (saved.setter(), (*draft).clone(), props.kind, props.onsaved.clone());
        use_action(
            move |message: SaveCover| async move { api::documents::save_cover(kind, message).await },
            move |()| {
                browser::announce(words::SAVED);
                saved.set(now.clone());
                onsaved.emit(());
            },
        )
    };
    let edit = |change: Change| {
        let draft = draft.clone();
        Callback::from(move |value: String| {
            let mut changed = (*draft).clone();
            change(&mut changed, value);
            draft.set(changed);
        })
    };
    let refused = |field: &str| {
        let code = save.error.as_ref().and_then(|error| error.field(field));
        code.map(|code| AttrValue::Static(text::field_error(code)))
    };
    let line = |name: &'static str, label: &'static str, value: &str, change: Change| {
        html! {
            <TextField
                id={["cover-", name].concat()}
                {label}
                value={value.to_owned()}
                oninput={edit(change)}
                error={refused(name)}
            />
        }
    };
    let onsubmit = {
        let (run, draft, fiscal_year) = (save.run.clone(), draft.clone(), props.year);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(cover) = draft.finished() {
                run.emit(SaveCover { fiscal_year, cover });
            }
        })
    };
    let date_error =
        if draft.day().is_err() { Some(AttrValue::Static(words::NOT_A_DAY)) } else { refused("date") };
    let cover = &draft.cover;
    html! {
        <form class="stack measure" {onsubmit} autocomplete="off">
            { line("number", words::NUMBER, &cover.number, |draft, value| draft.cover.number = value) }
            <DateField
                id="cover-date"
                label={words::DATE}
                hint={words::DATE_HINT}
                value={draft.date.clone()}
                oninput={edit(|draft, value| draft.date = value)}
                error={date_error}
            />
            { line("addressee", words::ADDRESSEE, &cover.addressee, |draft, value| draft.cover.addressee = value) }
            { line("sender", words::SENDER, &cover.sender, |draft, value| draft.cover.sender = value) }
            { line("subject", words::SUBJECT, &cover.subject, |draft, value| draft.cover.subject = value) }
            <TextArea
                id="cover-introduction"
                label={words::INTRODUCTION}
                hint={words::INTRODUCTION_HINT}
                value={cover.introduction.clone()}
                oninput={edit(|draft, value| draft.cover.introduction = value)}
                error={refused("introduction")}
            />
            <SelectField
                id="cover-approval"
                label={words::APPROVAL}
                none={words::APPROVAL_NONE}
                choices={vec![(AttrValue::Static(YES), AttrValue::Static(words::APPROVAL_YES))]}
                value={if cover.approval { YES } else { "" }}
                onchange={edit(|draft, value| draft.cover.approval = value == YES)}
            />
            <TextField
                id="cover-approvers"
                label={words::APPROVERS}
                hint={words::APPROVERS_HINT}
                value={draft.approvers.clone()}
                oninput={edit(|draft, value| draft.approvers = value)}
                error={refused("approvers")}
            />
            <ErrorAlert error={save.error.clone()} />
            if unsaved {
                <p role="status">{ words::UNSAVED }</p>
            }
            <p class="row">
                <Button
                    label={if save.pending { text::SEND_PENDING } else { words::SAVE }}
                    kind={ButtonKind::Primary}
                    submit=true
                />
            </p>
        </form>
    }
}
