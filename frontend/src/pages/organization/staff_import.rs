//! `/hr/import`: choose the staff file, look at what it would do, apply it, take it back.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::organization::StaffImported;
use yew::prelude::*;

use super::difference_list::DifferenceList;
use super::file_field::FileField;
use super::import_report::import_report;
use super::import_steps::ImportSteps;
use super::past_imports::PastImports;
use super::staff_import_state::{StaffImportAction, Stage};
use super::use_staff_import::{CHECK_BUTTON, StaffImportWork, must_check_again, use_staff_import};
use crate::browser;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, DateField, ErrorAlert, Link, PageHeading, ResultHeading,
};
use crate::route::Route;
use crate::session::use_session;
use crate::text;
use crate::text::organization as words;
use crate::text::staff_import as steps;

const DAY_FIELD: &str = "effective-on";
const FILE_FIELD: &str = "staff-file";

/// The five steps, one below the other.
#[component]
pub fn StaffImport() -> Html {
    let session = use_session();
    let today = session.view().map(|view| view.today).unwrap_or_default();
    let work = Rc::new(use_staff_import(today.to_string()));
    let failed = match &work.state.stage {
        Stage::Checked(_) => work.apply.error.clone().filter(|error| !must_check_again(error)),
        _ => work.check.error.clone().filter(|error| error.field("effective_on").is_none()),
    };
    let onundo = {
        let dispatcher = work.state.dispatcher();
        Callback::from(move |()| dispatcher.dispatch(StaffImportAction::Undone))
    };
    html! {
        <>
            <PageHeading title={words::IMPORT_TITLE} lead={words::IMPORT_LEAD} />
            <ImportSteps step={work.state.step()} />
            <section class="section">
                <h2>{ steps::step(1) }</h2>
                { form(&work) }
            </section>
            <div class="stack">
                { stage(&work, today) }
                <ErrorAlert error={failed} />
            </div>
            <PastImports applied={work.state.applied} {onundo} />
        </>
    }
}

fn form(work: &Rc<StaffImportWork>) -> Html {
    let state = &work.state;
    let onday = {
        let dispatcher = state.dispatcher();
        Callback::from(move |day| dispatcher.dispatch(StaffImportAction::EffectiveOn(day)))
    };
    let onsubmit = {
        let work = work.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            work.state.dispatch(StaffImportAction::Asked);
            match work.upload() {
                Some(upload) => work.check.run.emit(upload),
                None => browser::focus(if work.state.file_name.is_none() { FILE_FIELD } else { DAY_FIELD }),
            }
        })
    };
    let file_error = if work.unreadable {
        Some(words::UNREADABLE)
    } else {
        (state.asked && state.file_name.is_none()).then_some(words::CHOOSE_FIRST)
    };
    let refused_day = work.check.error.as_ref().and_then(|error| error.field("effective_on"));
    let day_error =
        if state.has_day() { refused_day.map(text::field_error) } else { Some(words::NOT_A_DATE) };
    let pending = work.check.pending;
    html! {
        <form {onsubmit} autocomplete="off">
            // A new field after each import, because only the browser may empty a file field.
            <FileField
                key={state.emptied}
                id={FILE_FIELD}
                label={words::FILE}
                hint={words::FILE_HINT}
                error={file_error.map(AttrValue::Static)}
                onchoose={work.choose.clone()}
            />
            <DateField
                id={DAY_FIELD}
                label={words::EFFECTIVE_ON}
                hint={words::EFFECTIVE_ON_HINT}
                value={state.effective_on.clone()}
                oninput={onday}
                error={day_error.map(AttrValue::Static)}
            />
            <p class="row">
                <Button
                    id={CHECK_BUTTON}
                    label={if pending { words::CHECKING } else { words::CHECK }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={pending}
                />
            </p>
        </form>
    }
}

fn stage(work: &Rc<StaffImportWork>, today: NaiveDate) -> Html {
    match &work.state.stage {
        Stage::Choosing => Html::default(),
        Stage::CheckAgain => html! { <Alert kind={AlertKind::Error}><p>{ words::CHECK_AGAIN }</p></Alert> },
        Stage::Checked(report) => import_report(work, report, today),
        Stage::Applied(imported, day) => result(imported, *day, today),
    }
}

fn result(imported: &StaffImported, day: NaiveDate, today: NaiveDate) -> Html {
    let changed = imported.import_id.is_some();
    let kind = if changed { AlertKind::Success } else { AlertKind::Info };
    html! {
        <section class="section stack">
            <ResultHeading id="import-result" title={words::RESULT_TITLE} />
            <Alert {kind}>
                <p>{ words::imported(imported) }</p>
                if changed {
                    <p>{ steps::apply_sentence(day, today) }</p>
                    <p class="row">
                        if imported.difference.hired > 0 && day <= today {
                            <Link to={Route::Accounts}>{ words::NEXT_PASSWORDS }</Link>
                        }
                        <Link to={Route::Assign}>{ words::NEXT_ASSIGN }</Link>
                    </p>
                }
            </Alert>
            if changed {
                <DifferenceList id="result" difference={imported.difference.clone()} changes={Rc::new(Vec::new())} />
            }
        </section>
    }
}
