//! `/catalog`: every published course, and what each is to the person.

use std::rc::Rc;

use contract::electives::Catalog as Found;
use yew::prelude::*;

use super::catalog_query::{query_of, search_of};
use super::catalog_search::CatalogSearchForm;
use super::course_card::CourseCard;
use crate::api;
use crate::api::electives::CatalogSearch;
use crate::browser;
use crate::components::{LoadView, PageHeading};
use crate::hooks::{Load, use_kept, use_load};
use crate::navigation::use_navigation;
use crate::text::electives as words;

/// The courses that the address asks for.
#[component]
pub fn Catalog() -> Html {
    let navigation = use_navigation();
    let search = search_of(&navigation.query);
    let (load, retry) =
        use_load(search.clone(), |search| async move { api::electives::catalog(&search).await });
    use_said(&load);
    let load = use_kept(load);
    let families = match &load {
        Load::Ready(found) => found.families.clone(),
        Load::Pending | Load::Failed(_) => Vec::new(),
    };
    let onsearch = Callback::from(move |search: CatalogSearch| navigation.show(query_of(&search)));
    html! {
        <>
            <PageHeading title={words::CATALOG_TITLE} lead={words::CATALOG_LEAD} />
            <CatalogSearchForm {search} {families} {onsearch} />
            <LoadView<Found> {load} {retry} ready={Callback::from(|found: Rc<Found>| show(&found))} />
        </>
    }
}

/// Says aloud how many courses were found.
#[hook]
fn use_said(load: &Load<Found>) {
    let count = match load {
        Load::Ready(found) => Some((found.courses.len(), found.total)),
        Load::Pending | Load::Failed(_) => None,
    };
    use_effect_with(count, |count| {
        if let Some((count, total)) = count {
            browser::announce(&words::found(*count, *total));
        }
    });
}

fn show(found: &Found) -> Html {
    let items = found.courses.iter().map(|course| {
        html! { <li key={course.code.clone()}><CourseCard course={course.clone()} /></li> }
    });
    html! {
        <div class="section stack">
            <p><strong>{ words::found(found.courses.len(), found.total) }</strong></p>
            if found.courses.is_empty() {
                <p>{ words::NOTHING_FOUND }</p>
            }
            <ul class="cards">{ for items }</ul>
        </div>
    }
}
