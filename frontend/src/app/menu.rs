//! The menu: pages in groups, of which one is open. A learner has one group, and sees only its pages.

use contract::accounts::Permission as P;
use yew::prelude::*;

use crate::components::Link;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::{Session, use_session};
use crate::text;

/// A page of the menu, its word, and the permissions of which one is enough.
type Entry = (Route, &'static str, &'static [P]);

/// A group with its heading.
struct Group {
    heading: &'static str,
    entries: Vec<Entry>,
}

/// Every page of the menu in order.
fn groups() -> [Group; 6] {
    use Route as R;
    let group = |heading, entries| Group { heading, entries };
    [
        group(
            text::MENU_TRAINING,
            vec![
                (R::MyAssignments, text::menu(P::TakeCourses), &[P::TakeCourses]),
                (R::Catalog, text::electives::CATALOG_TITLE, &[P::TakeCourses]),
                (R::Events, text::MENU_EVENTS, &[P::TakeCourses]),
                (R::MyHistory, text::records::MY_HISTORY, &[P::TakeCourses]),
                (R::MySurveys, text::surveys::TITLE, &[P::TakeCourses]),
            ],
        ),
        group(
            text::MENU_PLANNING,
            vec![
                (R::Plan, text::menu(P::EditPlan), &[P::ViewReports]),
                (R::Curriculum, text::MENU_CURRICULUM, &[P::Assign]),
                (R::Assign, text::menu(P::Assign), &[P::Assign]),
                (R::Electives, text::electives::HR_TITLE, &[P::Assign]),
                (R::Courses, text::menu(P::ViewCatalog), &[P::ViewCatalog]),
                (R::Inserts, text::menu(P::EditInserts), &[P::EditInserts]),
                (R::Reminders, text::MENU_REMINDERS, &[P::Assign]),
            ],
        ),
        group(
            text::MENU_ORGANIZATION,
            vec![
                (R::Staff, text::menu(P::ViewStaff), &[P::ViewStaff]),
                (R::StaffImport, text::menu(P::ImportStaff), &[P::ImportStaff]),
                (R::Units, text::MENU_UNITS, &[P::ViewStaff]),
                (R::Operations, text::MENU_OPERATIONS, &[P::ViewStaff]),
            ],
        ),
        group(
            text::MENU_RECORDS,
            vec![
                (R::Records, text::menu(P::ViewRecords), &[P::ViewRecords]),
                (R::EventPlanning, text::MENU_EVENT_PLANNING, &[P::Assign]),
                (R::Gates, text::menu(P::ViewGates), &[P::ViewGates]),
                (R::Certificates, text::MENU_CERTIFICATES, &[P::ViewRecords]),
            ],
        ),
        group(
            text::MENU_REPORTS,
            vec![
                (R::Dashboard, text::dashboard::TITLE, &[P::ViewReports, P::ViewOwnUnit]),
                (R::MyUnits, text::units::MENU, &[P::ViewOwnUnit]),
                (R::Completion, text::menu(P::ViewReports), &[P::ViewReports, P::ViewOwnUnit]),
                (R::Outstanding, text::MENU_OUTSTANDING, &[P::ViewReports, P::ViewOwnUnit]),
                (R::Documents, text::documents::MENU, &[P::ViewReports, P::ViewOwnUnit]),
                (R::UnitConfirmations, text::units::MENU_CONFIRMATIONS, &[P::ViewReports]),
                (R::Placements, text::understanding::MENU_PLACEMENTS, &[P::ViewReports]),
                (R::Understanding, text::understanding::MENU, &[P::ViewReports]),
                (
                    R::UnderstandingProfile,
                    text::understanding::MENU_PROFILE,
                    &[P::ViewReports, P::ViewOwnUnit],
                ),
                (R::Surveys, text::menu(P::EditSurveys), &[P::EditSurveys, P::ViewReports]),
            ],
        ),
        group(
            text::MENU_ADMINISTRATION,
            vec![
                (R::Accounts, text::menu(P::ManageRoles), &[P::IssuePasswords, P::ManageRoles]),
                (R::Audit, text::menu(P::ViewAudit), &[P::ViewAudit]),
                (R::Evidence, text::menu(P::ViewEvidence), &[P::ViewEvidence]),
            ],
        ),
    ]
}

/// Whether the signed-in person's roles open this page. The server decides again on every request; this
/// only spares them a page full of refusals.
pub fn may_open(route: &Route, session: &Session) -> bool {
    let above = match route {
        Route::CurriculumVersion { .. } => &Route::Curriculum,
        Route::PlanVersion { .. } => &Route::Plan,
        Route::Person { .. } => &Route::Staff,
        Route::Attributes => &Route::StaffImport,
        Route::UnderstandingItems { .. } => &Route::Understanding,
        Route::SurveyEditor { .. } | Route::SurveyCandidates | Route::SurveyResults { .. } => &Route::Surveys,
        itself => itself,
    };
    let groups = groups();
    let entry = groups.iter().flat_map(|group| &group.entries).find(|(entry, ..)| entry == above);
    entry.is_none_or(|(.., any)| is_permitted(any, session))
}

fn is_permitted(any: &[P], session: &Session) -> bool {
    any.iter().any(|permission| session.can(*permission))
}

/// The page of the menu that a page belongs to.
fn menu_page(route: &Route) -> Route {
    match route {
        Route::CurriculumVersion { .. } => Route::Curriculum,
        Route::PlanVersion { .. } => Route::Plan,
        Route::Person { .. } | Route::PersonHistory { .. } | Route::Attributes => Route::Staff,
        Route::Rosters => Route::Records,
        Route::UnderstandingItems { .. } => Route::Understanding,
        Route::Document { .. } => Route::Documents,
        Route::Survey { .. } | Route::Ideas => Route::MySurveys,
        Route::SurveyEditor { .. } | Route::SurveyResults { .. } | Route::SurveyCandidates => Route::Surveys,
        Route::EventRoom { .. } | Route::EventCode { .. } | Route::EventSheet { .. } => Route::EventPlanning,
        itself => itself.clone(),
    }
}

/// Which group holds a page; the first, that of the own training, for a page of none.
fn group_of(groups: &[Group], route: &Route) -> usize {
    let page = menu_page(route);
    let holds = |group: &Group| group.entries.iter().any(|(entry, ..)| *entry == page);
    groups.iter().position(holds).unwrap_or(0)
}

/// The pages that the roles open. The group of the page where the person is stands open; a button opens
/// another one in its place.
#[component]
pub fn Menu() -> Html {
    let session = use_session();
    let here = use_navigation().route;
    let opened = use_state(|| None::<usize>);
    {
        let opened = opened.setter();
        use_effect_with(here.clone(), move |_| opened.set(None));
    }
    if session.view().is_none_or(|view| view.must_change_password) {
        return Html::default();
    }
    let groups: Vec<Group> = groups()
        .into_iter()
        .map(|Group { heading, entries }| {
            let permitted = entries.into_iter().filter(|(.., any)| is_permitted(any, &session));
            Group { heading, entries: permitted.collect() }
        })
        .filter(|group| !group.entries.is_empty())
        .collect();
    let open = (*opened).unwrap_or_else(|| group_of(&groups, &here));
    let Some(group) = groups.get(open) else {
        return Html::default();
    };
    html! {
        <nav class="menu" aria-label={text::MENU}>
            if groups.len() > 1 {
                <ul class="menu__groups">
                    { for groups.iter().enumerate().map(|(place, of)| heading(place, of, open, &opened)) }
                </ul>
            }
            <ul id={PAGES} class="menu__pages">{ for group.entries.iter().map(|entry| page(entry, &here)) }</ul>
        </nav>
    }
}

const PAGES: &str = "menu-pages";

fn heading(place: usize, group: &Group, open: usize, opened: &UseStateHandle<Option<usize>>) -> Html {
    let onclick = {
        let opened = opened.setter();
        Callback::from(move |_: MouseEvent| opened.set(Some(place)))
    };
    html! {
        <li key={group.heading}>
            <button
                type="button"
                class="menu__group"
                aria-expanded={if place == open { "true" } else { "false" }}
                aria-controls={PAGES}
                {onclick}
            >
                { group.heading }
            </button>
        </li>
    }
}

fn page((route, word, _): &Entry, here: &Route) -> Html {
    html! { <li key={route.to_path()}><Link to={route.clone()} current={here == route}>{ *word }</Link></li> }
}

#[cfg(test)]
mod tests {
    use super::{Group, group_of, groups};
    use crate::route::Route;

    #[test]
    fn every_page_of_the_menu_stands_there_once() {
        let mut paths: Vec<String> =
            groups().iter().flat_map(|group| &group.entries).map(|(route, ..)| route.to_path()).collect();
        let all = paths.len();
        paths.sort();
        paths.dedup();
        assert_eq!(paths.len(), all);
        assert!(groups().iter().all(|group| group.entries.iter().all(|(_, word, _)| !word.is_empty())));
    }

    #[test]
    fn a_page_below_another_opens_its_group_and_a_course_opens_the_own_training() {
        let of = |groups: &[Group], route: Route| groups[group_of(groups, &route)].heading;
        let groups = groups();
        let id = || "1".to_owned();
        let staff = of(&groups, Route::Staff);
        assert_eq!(of(&groups, Route::Person { person: id() }), staff);
        assert_eq!(of(&groups, Route::PersonHistory { person: id() }), staff);
        assert_eq!(of(&groups, Route::Rosters), of(&groups, Route::Records));
        assert_eq!(of(&groups, Route::Course { assignment: id() }), of(&groups, Route::MyAssignments));
    }
}
