//! One row of the plan, to be written.

use contract::plan::{PlanChoices, PlanRow};
use yew::prelude::*;

use super::row_draft::{RowDraft, Wrong};
use super::row_fields::{AudienceFields, FieldsProps, SubjectFields, edit};
use crate::components::{Button, ButtonKind, DateField, ResultHeading, TextArea, TextField};
use crate::text::plan as text;

#[derive(Properties, PartialEq)]
pub(super) struct RowFormProps {
    pub title: AttrValue,
    pub draft: RowDraft,
    pub choices: PlanChoices,
    /// The row as it is to be.
    pub ondone: Callback<PlanRow>,
    pub oncancel: Callback<()>,
}

/// The form; it takes the focus when it appears.
#[component]
pub(super) fn RowForm(props: &RowFormProps) -> Html {
    let draft = use_state(|| props.draft.clone());
    let wrong = use_state(Wrong::default);
    let onedit = {
        let draft = draft.setter();
        Callback::from(move |changed| draft.set(changed))
    };
    let fields = FieldsProps {
        draft: (*draft).clone(),
        choices: props.choices.clone(),
        onedit: onedit.clone(),
        wrong: wrong.subject,
    };
    let onsubmit = {
        let (draft, wrong, ondone) = (draft.clone(), wrong.setter(), props.ondone.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match draft.row() {
                Ok(row) => ondone.emit(row),
                Err(found) => wrong.set(found),
            }
        })
    };
    let said = |wrong: bool, sentence: &'static str| wrong.then_some(AttrValue::Static(sentence));
    html! {
        <form class="card stack" {onsubmit} autocomplete="off" aria-labelledby="plan-row">
            <ResultHeading id="plan-row" title={props.title.clone()} />
            <SubjectFields ..fields.clone() />
            <AudienceFields ..fields.clone() />
            <DateField
                id="plan-starts-on"
                label={text::STARTS_ON}
                value={draft.starts_on.clone()}
                oninput={edit(&fields, |draft, value| draft.starts_on = value)}
                error={said(wrong.starts_on, text::NO_DAY)}
            />
            <DateField
                id="plan-ends-on"
                label={text::ENDS_ON}
                value={draft.ends_on.clone()}
                oninput={edit(&fields, |draft, value| draft.ends_on = value)}
                error={said(wrong.ends_on, text::NO_DAY)}
            />
            <TextField
                id="plan-target"
                label={text::TARGET_PERCENT}
                hint={text::TARGET_HINT}
                value={draft.target.clone()}
                oninput={edit(&fields, |draft, value| draft.target = value)}
                error={said(wrong.target, text::NO_PERCENT)}
            />
            <TextField
                id="plan-minutes"
                label={text::MINUTES_EACH}
                hint={text::MINUTES_HINT}
                value={draft.minutes.clone()}
                oninput={edit(&fields, |draft, value| draft.minutes = value)}
                error={said(wrong.minutes, text::NO_MINUTES)}
            />
            <TextField
                id="plan-in-charge"
                label={text::IN_CHARGE}
                hint={text::IN_CHARGE_HINT}
                value={draft.in_charge.clone()}
                oninput={edit(&fields, |draft, value| draft.in_charge = value)}
            />
            <TextArea
                id="plan-purpose"
                label={text::PURPOSE_FIELD}
                hint={text::PURPOSE_HINT}
                value={draft.purpose.clone()}
                oninput={edit(&fields, |draft, value| draft.purpose = value)}
            />
            <TextArea
                id="plan-notes"
                label={text::NOTES_FIELD}
                hint={text::NOTES_HINT}
                value={draft.notes.clone()}
                oninput={edit(&fields, |draft, value| draft.notes = value)}
            />
            <p class="row">
                <Button label={text::USE_ROW} kind={ButtonKind::Primary} submit=true />
                <Button label={text::CANCEL} onclick={props.oncancel.clone()} />
            </p>
        </form>
    }
}
