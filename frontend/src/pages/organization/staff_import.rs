//! `/hr/import`: choose the staff file, look at what it would do, apply it.

use std::rc::Rc;

use contract::organization::StaffImported;
use yew::prelude::*;

use super::difference_table::DifferenceTable;
use super::past_imports::PastImports;
use super::staff_file_field::{FILE_FIELD, StaffFileField};
use super::staff_file_report::StaffFileReport;
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

const DAY_FIELD: &str = "effective-on";

/// The form, the report below it, and past imports.
#[component]
pub fn StaffImport() -> Html {
    let session = use_session();
    let today = session.view().map(|view| view.today.to_string()).unwrap_or_default();
    let work = Rc::new(use_staff_import(today));
    let failed = match &work.state.stage {
        Stage::Checked(_) => work.apply.error.clone().filter(|error| !must_check_again(error)),
        _ => work.check.error.clone().filter(|error| error.field("effective_on").is_none()),
    };
    html! {
        <>
            <PageHeading title={words::IMPORT_TITLE} lead={words::IMPORT_LEAD} />
            { form(&work) }
            <div class="section stack">
                <ErrorAlert error={failed} />
                { stage(&work) }
            </div>
            <PastImports applied={work.state.applied} />
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
            <StaffFileField
                key={state.applied}
                error={file_error.map(AttrValue::Static)}
                onchoose={work.choose.clone()}
            />
            <DateField
                id={DAY_FIELD}
                label={words::EFFECTIVE_ON}
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

fn stage(work: &Rc<StaffImportWork>) -> Html {
    match &work.state.stage {
        Stage::Choosing => Html::default(),
        Stage::CheckAgain => html! { <Alert kind={AlertKind::Error}><p>{ words::CHECK_AGAIN }</p></Alert> },
        Stage::Checked(report) => {
            let onapply = {
                let work = work.clone();
                Callback::from(move |()| {
                    if let Some(checked) = work.checked() {
                        work.apply.run.emit(checked);
                    }
                })
            };
            html! { <StaffFileReport report={report.clone()} pending={work.apply.pending} {onapply} /> }
        }
        Stage::Applied(imported) => result(imported),
    }
}

fn result(imported: &StaffImported) -> Html {
    let changed = imported.import_id.is_some();
    let kind = if changed { AlertKind::Success } else { AlertKind::Info };
    html! {
        <>
            <ResultHeading id="import-result" title={words::RESULT_TITLE} />
            <Alert {kind}>
                <p>{ words::imported(imported) }</p>
                if changed {
                    <p class="row">
                        if imported.difference.hired > 0 {
                            <Link to={Route::Accounts}>{ words::NEXT_PASSWORDS }</Link>
                        }
                        <Link to={Route::Assign}>{ words::NEXT_ASSIGN }</Link>
                    </p>
                }
            </Alert>
            if changed {
                <DifferenceTable caption={words::CHANGED} difference={imported.difference.clone()} />
            }
        </>
    }
}
