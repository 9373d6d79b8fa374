//! `/hr/assign`: who gets which course until when; a preview comes before anything is given.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::assignments::OrderApplied;
use contract::catalog::CourseList;
use contract::organization::{DepartmentList, GradeList};
use yew::prelude::*;

use super::order_form::OrderForm;
use super::order_list::OrderList;
use super::order_preview::OrderPreview;
use super::order_state::Stage;
use super::use_order::{OrderWork, use_order};
use crate::api::{self, ApiError};
use crate::components::{Alert, AlertKind, ErrorAlert, Link, LoadView, PageHeading, ResultHeading};
use crate::hooks::use_load;
use crate::route::Route;
use crate::session::use_session;
use crate::text::orders as words;

/// What an order can be made of.
#[derive(PartialEq)]
pub(super) struct OrderChoices {
    /// Courses in order of code.
    pub(super) courses: CourseList,
    /// Grades, highest first.
    pub(super) grades: GradeList,
    /// Departments in order of code.
    pub(super) departments: DepartmentList,
}

async fn load_choices() -> Result<OrderChoices, ApiError> {
    Ok(OrderChoices {
        courses: api::catalog::courses().await?,
        grades: api::organization::grades().await?,
        departments: api::organization::departments().await?,
    })
}

/// The form, the preview below it, and past orders.
#[component]
pub fn Order() -> Html {
    let session = use_session();
    let work = use_order();
    let (choices, retry) = use_load((), |()| async { load_choices().await });
    let Some(today) = session.view().map(|view| view.today) else {
        return Html::default();
    };
    let ready = {
        let (state, preview) = (work.state.clone(), work.preview.clone());
        Callback::from(move |choices: Rc<OrderChoices>| {
            let dispatcher = state.dispatcher();
            html! {
                <OrderForm
                    {choices}
                    state={(*state).clone()}
                    {today}
                    pending={preview.pending}
                    refusal={preview.error.clone()}
                    tell={move |action| dispatcher.dispatch(action)}
                    onpreview={preview.run.clone()}
                />
            }
        })
    };
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <LoadView<OrderChoices> load={choices} {retry} {ready} />
            <div class="section stack">
                <ErrorAlert error={work.failed()} />
                { stage(&work, today) }
            </div>
            <OrderList given={work.given} />
        </>
    }
}

fn stage(work: &OrderWork, today: NaiveDate) -> Html {
    match &work.state.stage {
        Stage::Writing => Html::default(),
        Stage::Outdated => html! { <Alert kind={AlertKind::Warning}><p>{ words::OUTDATED }</p></Alert> },
        Stage::Conflict => html! { <Alert kind={AlertKind::Error}><p>{ words::CONFLICT }</p></Alert> },
        Stage::Previewed(preview) => {
            let (message, run) = (work.message(today), work.apply.run.clone());
            let onapply = Callback::from(move |()| {
                if let Some(message) = message.clone() {
                    run.emit(message);
                }
            });
            html! {
                <OrderPreview
                    preview={preview.clone()}
                    course={work.state.course.clone()}
                    due_on={work.state.due(today).ok()}
                    pending={work.apply.pending}
                    {onapply}
                />
            }
        }
        Stage::Applied(applied) => result(applied),
    }
}

fn result(applied: &OrderApplied) -> Html {
    html! {
        <>
            <ResultHeading id="order-result" title={words::RESULT_TITLE} />
            <Alert kind={AlertKind::Success}>
                <p>{ words::applied(applied.newly_assigned, applied.already_assigned) }</p>
                <p><Link to={Route::Completion}>{ words::TO_COMPLETION }</Link></p>
            </Alert>
        </>
    }
}
