//! `/hr/inserts`: every slot of every course.

use std::rc::Rc;

use contract::inserts::{InsertList, InsertSlot};
use yew::prelude::*;

use super::slot_form::SlotForm;
use crate::api;
use crate::components::{LoadView, PageHeading};
use crate::hooks::use_load;
use crate::text::inserts as words;

/// One section per course.
#[component]
pub fn Inserts() -> Html {
    let (load, retry) = use_load((), |()| async { api::inserts::inserts().await });
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <LoadView<InsertList> {load} {retry} ready={Callback::from(|list: Rc<InsertList>| show(&list.slots))} />
        </>
    }
}

fn show(slots: &[InsertSlot]) -> Html {
    if slots.is_empty() {
        return html! { <p>{ words::EMPTY }</p> };
    }
    // The server sends them in the order of their courses.
    let sections = slots.chunk_by(|one, next| one.course_code == next.course_code).map(|slots| {
        let heading = slots.first().map(|slot| words::course(&slot.course_code, &slot.course_title));
        html! {
            <section class="section">
                <h2>{ heading }</h2>
                { for slots.iter().map(|slot| html! { <SlotForm key={slot.id.clone()} slot={slot.clone()} /> }) }
            </section>
        }
    });
    html! { <>{ for sections }</> }
}
