//! `/hr/people/:id`: everything about one person, section by section.

use std::rc::Rc;

use contract::requirements::PersonDuties;
use yew::prelude::*;

use crate::api;
use crate::components::{Link, LoadView, PageHeading};
use crate::hooks::use_load;
use crate::pages::requirements::DutySection;
use crate::route::Route;
use crate::text::duties as words;

#[derive(Properties, PartialEq)]
pub struct PersonProps {
    pub person: AttrValue,
}

/// Who it is, and one section per subject.
#[component]
pub fn Person(props: &PersonProps) -> Html {
    let (load, retry) = use_load(props.person.clone(), |person: AttrValue| async move {
        api::requirements::duties(&person).await
    });
    let ready = Callback::from(|duties: Rc<PersonDuties>| {
        html! {
            <>
                { heading(&duties) }
                <DutySection {duties} />
            </>
        }
    });
    html! {
        <>
            <p class="back"><Link to={Route::Staff}>{ words::BACK }</Link></p>
            <LoadView<PersonDuties> {load} {retry} title={words::FALLBACK} {ready} />
        </>
    }
}

fn heading(duties: &PersonDuties) -> Html {
    let person = &duties.person;
    let lead = words::lead(&person.staff_number, &person.department, &person.grade);
    let attributes = duties.attributes.iter();
    html! {
        <>
            <PageHeading title={words::title(&person.name)} {lead} />
            <dl class="facts">
                <dt>{ words::ATTRIBUTES }</dt>
                <dd class="row">
                    if duties.attributes.is_empty() {
                        { words::NO_ATTRIBUTES }
                    }
                    { for attributes.map(|attribute| html! { <span class="tag">{ attribute.label() }</span> }) }
                </dd>
            </dl>
        </>
    }
}
