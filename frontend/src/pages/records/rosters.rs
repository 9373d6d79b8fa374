//! `/hr/rosters`: outside training of many people by one file: choose, check, apply, take back.

use std::rc::Rc;

use contract::error::ErrorCode;
use contract::rosters::{RosterApplied, RosterReport};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::prelude::*;

use super::past_rosters::PastRosters;
use super::roster_form::RosterForm;
use super::roster_report::RosterReportView;
use crate::api::records::{RosterFile, RosterTerms};
use crate::api::{self, ApiError};
use crate::browser;
use crate::components::{Alert, AlertKind, ErrorAlert, PageHeading, ResultHeading};
use crate::hooks::use_action;
use crate::text::records as words;

/// How far a roster is. Only what was checked can be applied.
#[derive(Clone, PartialEq)]
enum Stage {
    Choosing,
    Unreadable,
    Checked(Rc<(RosterFile, RosterReport)>),
    CheckAgain,
    Applied(Rc<RosterApplied>),
}

/// The file is read once, at the check, so that check and apply speak of the same bytes.
async fn check((file, terms): (File, RosterTerms)) -> Result<Option<(RosterFile, RosterReport)>, ApiError> {
    let name = file.name();
    let Ok(bytes) = JsFuture::from(file.array_buffer()).await else {
        return Ok(None);
    };
    let file = RosterFile { name, bytes, terms };
    let report = api::records::check_roster(&file).await?;
    Ok(Some((file, report)))
}

/// Form, report, past rosters.
#[component]
pub fn Rosters() -> Html {
    let stage = use_state(|| Stage::Choosing);
    let changes = use_state(|| 0_u32);
    let checking = {
        let stage = stage.setter();
        use_action(check, move |checked: Option<(RosterFile, RosterReport)>| {
            stage.set(match checked {
                None => Stage::Unreadable,
                Some(checked) => {
                    let report = &checked.1;
                    browser::announce(&words::checked(
                        report.rows,
                        report.new,
                        report.known,
                        report.rejected.len(),
                    ));
                    Stage::Checked(Rc::new(checked))
                }
            });
        })
    };
    let applying = {
        let (refused, stage, count, next) =
            (stage.setter(), stage.setter(), changes.setter(), changes.wrapping_add(1));
        use_action(
            move |checked: Rc<(RosterFile, RosterReport)>| {
                let refused = refused.clone();
                async move {
                    let answer = api::records::apply_roster(&checked.0, &checked.1.digest).await;
                    let stale = |error: &ApiError| {
                        matches!(error.code(), Some(ErrorCode::Conflict | ErrorCode::ImportRejected))
                    };
                    if answer.as_ref().is_err_and(stale) {
                        refused.set(Stage::CheckAgain);
                    }
                    answer
                }
            },
            move |applied: RosterApplied| {
                browser::announce(&words::applied(&applied));
                stage.set(Stage::Applied(Rc::new(applied)));
                count.set(next);
            },
        )
    };
    let onchange = {
        let stage = stage.setter();
        Callback::from(move |()| stage.set(Stage::Choosing))
    };
    let body = match &*stage {
        Stage::Choosing => Html::default(),
        Stage::Unreadable => html! { <Alert kind={AlertKind::Error}><p>{ words::UNREADABLE }</p></Alert> },
        Stage::CheckAgain => html! { <Alert kind={AlertKind::Error}><p>{ words::CHECK_AGAIN }</p></Alert> },
        Stage::Checked(checked) => {
            let (run, whole) = (applying.run.clone(), checked.clone());
            let onapply = Callback::from(move |()| run.emit(whole.clone()));
            html! {
                <>
                    <ErrorAlert error={applying.error.clone()} />
                    <RosterReportView report={checked.1.clone()} pending={applying.pending} {onapply} />
                </>
            }
        }
        Stage::Applied(applied) => html! {
            <>
                <ResultHeading id="roster-result" title={words::RECORDED} />
                <Alert kind={AlertKind::Success}><p>{ words::applied(applied) }</p></Alert>
            </>
        },
    };
    html! {
        <>
            <PageHeading title={words::ROSTER_TITLE} lead={words::ROSTER_LEAD} />
            <RosterForm
                pending={checking.pending}
                error={checking.error.clone()}
                oncheck={checking.run.clone()}
                {onchange}
            />
            <div class="section stack">{ body }</div>
            <PastRosters changes={*changes} />
        </>
    }
}
