//! `/ideas`: 業務改善のアイデア that are shared with everybody.

use std::rc::Rc;

use contract::surveys::{Idea, IdeaList};
use contract::wording::surveys::hours;
use yew::prelude::*;

use crate::api;
use crate::components::{Button, ErrorAlert, Link, LoadView, PageHeading};
use crate::hooks::{use_action, use_kept, use_load};
use crate::route::Route;
use crate::text::surveys as words;

/// Ideas, newest first, with 「うちの課でも使いたい」.
#[component]
pub fn Ideas() -> Html {
    let (load, again) = use_load((), |()| async { api::surveys::ideas().await });
    let load = use_kept(load);
    let interest = {
        let again = again.clone();
        use_action(
            |(idea, wanted): (String, bool)| async move { api::surveys::interest(&idea, wanted).await },
            move |()| again.emit(()),
        )
    };
    let run = interest.run.clone();
    let ready = Callback::from(move |list: Rc<IdeaList>| {
        html! {
            <>
                <p>{ words::adopted(list.adopted, &hours(list.adopted_minutes)) }</p>
                if list.ideas.is_empty() {
                    <p class="section">{ words::IDEAS_EMPTY }</p>
                }
                <ul class="cards section">{ for list.ideas.iter().map(|idea| card(idea, &run)) }</ul>
            </>
        }
    });
    html! {
        <>
            <PageHeading title={words::IDEAS_TITLE} lead={words::IDEAS_LEAD} />
            <ErrorAlert error={interest.error.clone()} />
            <LoadView<IdeaList> {load} retry={again} {ready} />
            <p class="section no-print"><Link to={Route::MySurveys}>{ words::BACK }</Link></p>
        </>
    }
}

fn card(idea: &Idea, run: &Callback<(String, bool)>) -> Html {
    let (id, mine) = (idea.id.clone(), idea.mine);
    let label = if mine { words::WANTED } else { words::WANT };
    html! {
        <li key={idea.id.clone()} class="card stack">
            <h2>{ &idea.title }</h2>
            if !idea.unit.is_empty() {
                <p class="quiet">{ &idea.unit }</p>
            }
            <p>{ &idea.description }</p>
            <p>{ words::saves(&hours(idea.minutes_saved), idea.saved_percent) }</p>
            <p class="row no-print">
                <Button
                    {label}
                    name={words::about(label, &idea.title)}
                    onclick={run.reform(move |()| (id.clone(), !mine))}
                />
            </p>
            <p>{ words::wanted(idea.departments, idea.people) }</p>
        </li>
    }
}
