//! `/reports/understanding/items/:course`: statistics of the test and of its questions.

use std::rc::Rc;

use contract::understanding::{ItemReport, TestFigures, Weight};
use learning::tenths::Tenths;
use yew::prelude::*;

use super::pieces::{Sections, explained};
use super::question_table::{options, questions};
use crate::api;
use crate::components::{Button, Choice, Link, LoadView, PageHeading, SelectField, TableRegion};
use crate::hooks::{use_kept, use_load};
use crate::navigation::use_navigation;
use crate::query::Query;
use crate::route::Route;
use crate::text::reporting;
use crate::text::understanding as words;

const VERSION: &str = "version";

#[derive(Properties, PartialEq)]
pub struct UnderstandingItemsProps {
    pub course: AttrValue,
}

/// The statistics of the course and version in the address.
#[component]
pub fn UnderstandingItems(props: &UnderstandingItemsProps) -> Html {
    let navigation = use_navigation();
    let version = navigation.query.get(VERSION).to_owned();
    let (load, retry) =
        use_load((props.course.clone(), version), |(course, version): (AttrValue, String)| async move {
            api::understanding::items(&course, &version).await
        });
    let load = use_kept(load);
    let title = words::items_of(&props.course);
    html! {
        <>
            <PageHeading {title} lead={words::ITEMS_LEAD} />
            <Sections />
            <LoadView<ItemReport>
                {load}
                {retry}
                ready={Callback::from(|report: Rc<ItemReport>| html! { <Report {report} /> })}
            />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ReportProps {
    report: Rc<ItemReport>,
}

#[component]
fn Report(props: &ReportProps) -> Html {
    let report = &props.report;
    html! {
        <>
            <CourseForm report={report.clone()} />
            <div class="section stack measure">
                <p><strong>{ reporting::course(&report.course.code, &report.course.title) }</strong></p>
                <nav class="row" aria-label={words::VERSIONS}>{ for versions(report) }</nav>
                <p>{ words::basis(report.as_of, report.least) }</p>
                <p>{ words::not_counted(report.pending) }</p>
            </div>
            if let Some(test) = &report.test {
                <section class="section">{ whole(test, report.other_lengths) }</section>
                <section class="section">{ questions(&report.questions) }</section>
                <section class="section stack">
                    if report.options_withheld {
                        <p>{ words::WITHHELD }</p>
                    } else {
                        { for report.questions.iter().filter_map(options) }
                    }
                </section>
                { explained(&words::ITEMS_EXPLAINED) }
            } else {
                <p class="section">{ words::NO_ITEMS }</p>
            }
        </>
    }
}

fn versions(report: &ItemReport) -> Vec<Html> {
    let link = |version: &u32| {
        html! {
            <Link
                to={Route::UnderstandingItems { course: report.course.code.clone() }}
                query={Query::default().with(VERSION, &version.to_string())}
                current={*version == report.version}
                class="button button--small"
            >
                { words::version(*version) }
            </Link>
        }
    };
    report.versions.iter().map(link).collect()
}

/// A list and a button. Nothing happens while choosing: with the keyboard every arrow key chooses.
#[component]
fn CourseForm(props: &ReportProps) -> Html {
    let report = &props.report;
    let navigation = use_navigation();
    let chosen = use_state(|| report.course.code.clone());
    let onchange = {
        let chosen = chosen.setter();
        Callback::from(move |code| chosen.set(code))
    };
    let onsubmit = {
        let chosen = chosen.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            navigation.push(Route::UnderstandingItems { course: (*chosen).clone() });
        })
    };
    let mut courses = report.courses.clone();
    if !courses.iter().any(|course| course.code == report.course.code) {
        courses.insert(0, report.course.clone());
    }
    let choices: Vec<Choice> = courses
        .iter()
        .map(|course| (course.code.clone().into(), reporting::course(&course.code, &course.title).into()))
        .collect();
    html! {
        <form class="filter no-print" aria-label={words::CHOOSE_COURSE} {onsubmit} autocomplete="off">
            <SelectField
                id="items-course"
                label={words::COURSE}
                {choices}
                value={(*chosen).clone()}
                {onchange}
            />
            <p class="row"><Button label={words::SHOW_COURSE} submit=true /></p>
        </form>
    }
}

/// Every figure of the test with what it means.
fn whole(test: &TestFigures, others: u32) -> Html {
    let shown = |value: Option<Tenths>, unit: fn(Tenths) -> String| {
        value.map_or_else(|| words::UNDEFINED.to_owned(), unit)
    };
    let plain = |value: Tenths| value.to_string();
    let values = [
        words::points(test.mean),
        shown(test.median, words::points),
        shown(test.deviation, words::points),
        shown(test.skewness, plain),
        shown(test.kurtosis, plain),
        shown(test.consistency, words::percent),
        shown(test.error_ratio, words::percent),
        shown(test.standard_error, words::points),
    ];
    let row = |((name, meaning), value): (&(&'static str, &'static str), String)| {
        html! {
            <tr key={*name}>
                <th scope="row">{ *name }</th>
                <td class="number">{ value }</td>
                <td>{ *meaning }</td>
            </tr>
        }
    };
    let weight = |weight: &Weight| match weight {
        Weight::Percent(percent) => words::percent(*percent),
        Weight::Negative => words::hint(contract::understanding::ItemHint::AgainstTheTotal).to_owned(),
        Weight::Undefined => words::UNDEFINED.to_owned(),
    };
    html! {
        <>
            <TableRegion label={words::TEST}>
                <table class="table">
                    <caption><h2>{ words::TEST }</h2></caption>
                    <thead>
                        <tr>
                            <th scope="col">{ words::FIGURE }</th>
                            <th scope="col" class="number">{ words::VALUE }</th>
                            <th scope="col">{ words::READING }</th>
                        </tr>
                    </thead>
                    <tbody>{ for words::TEST_EXPLAINED.iter().zip(values).map(row) }</tbody>
                </table>
            </TableRegion>
            <p>{ words::attempts(test.attempts, test.positions, others) }</p>
            if !test.weights.is_empty() {
                <details>
                    <summary>{ words::WEIGHTS }</summary>
                    <ol class="list">{ for test.weights.iter().map(|each| html! { <li>{ weight(each) }</li> }) }</ol>
                </details>
            }
        </>
    }
}
