//! Pages of the program `office`.

use yew::prelude::*;

use crate::pages::accounts::{AccountList, SetUp};
use crate::pages::assignments::Order;
use crate::pages::audit::{Evidence, Log};
use crate::pages::catalog::Courses;
use crate::pages::certificates::{Certificate, Certificates, VerifyCertificate};
use crate::pages::documents::{DocumentPage, Documents};
use crate::pages::electives::{Catalog, Electives};
use crate::pages::events::{EventCode, EventPlanning, EventRoom, EventSheet, Events};
use crate::pages::gates::Gates;
use crate::pages::inserts::Inserts;
use crate::pages::organization::{AttributeList, Operations, Person, Staff, StaffImport, Units};
use crate::pages::plan::{Plan, PlanVersion};
use crate::pages::records::{MyHistory, PersonHistory, Records, Rosters};
use crate::pages::reminders::Reminders;
use crate::pages::reporting::{Completion, DashboardPage, Outstanding};
use crate::pages::requirements::{Curriculum, CurriculumVersion};
use crate::pages::surveys::{Candidates, Editor, Results, Surveys};
use crate::pages::understanding::{Placements, Understanding, UnderstandingItems, UnderstandingProfile};
use crate::pages::units::{Confirmations, MyUnits};
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
        // Once per installation; before anybody can sign in.
        Route::SetUp { token } => html! { <SetUp token={token.clone()} /> },
        Route::Accounts => html! { <AccountList /> },
        Route::Dashboard => html! { <DashboardPage /> },
        Route::Completion => html! { <Completion /> },
        Route::Outstanding => html! { <Outstanding /> },
        Route::Documents => html! { <Documents /> },
        Route::Document { kind } => html! { <DocumentPage key={kind.clone()} kind={kind.clone()} /> },
        Route::PersonHistory { person } => {
            html! { <PersonHistory key={person.clone()} person={person.clone()} /> }
        }
        Route::Records => html! { <Records /> },
        Route::Rosters => html! { <Rosters /> },
        Route::Gates => html! { <Gates /> },
        Route::Reminders => html! { <Reminders /> },
        Route::Placements => html! { <Placements /> },
        Route::Understanding => html! { <Understanding /> },
        Route::UnderstandingProfile => html! { <UnderstandingProfile /> },
        Route::UnderstandingItems { course } => {
            html! { <UnderstandingItems key={course.clone()} course={course.clone()} /> }
        }
        Route::Audit => html! { <Log /> },
        Route::Plan => html! { <Plan /> },
        Route::PlanVersion { year, number } => html! {
            <PlanVersion key={route.to_path()} year={year.clone()} number={number.clone()} />
        },
        Route::Evidence => html! { <Evidence /> },
        Route::Certificate { certificate } => {
            html! { <Certificate key={certificate.clone()} certificate={certificate.clone()} /> }
        }
        Route::Certificates => html! { <Certificates /> },
        Route::VerifyCertificate => html! { <VerifyCertificate /> },
        Route::Events => html! { <Events /> },
        Route::MyHistory => html! { <MyHistory /> },
        Route::EventPlanning => html! { <EventPlanning /> },
        Route::EventRoom { session } => {
            html! { <EventRoom key={route.to_path()} session={session.clone()} /> }
        }
        Route::EventCode { session } => {
            html! { <EventCode key={route.to_path()} session={session.clone()} /> }
        }
        Route::EventSheet { session } => {
            html! { <EventSheet key={route.to_path()} session={session.clone()} /> }
        }
        Route::Catalog => html! { <Catalog /> },
        Route::Electives => html! { <Electives /> },
        Route::MyUnits => html! { <MyUnits /> },
        Route::UnitConfirmations => html! { <Confirmations /> },
        Route::Units => html! { <Units /> },
        Route::Operations => html! { <Operations /> },
        Route::Attributes => html! { <AttributeList /> },
        Route::Surveys => html! { <Surveys /> },
        Route::SurveyEditor { survey } => html! { <Editor key={survey.clone()} survey={survey.clone()} /> },
        Route::SurveyResults { survey } => html! { <Results key={survey.clone()} survey={survey.clone()} /> },
        Route::SurveyCandidates => html! { <Candidates /> },
        _ => return None,
    })
}
