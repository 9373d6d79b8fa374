//! `/hr/curriculum`: the rules, one rule, and the publication; three views of one draft.

use std::collections::BTreeMap;
use std::rc::Rc;

use contract::requirements::{Choices, CurriculumPage};
use learning::curriculum::{CourseInfo, Courses, Finding, check};
use yew::prelude::*;

use super::curriculum_query::{View, view_of};
use super::publication::Publication;
use super::rule_form::RuleForm;
use super::rule_list::RuleList;
use super::use_editor::use_editor;
use crate::api;
use crate::components::{Link, LoadView, PageHeading};
use crate::hooks::{use_held_page, use_kept, use_load, use_unsaved_warning};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text::audience::Names;
use crate::text::requirements as words;

/// Loads the draft and what can be chosen.
#[component]
pub fn Curriculum() -> Html {
    let (load, reload) = use_load((), |()| async { api::requirements::curriculum().await });
    // Loading again after a publication keeps the view on the screen.
    let load = use_kept(load);
    let ready = {
        let reload = reload.clone();
        Callback::from(move |page: Rc<CurriculumPage>| html! { <Editor {page} reload={reload.clone()} /> })
    };
    html! { <LoadView<CurriculumPage> {load} retry={reload} title={words::TITLE} {ready} /> }
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    page: Rc<CurriculumPage>,
    reload: Callback<()>,
}

/// The draft, in the view that the address asks for.
#[component]
fn Editor(props: &EditorProps) -> Html {
    let navigation = use_navigation();
    let page = props.page.clone();
    let work = use_editor(&page);
    use_unsaved_warning(work.state.is_unsaved());
    use_held_page(work.state.is_unsaved());
    let names = use_memo(page.clone(), |page| Names::new(&page.choices));
    let courses = use_memo(page.clone(), |page| courses(&page.choices, page));
    // The server checks again; here it is told while it is being written.
    let findings: Rc<Vec<Finding>> = {
        let courses = courses.clone();
        use_memo((work.state.curriculum.clone(), page.clone()), move |(curriculum, _)| {
            check(curriculum, &courses)
        })
    };
    match view_of(&navigation.query) {
        View::List => html! { <RuleList key="list" {page} {work} {names} {findings} /> },
        View::Publication => {
            html! { <Publication key="publication" {page} {work} {names} reload={props.reload.clone()} /> }
        }
        View::Rule(id) => match work.state.rule(&id).cloned() {
            Some(rule) => html! { <RuleForm key={id} {page} {work} {names} {rule} {findings} /> },
            None => html! {
                <div key="missing">
                    <PageHeading title={words::TITLE} />
                    <p>{ words::NO_SUCH_RULE }</p>
                    <p><Link to={Route::Curriculum}>{ words::BACK }</Link></p>
                </div>
            },
        },
    }
}

/// What the check of the rules asks of the courses.
fn courses(choices: &Choices, page: &CurriculumPage) -> Courses {
    let infos = choices.courses.iter().map(|course| {
        let info = CourseInfo {
            prerequisites: course.prerequisites.clone(),
            minutes: course.minutes,
            validity: course.validity,
            published_on: page.fiscal_year.first_day(),
        };
        (course.code.clone(), info)
    });
    infos.collect::<BTreeMap<_, _>>()
}
