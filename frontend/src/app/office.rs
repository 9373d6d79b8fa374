//! Pages of the program `office`.

use yew::prelude::*;

use crate::pages::accounts::AccountList;
use crate::pages::assignments::Order;
use crate::pages::audit::Log;
use crate::pages::catalog::Courses;
use crate::pages::inserts::Inserts;
use crate::pages::organization::{Person, Staff, StaffImport};
use crate::pages::reporting::{Completion, Outstanding};
use crate::pages::requirements::{Curriculum, CurriculumVersion};
use crate::route::Route;

/// The page of a route.
pub fn page(route: &Route) -> Option<Html> {
    Some(match route {
        Route::Courses => html! { <Courses /> },
        Route::StaffImport => html! { <StaffImport /> },
        Route::Assign => html! { <Order /> },
        Route::Inserts => html! { <Inserts /> },
        Route::Staff => html! { <Staff /> },
        Route::Person { person } => html! { <Person key={person.clone()} person={person.clone()} /> },
        Route::Curriculum => html! { <Curriculum /> },
        Route::CurriculumVersion { number } => {
            html! { <CurriculumVersion key={number.clone()} number={number.clone()} /> }
        }
        Route::Accounts => html! { <AccountList /> },
        Route::Completion => html! { <Completion /> },
        Route::Outstanding => html! { <Outstanding /> },
        Route::Audit => html! { <Log /> },
        _ => return None,
    })
}
