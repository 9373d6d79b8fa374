//! Letters to the section heads of the slice that the address names: read, changed, printed, put on record.

use std::rc::Rc;

use contract::reminders::{LetterPreview, RecordLetters, RemindersRecorded};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::letter_sheet::{Heading, LetterSheet};
use crate::api::reporting::OutstandingFilter;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, ErrorAlert, Link, LoadView, TextArea, TextField,
};
use crate::hooks::{use_action, use_load};
use crate::navigation::use_navigation;
use crate::pages::reporting::{filter_of, query_of};
use crate::route::Route;
use crate::session::use_session;
use crate::text::reminders as words;
use crate::{api, browser};

/// The letters of the address.
#[component]
pub(super) fn Letters() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let filter = filter_of(&navigation.query, this_year);
    let (load, retry) =
        use_load(filter.clone(), |filter| async move { api::reminders::letters(&filter).await });
    let ready = Callback::from(move |preview: Rc<LetterPreview>| {
        html! { <Preview {preview} filter={filter.clone()} /> }
    });
    html! { <LoadView<LetterPreview> {load} {retry} {ready} /> }
}

#[derive(Properties, PartialEq)]
struct PreviewProps {
    preview: Rc<LetterPreview>,
    filter: OutstandingFilter,
}

/// Fields that all letters share, the buttons, and the letters.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let preview = &props.preview;
    let heading = use_state(|| Heading::of(preview));
    {
        let heading = heading.setter();
        use_effect_with(preview.clone(), move |preview| heading.set(Heading::of(preview)));
    }
    let recorded = use_state(|| None::<u32>);
    let record = {
        let (filter, as_of, recorded) = (props.filter.clone(), preview.as_of, recorded.setter());
        use_action(
            move |print: bool| {
                let filter = filter.clone();
                async move {
                    let done = api::reminders::record(&filter, RecordLetters { as_of }).await?;
                    Ok((print, done))
                }
            },
            move |(print, done): (bool, RemindersRecorded)| {
                recorded.set(Some(done.duties));
                if print {
                    browser::print();
                }
            },
        )
    };
    let to_list = html! {
        <Link to={Route::Outstanding} query={query_of(&props.filter)}>{ words::TO_LIST }</Link>
    };
    if preview.letters.is_empty() {
        return html! { <div class="stack"><p>{ words::LETTERS_EMPTY }</p><p>{ to_list }</p></div> };
    }
    let shown: u32 = preview.letters.iter().map(|letter| letter.duties).sum();
    let sheets = preview.letters.iter().map(|letter| {
        html! {
            <LetterSheet
                key={letter.department_id.clone()}
                letter={letter.clone()}
                heading={(*heading).clone()}
                organization={preview.organization.clone()}
                year={preview.fiscal_year}
            />
        }
    });
    html! {
        <>
            <div class="stack no-print">
                <p>{ words::letters(preview.letters.len(), shown) }</p>
                if shown < preview.total {
                    <Alert kind={AlertKind::Warning}><p>{ words::too_many(preview.total, shown) }</p></Alert>
                }
                <p>{ to_list }</p>
                { fields(&heading) }
                <ErrorAlert error={record.error.clone()} />
                if let Some(duties) = *recorded {
                    <Alert kind={AlertKind::Success}><p>{ words::recorded(duties) }</p></Alert>
                }
                <p class="row">
                    <Button
                        label={words::PRINT}
                        kind={ButtonKind::Primary}
                        disabled={record.pending}
                        onclick={record.run.reform(|()| true)}
                    />
                    <Button
                        label={words::RECORD}
                        disabled={record.pending}
                        onclick={record.run.reform(|()| false)}
                    />
                </p>
                <p class="quiet">{ words::COPY_HINT }</p>
                <p>{ words::CSV }</p>
                <p class="row">
                    { file(&props.filter, "utf-8", words::CSV_UTF8) }
                    { file(&props.filter, "cp932", words::CSV_CP932) }
                </p>
            </div>
            <div class="sheets">{ for sheets }</div>
        </>
    }
}

fn file(filter: &OutstandingFilter, encoding: &str, label: &'static str) -> Html {
    html! {
        <a class="button" href={api::reminders::groupware_address(filter, encoding)} download="">{ label }</a>
    }
}

fn fields(heading: &UseStateHandle<Heading>) -> Html {
    let edit = |change: fn(&mut Heading, String)| {
        let heading = heading.clone();
        Callback::from(move |value: String| {
            let mut changed = (*heading).clone();
            change(&mut changed, value);
            heading.set(changed);
        })
    };
    let field = |id: &'static str, label: &'static str, value: &str, change| {
        html! { <TextField {id} {label} value={value.to_owned()} oninput={edit(change)} /> }
    };
    html! {
        <details>
            <summary>{ words::EDIT }</summary>
            <p class="quiet">{ words::EDIT_HINT }</p>
            <div class="filter" role="group" aria-label={words::EDIT}>
                { field("letter-number", words::NUMBER, &heading.number, |h, value| h.number = value) }
                { field("letter-date", words::DATE, &heading.date, |h, value| h.date = value) }
                { field("letter-addressee", words::ADDRESSEE, &heading.addressee, |h, value| h.addressee = value) }
                { field("letter-sender", words::SENDER, &heading.sender, |h, value| h.sender = value) }
            </div>
            { field("letter-subject", words::SUBJECT, &heading.subject, |h, value| h.subject = value) }
            <TextArea
                id="letter-body"
                label={words::BODY}
                hint={words::PLACES_LETTER}
                value={heading.body.clone()}
                oninput={edit(|h, value| h.body = value)}
            />
        </details>
    }
}
