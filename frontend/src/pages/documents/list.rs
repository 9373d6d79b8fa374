//! `/reports/documents`: which documents there are and what each is for.

use contract::accounts::Permission;
use contract::documents::DocumentKind;
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::basis_form::BasisForm;
use crate::components::{Link, PageHeading};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;
use crate::session::use_session;
use crate::text::documents as words;

/// The list, in the year and as of the day of the address.
#[component]
pub fn Documents() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let everything = session.can(Permission::ViewReports);
    let seen = DocumentKind::ALL.into_iter().filter(|kind| everything || of_a_section_head(*kind));
    let entries = seen.map(|kind| entry(kind, &navigation.query));
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <BasisForm {this_year} looks_back=true />
            <ul class="documents" aria-label={words::LIST}>{ for entries }</ul>
        </>
    }
}

/// What a section head sees, of the own units; and everybody the own history.
fn of_a_section_head(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::UnitStatus | DocumentKind::Outstanding | DocumentKind::History)
}

fn entry(kind: DocumentKind, query: &Query) -> Html {
    // A document that is always of today is not asked for another day.
    let query = if kind.looks_back() { query.clone() } else { query.clone().with("as_of", "") };
    html! {
        <li key={kind.as_str()} class="card">
            <h2><Link to={Route::Document { kind: kind.as_str().to_owned() }} {query}>{ kind.title() }</Link></h2>
            <p>{ words::purpose(kind) }</p>
        </li>
    }
}
