//! `/hr/records`: waivers, extensions and outside training, found by person.

use contract::records::{
    CreditPage, CreditRow, ExtensionPage, ExtensionRow, RecordGround, RecordPerson, WaiverPage, WaiverRow,
};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use crate::api::{self, ApiError};
use crate::components::{Link, LoadView, PageHeading, Pager, SearchForm, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;
use crate::session::use_session;
use crate::text;
use crate::text::dates;
use crate::text::records as words;

/// Name of the kind in the address; empty for waivers.
const KIND: &str = "kind";
const SEARCH: &str = "query";
const PAGE: &str = "page";

/// One page of one kind.
enum Page {
    Waivers(WaiverPage),
    Extensions(ExtensionPage),
    Credits(CreditPage),
}

async fn load(kind: String, search: String, page: u32) -> Result<Page, ApiError> {
    match kind.as_str() {
        "extensions" => api::records::extensions(&search, page).await.map(Page::Extensions),
        "credits" => api::records::credits(&search, page).await.map(Page::Credits),
        _ => api::records::waivers(&search, page).await.map(Page::Waivers),
    }
}

/// The three lists, one at a time.
#[component]
pub fn Records() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let this_year = session.view().map_or(FiscalYear(0), |view| view.fiscal_year);
    let kind = navigation.query.get(KIND).to_owned();
    let search = navigation.query.get(SEARCH).to_owned();
    let page = navigation.query.number(PAGE, 1).max(1);
    let (found, retry) =
        use_load((kind.clone(), search.clone(), page), |(kind, search, page)| load(kind, search, page));
    let found = use_kept(found);
    let onsearch = {
        let navigation = navigation.clone();
        Callback::from(move |search: String| {
            navigation.show((*navigation.query).clone().with(PAGE, "").with(SEARCH, &search));
        })
    };
    let onpage = {
        let navigation = navigation.clone();
        Callback::from(move |page: u32| {
            navigation.show((*navigation.query).clone().with(PAGE, &page.to_string()))
        })
    };
    let kinds = [("", words::WAIVERS), ("extensions", words::EXTENSIONS), ("credits", words::CREDITS)];
    let kinds = kinds.into_iter().map(|(name, label)| {
        let query = Query::default().with(KIND, name).with(SEARCH, &search);
        html! { <li key={label}><Link to={Route::Records} {query} current={kind == name}>{ label }</Link></li> }
    });
    let ready = Callback::from(move |page: std::rc::Rc<Page>| show(&page, &onpage));
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <p class="row no-print">
                <Link to={Route::Staff}>{ words::TO_STAFF }</Link>
                <Link to={Route::Rosters}>{ words::TO_ROSTERS }</Link>
            </p>
            <div class="stack no-print">
                <p>{ words::YEAR_FILES }</p>
                <p class="row">
                    { for [this_year, this_year.previous()].map(year_files) }
                </p>
            </div>
            <nav class="menu no-print" aria-label={words::KINDS}><ul>{ for kinds }</ul></nav>
            <SearchForm search={search.clone()} hint={text::SEARCH_HINT} {onsearch} />
            <LoadView<Page> load={found} {retry} {ready} />
        </>
    }
}

fn year_files(year: FiscalYear) -> Html {
    let file = |encoding| api::records::year_file(year.0, encoding);
    let label = |encoding: &str| [&words::of_year(year), " ", encoding].concat();
    html! {
        <>
            <a class="button button--small" href={file("utf-8")} download="">{ label(words::CSV_UTF8) }</a>
            <a class="button button--small" href={file("cp932")} download="">{ label(words::CSV_CP932) }</a>
        </>
    }
}

fn show(page: &Page, onpage: &Callback<u32>) -> Html {
    let (title, heads, rows, place): (_, [&str; 2], Vec<Html>, _) = match page {
        Page::Waivers(page) => (
            words::WAIVERS,
            [text::COURSE, words::PERIOD],
            page.rows.iter().map(waiver).collect(),
            (page.page, page.per_page, page.total),
        ),
        Page::Extensions(page) => (
            words::EXTENSIONS,
            [text::COURSE, words::NEW_DUE],
            page.rows.iter().map(extension).collect(),
            (page.page, page.per_page, page.total),
        ),
        Page::Credits(page) => (
            words::CREDITS,
            [words::TRAINING, words::COMPLETED_ON],
            page.rows.iter().map(credit).collect(),
            (page.page, page.per_page, page.total),
        ),
    };
    let (page, per_page, total) = place;
    if rows.is_empty() && page == 1 {
        return html! { <p role="status">{ words::EMPTY }</p> };
    }
    html! {
        <>
            <TableRegion label={title}>
                <table class="table">
                    <caption class="visually-hidden">{ title }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            { for heads.map(|head| html! { <th scope="col">{ head }</th> }) }
                            <th scope="col">{ words::REASON }</th>
                            <th scope="col">{ words::GROUND }</th>
                            <th scope="col">{ words::STATE }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </TableRegion>
            <Pager {page} {per_page} {total} onchange={onpage.clone()} />
        </>
    }
}

fn waiver(row: &WaiverRow) -> Html {
    let days = [dates::date(row.from_on), dates::date(row.until_on)].join(words::TO);
    let course = [row.course_code.as_str(), " ", &row.course_title].concat();
    line(&row.id, &row.person, &course, &days, &row.reason, &row.ground)
}

fn extension(row: &ExtensionRow) -> Html {
    let course = [row.course_code.as_str(), " ", &row.course_title].concat();
    line(&row.id, &row.person, &course, &dates::date(row.due_on), &row.reason, &row.ground)
}

fn credit(row: &CreditRow) -> Html {
    let what = [row.title.as_str(), " ", words::form(row.form)].concat();
    let came =
        [words::result(row.result), " ", &words::minutes(Some(row.minutes)), " ", &row.course_code].concat();
    line(&row.id, &row.person, &what, &dates::date(row.completed_on), &came, &row.ground)
}

fn line(id: &str, person: &RecordPerson, what: &str, when: &str, why: &str, ground: &RecordGround) -> Html {
    let history = Route::PersonHistory { person: person.person_id.clone() };
    html! {
        <tr key={id.to_owned()}>
            <td class="nowrap">{ &person.staff_number }</td>
            <th scope="row" class="nowrap"><Link to={history}>{ &person.name }</Link></th>
            <td class="wide">{ what }</td>
            <td class="nowrap">{ when }</td>
            <td class="wide">{ why }</td>
            <td>{ &ground.approved_by }{ " " }{ &ground.evidence }</td>
            <td>
                if let Some(revoked) = &ground.revoked {
                    { words::REVOKED }{ " " }{ &revoked.reason }
                } else {
                    { words::VALID }
                }
            </td>
        </tr>
    }
}
