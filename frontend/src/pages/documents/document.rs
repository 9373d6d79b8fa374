//! `/reports/documents/:kind`: a document as it prints, its files, and the form of its cover.

use std::rc::Rc;

use contract::documents::{Document, DocumentKind};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::basis_form::BasisForm;
use super::cover_form::CoverForm;
use super::paper::Paper;
use crate::api::{self, ApiError};
use crate::browser;
use crate::components::{Button, ButtonKind, Link, LoadView, PageHeading};
use crate::hooks::{Load, use_kept, use_load};
use crate::navigation::use_navigation;
use crate::pages::NotFound;
use crate::query::Query;
use crate::route::Route;
use crate::session::use_session;
use crate::text::dates;
use crate::text::documents as words;

#[derive(Properties, PartialEq)]
pub struct DocumentPageProps {
    /// Name of the document, as it stands in the address.
    pub kind: AttrValue,
}

/// The document of the address; not found where there is none of this name.
#[component]
pub fn DocumentPage(props: &DocumentPageProps) -> Html {
    match DocumentKind::parse(&props.kind) {
        Some(kind) => html! { <Shown {kind} /> },
        None => html! { <NotFound /> },
    }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    kind: DocumentKind,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let (session, navigation, kind) = (use_session(), use_navigation(), props.kind);
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let (load, retry) = use_load((kind, navigation.query.clone()), |(kind, query)| async move {
        api::documents::document(kind, &query).await
    });
    use_said(&load);
    let load = use_kept(load);
    let error = match &load {
        Load::Failed(error) => refused(error),
        Load::Pending | Load::Ready(_) => None,
    };
    let ready = {
        let (query, onsaved) = (navigation.query.clone(), retry.clone());
        Callback::from(move |document: Rc<Document>| show(document, &query, &onsaved))
    };
    html! {
        <>
            <div class="no-print">
                <PageHeading title={kind.title()} lead={words::purpose(kind)} />
                <p><Link to={Route::Documents} query={basis_of(&navigation.query)}>{ words::BACK }</Link></p>
            </div>
            if kind != DocumentKind::History {
                <BasisForm {this_year} looks_back={kind.looks_back()} {error} />
            }
            <LoadView<Document> {load} {retry} {ready} />
        </>
    }
}

fn refused(error: &ApiError) -> Option<AttrValue> {
    error.field("as_of").map(|code| AttrValue::Static(words::basis_error(code)))
}

/// Year and day of an address, without what belongs to one document only.
fn basis_of(query: &Query) -> Query {
    let kept = ["fiscal_year", "as_of"];
    kept.into_iter().fold(Query::default(), |basis, name| basis.with(name, query.get(name)))
}

/// Says which document is there as soon as it is.
#[hook]
fn use_said(load: &Load<Document>) {
    let said = match load {
        Load::Ready(document) => Some((document.title(), document.as_of, document.made_at)),
        Load::Pending | Load::Failed(_) => None,
    };
    use_effect_with(said, |said| {
        if let Some((title, as_of, _)) = said {
            browser::announce(&words::shown(title, &dates::date(*as_of)));
        }
    });
}

fn show(document: Rc<Document>, query: &Query, onsaved: &Callback<()>) -> Html {
    let kind = document.kind;
    let csv = |encoding| api::documents::csv_address(kind, query, encoding);
    let key = format!("{}-{}", kind.as_str(), document.fiscal_year.0);
    html! {
        <>
            <section class="section stack no-print" aria-labelledby="document-output">
                <h2 id="document-output">{ words::OUTPUT }</h2>
                <p class="row">
                    <Button label={words::PRINT} kind={ButtonKind::Primary} onclick={|()| browser::print()} />
                    <a class="button" href={api::documents::xlsx_address(kind, query)} download="">{ words::XLSX }</a>
                    <a class="button" href={csv("utf-8")} download="">{ words::CSV_UTF8 }</a>
                    <a class="button" href={csv("cp932")} download="">{ words::CSV_CP932 }</a>
                </p>
                <p class="quiet">
                    {
                        match &document.cover_saved {
                            Some(saved) => words::saved_by(&saved.by, &dates::date_time(saved.at)),
                            None => words::SUGGESTED.to_owned(),
                        }
                    }
                </p>
                if kind == DocumentKind::Outstanding {
                    <p><Link to={Route::Outstanding} query={query.clone()}>{ words::TO_FILTER }</Link></p>
                }
                if document.may_edit_cover {
                    <details class="fold">
                        <summary>{ words::COVER }</summary>
                        <CoverForm
                            {key}
                            {kind}
                            year={document.fiscal_year}
                            cover={document.cover.clone()}
                            onsaved={onsaved.clone()}
                        />
                    </details>
                }
            </section>
            <Paper document={document.clone()} />
        </>
    }
}
