//! `/hr/certificates`: in whose name, issuing many at once, and those of a fiscal year.

use std::rc::Rc;

use contract::accounts::Permission;
use contract::catalog::CourseList;
use contract::certificates::{Certificate, CertificatePage, IssueCertificates, IssuedCertificates, Signer};
use learning::fiscal_year::FiscalYear;
use yew::prelude::*;

use super::signer_form::SignerForm;
use crate::api;
use crate::components::{
    Alert, AlertKind, Button, ButtonKind, Choice, ErrorAlert, Link, LoadView, PageHeading, Pager,
    SelectField, TableRegion, YearForm, year_of,
};
use crate::hooks::{Load, use_action, use_kept, use_load};
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::session::use_session;
use crate::text;
use crate::text::certificates as words;
use crate::text::dates;

const PAGE: &str = "page";

/// Forms for who keeps records, the list for everybody who sees them.
#[component]
pub fn Certificates() -> Html {
    let (session, navigation) = (use_session(), use_navigation());
    let today = session.view().map(|view| view.today).unwrap_or_default();
    let this_year = FiscalYear::containing(today);
    let (year, page) = (year_of(&navigation.query, this_year), navigation.query.number(PAGE, 1).max(1));
    let (load, again) =
        use_load((year, page), |(year, page)| async move { api::certificates::list(year, page).await });
    let onpage = {
        let navigation = navigation.clone();
        Callback::from(move |page: u32| {
            navigation.show((*navigation.query).clone().with(PAGE, &page.to_string()));
        })
    };
    let ready = Callback::from(move |page: Rc<CertificatePage>| list(&page, &onpage));
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <p class="no-print"><Link to={Route::VerifyCertificate}>{ words::TO_VERIFY }</Link></p>
            if session.can(Permission::KeepRecords) {
                <SignerSection />
                <ManyForm {year} onissued={again.clone()} />
            }
            <section class="section stack">
                <h2>{ words::LIST }</h2>
                <YearForm {year} {this_year} />
                <LoadView<CertificatePage> load={use_kept(load)} retry={again} {ready} />
            </section>
        </>
    }
}

/// Loads in whose name.
#[component]
fn SignerSection() -> Html {
    let (load, retry) = use_load((), |()| async { api::certificates::signer().await });
    let ready = Callback::from(|signer: Rc<Signer>| html! { <SignerForm signer={signer.signer.clone()} /> });
    html! { <LoadView<Signer> {load} {retry} {ready} /> }
}

#[derive(Properties, PartialEq)]
struct ManyFormProps {
    year: FiscalYear,
    onissued: Callback<()>,
}

/// A course and a button.
#[component]
fn ManyForm(props: &ManyFormProps) -> Html {
    let (course, missing) = (use_state(String::new), use_state(|| false));
    let issued = use_state(|| None::<u32>);
    let (courses, _) = use_load((), |()| async { api::catalog::courses().await });
    let issue = {
        let (issued, onissued) = (issued.setter(), props.onissued.clone());
        use_action(
            |message: IssueCertificates| async move { api::certificates::issue_missing(message).await },
            move |answer: IssuedCertificates| {
                issued.set(Some(answer.issued));
                onissued.emit(());
            },
        )
    };
    let onsubmit = {
        let (course, missing, issued) = (course.clone(), missing.setter(), issued.setter());
        let (run, fiscal_year) = (issue.run.clone(), props.year);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            issued.set(None);
            missing.set(course.is_empty());
            if !course.is_empty() {
                run.emit(IssueCertificates { fiscal_year, course_code: (*course).clone() });
            }
        })
    };
    let onchange = {
        let course = course.setter();
        Callback::from(move |value| course.set(value))
    };
    html! {
        <section class="section stack no-print">
            <h2>{ words::MANY }</h2>
            <p>{ words::MANY_LEAD }</p>
            if let Some(count) = *issued {
                <Alert kind={AlertKind::Success}><p>{ words::issued(count) }</p></Alert>
            }
            <form class="stack" {onsubmit} autocomplete="off">
                <SelectField
                    id="course"
                    label={text::COURSE}
                    none={words::CHOOSE_COURSE}
                    choices={choices(&courses)}
                    value={(*course).clone()}
                    {onchange}
                    error={missing.then_some(AttrValue::Static(words::COURSE_MISSING))}
                />
                <ErrorAlert error={issue.error.clone()} />
                <p class="row">
                    <Button
                        label={if issue.pending { words::ISSUING } else { words::MANY }}
                        kind={ButtonKind::Primary}
                        submit=true
                    />
                </p>
            </form>
        </section>
    }
}

fn choices(courses: &Load<CourseList>) -> Vec<Choice> {
    let Load::Ready(list) = courses else {
        return Vec::new();
    };
    let choice = |course: &contract::catalog::CourseCard| {
        let label = [course.code.as_str(), " ", &course.title].concat();
        (course.code.clone().into(), label.into())
    };
    list.courses.iter().map(choice).collect()
}

fn list(page: &CertificatePage, onpage: &Callback<u32>) -> Html {
    if page.rows.is_empty() && page.page == 1 {
        return html! { <p>{ words::EMPTY }</p> };
    }
    html! {
        <>
            <TableRegion label={words::LIST}>
                <table class="table">
                    <caption class="visually-hidden">{ words::LIST }</caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::CERTIFICATE }</th>
                            <th scope="col">{ text::STAFF_NUMBER }</th>
                            <th scope="col">{ text::NAME }</th>
                            <th scope="col">{ text::COURSE }</th>
                            <th scope="col">{ words::COMPLETED_ON }</th>
                            <th scope="col">{ words::ISSUED_ON }</th>
                            <th scope="col">{ words::STATE }</th>
                        </tr>
                    </thead>
                    <tbody>{ for page.rows.iter().map(row) }</tbody>
                </table>
            </TableRegion>
            <Pager page={page.page} per_page={page.per_page} total={page.total} onchange={onpage.clone()} />
        </>
    }
}

fn row(paper: &Certificate) -> Html {
    html! {
        <tr key={paper.id.clone()}>
            <th scope="row" class="nowrap">
                <Link to={Route::Certificate { certificate: paper.id.clone() }}>{ words::number(paper) }</Link>
            </th>
            <td class="nowrap">{ &paper.staff_number }</td>
            <td class="nowrap">{ &paper.name }</td>
            <td>{ &paper.course_code }{ " " }{ &paper.course_title }</td>
            <td class="nowrap">{ dates::date(paper.completed_on) }</td>
            <td class="nowrap">{ dates::date(paper.issued_on) }</td>
            <td>{ if paper.revoked { words::INVALID } else { words::VALID } }</td>
        </tr>
    }
}
