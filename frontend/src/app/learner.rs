//! Pages of the program `learner`.

use yew::prelude::*;

use crate::pages::accounts::ChangePassword;
use crate::pages::assignments::{Course, Lesson, MyAssignments};
use crate::route::Route;

/// The page of a route.
pub fn page(route: &Route) -> Option<Html> {
    Some(match route {
        // The sign-in page moves on by itself as soon as somebody is signed in.
        Route::MyAssignments | Route::SignIn => html! { <MyAssignments /> },
        Route::ChangePassword => html! { <ChangePassword forced=false /> },
        Route::Course { assignment } => {
            html! { <Course key={assignment.clone()} assignment={assignment.clone()} /> }
        }
        Route::Lesson { assignment, lesson } => html! {
            <Lesson key={route.to_path()} assignment={assignment.clone()} lesson={lesson.clone()} />
        },
        _ => return None,
    })
}
