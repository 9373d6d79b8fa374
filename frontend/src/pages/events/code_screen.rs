//! `/event-sessions/:id/code`: what stands on the screen of the room. No name of a participant is on it.

use std::rc::Rc;

use contract::events::CodeScreen;
use yew::prelude::*;

use super::into_state;
use super::refusal::{Refusal, of_field};
use super::room::EventSessionProps;
use crate::api;
use crate::components::{Button, ButtonKind, Link, LoadView, PageHeading, TextField};
use crate::hooks::{use_action, use_kept, use_load};
use crate::route::Route;
use crate::text;
use crate::text::event_planning as words;
use crate::text::{dates, events};

/// The code for the last row, and the button for a new one.
#[component]
pub fn EventCode(props: &EventSessionProps) -> Html {
    let minutes = use_state(|| "15".to_owned());
    let unread = use_state(|| false);
    let (load, again) =
        use_load(props.session.clone(), |session| async move { api::events::code(&session).await });
    let load = use_kept(load);
    let new = {
        let (session, again) = (props.session.clone(), again.clone());
        use_action(
            move |minutes: u32| {
                let session = session.clone();
                async move { api::events::show_code(&session, minutes).await }
            },
            move |_| again.emit(()),
        )
    };
    let onsubmit = {
        let (minutes, unread, run) = (minutes.clone(), unread.setter(), new.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let read = minutes.trim().parse();
            unread.set(read.is_err());
            if let Ok(minutes) = read {
                run.emit(minutes);
            }
        })
    };
    let refused = of_field(new.error.as_ref(), "minutes");
    let error = unread.then_some(AttrValue::Static(words::BAD_NUMBER)).or(refused.clone());
    html! {
        <>
            <p class="back no-print">
                <Link to={Route::EventRoom { session: props.session.clone() }}>{ words::TO_ROOM_BACK }</Link>
            </p>
            <LoadView<CodeScreen>
                {load}
                retry={again.clone()}
                title={words::CODE_TITLE}
                ready={Callback::from(|screen: Rc<CodeScreen>| show(&screen))}
            />
            <section class="section no-print">
                if refused.is_none() {
                    <Refusal error={new.error.clone()} />
                }
                <form class="row row--end" {onsubmit} autocomplete="off">
                    <TextField
                        id="code-minutes"
                        label={words::CODE_MINUTES}
                        class="input--short"
                        value={(*minutes).clone()}
                        oninput={into_state(&minutes)}
                        {error}
                    />
                    <Button
                        label={if new.pending { text::SEND_PENDING } else { words::CODE_NEW }}
                        kind={ButtonKind::Primary}
                        submit=true
                        disabled={new.pending}
                    />
                    <Button label={words::CODE_REFRESH} onclick={again} />
                </form>
            </section>
        </>
    }
}

fn show(screen: &CodeScreen) -> Html {
    let (event, session) = (&screen.event, &screen.session);
    let lead = [&event.title, " ", &events::when(session.starts_at, session.ends_at)].concat();
    html! {
        <>
            <PageHeading title={words::CODE_TITLE} {lead} />
            <div aria-live="polite">
                if let (Some(code), Some(until)) = (&screen.code, screen.valid_until) {
                    <p class="event-code">{ code }</p>
                    <p class="event-code__steps">{ words::CODE_STEPS }</p>
                    <p class="event-code__steps">{ words::valid_until(&dates::time(until)) }</p>
                } else {
                    <p class="event-code__steps">{ words::CODE_NONE }</p>
                }
            </div>
            <p class="event-code__steps">{ words::attended(session.attended) }</p>
        </>
    }
}
