//! Answering an open attempt: one question at a time, saved as it happens.

use std::rc::Rc;

use contract::attempts::{AttemptView, ResponseSaved, SaveResponse};
use contract::error::ErrorCode;
use yew::prelude::*;

use super::attempt_state::{AttemptAction, AttemptState, Save, Screen};
use super::clock::Clock;
use super::number_list::NumberList;
use super::question_view::{HEADING, QuestionView};
use super::review::Review;
use super::test_kind::TestKind;
use crate::api::ApiError;
use crate::browser;
use crate::components::{Link, LoadView, PageHeading, SavingStatus};
use crate::hooks::{
    Load, Pending, Progress, use_action, use_autosave, use_focus_on_change, use_load, use_unsaved_warning,
};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text::{assignments, attempts as words};

#[derive(Properties, PartialEq)]
pub struct AttemptProps {
    /// Id of the test.
    pub attempt: AttrValue,
    #[prop_or_default]
    pub kind: TestKind,
}

/// Loads the attempt; one that is not open any more has a result instead.
#[component]
pub fn Attempt(props: &AttemptProps) -> Html {
    let navigation = use_navigation();
    let kind = props.kind;
    let (load, retry) =
        use_load(props.attempt.clone(), move |attempt: AttrValue| async move { kind.load(&attempt).await });
    let closed = matches!(&load, Load::Failed(error) if is_closed(error));
    {
        let result = kind.result(&props.attempt);
        use_effect_with(closed, move |closed| {
            if *closed {
                navigation.replace(result);
            }
        });
    }
    html! {
        <LoadView<AttemptView>
            load={if closed { Load::Pending } else { load }}
            {retry}
            title={kind.title()}
            ready={Callback::from(move |view: Rc<AttemptView>| html! { <Open {view} {kind} /> })}
        />
    }
}

/// Whether the server takes no more responses for this attempt.
fn is_closed(error: &ApiError) -> bool {
    matches!(error.code(), Some(ErrorCode::AlreadySubmitted | ErrorCode::TimeOver))
}

#[derive(Properties, PartialEq)]
struct OpenProps {
    view: Rc<AttemptView>,
    kind: TestKind,
}

/// An open attempt.
#[component]
fn Open(props: &OpenProps) -> Html {
    let (view, kind) = (&props.view, props.kind);
    let navigation = use_navigation();
    let state = use_reducer_eq(|| AttemptState::open(view));
    use_saving(view, kind, &state);
    use_unsaved_warning(!state.all_saved());
    use_focus_on_change(state.screen, AttrValue::Static(HEADING));

    let to_result = {
        let route = kind.result(&view.id);
        Callback::from(move |()| navigation.replace(route.clone()))
    };
    let submit = {
        let to_result = to_result.clone();
        use_action(
            move |view: Rc<AttemptView>| async move {
                match kind.submit(&view.id).await {
                    // Somebody or the clock was faster; there is a result all the same.
                    Err(error) if is_closed(&error) => Ok(()),
                    other => other,
                }
            },
            move |()| to_result.emit(()),
        )
    };
    use_effect_with(state.closed, move |closed| {
        if *closed {
            browser::announce(words::TIME_OVER);
            to_result.emit(());
        }
    });
    let time_over = {
        let (run, view) = (submit.run.clone(), view.clone());
        Callback::from(move |()| {
            browser::announce(words::TIME_OVER);
            run.emit(view.clone());
        })
    };
    let show = {
        let dispatcher = state.dispatcher();
        Callback::from(move |screen| dispatcher.dispatch(AttemptAction::Show(screen)))
    };
    let body = match state.screen {
        Screen::Question(index) => {
            let dispatcher = state.dispatcher();
            html! {
                <QuestionView
                    key={index}
                    view={view.clone()}
                    {index}
                    response={state.questions.get(index).and_then(|question| question.response.clone())}
                    onaction={Callback::from(move |action| dispatcher.dispatch(action))}
                />
            }
        }
        Screen::Review => {
            let (run, view) = (submit.run.clone(), view.clone());
            html! {
                <Review
                    state={(*state).clone()}
                    submitting={submit.pending}
                    error={submit.error.clone()}
                    onsubmit={Callback::from(move |()| run.emit(view.clone()))}
                    onshow={show.clone()}
                />
            }
        }
    };
    let lead = kind.lead(view);
    let course = Route::Course { assignment: view.assignment_id.clone() };
    html! {
        <>
            <p class="back"><Link to={course}>{ assignments::BACK_TO_COURSE }</Link></p>
            <PageHeading title={view.course_title.clone()} {lead} />
            <div class="attempt">
                <div>
                    <div class="attempt__bar">
                        <p>{ words::answered_of(state.answered(), state.questions.len()) }</p>
                        if view.expires_at.is_some() {
                            <Clock server_now={view.server_now} ends_at={view.expires_at} onover={time_over} />
                        }
                        <SavingStatus saving={state.saving()} />
                    </div>
                    { body }
                </div>
                <NumberList state={(*state).clone()} onshow={show} />
            </div>
        </>
    }
}

/// Every change goes to the server, one at a time.
#[hook]
fn use_saving(view: &Rc<AttemptView>, kind: TestKind, state: &UseReducerHandle<AttemptState>) {
    let pending = state.next_save().map(|(item, delay_ms)| Pending { item, delay_ms });
    let attempt = view.id.clone();
    let dispatcher = state.dispatcher();
    use_autosave(
        pending,
        move |save: Save| {
            let attempt = attempt.clone();
            async move {
                let message = SaveResponse { response: save.response };
                kind.save(&attempt, &save.question, message).await
            }
        },
        Callback::from(move |progress: Progress<Save, ResponseSaved>| {
            dispatcher.dispatch(match progress {
                Progress::Sending(save) => AttemptAction::Sending(save),
                Progress::Saved(save, saved) => AttemptAction::Saved(save, saved.saved_at),
                Progress::Failed(_, error) if is_closed(&error) => AttemptAction::Closed,
                Progress::Failed(_, error) if error.is_passing() => AttemptAction::Failed,
                Progress::Failed(save, _) => AttemptAction::Refused(save),
            });
        }),
    );
}
