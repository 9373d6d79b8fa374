//! All rules: what can be done, what is wrong, what waits for a course, the rules themselves, the history.

use std::rc::Rc;

use contract::requirements::CurriculumPage;
use learning::curriculum::{Finding, Problem, Rule};
use yew::prelude::*;

use super::curriculum_query::{View, query_of};
use super::editor_state::{EditorAction, EditorState};
use super::rule_table::RuleTable;
use super::save_bar::SaveBar;
use super::standard_button::StandardButton;
use super::use_editor::EditorWork;
use super::version_list::VersionList;
use crate::components::{Alert, AlertKind, Button, Link, PageHeading};
use crate::hooks::use_focus_on_entry;
use crate::navigation::use_navigation;
use crate::route::Route;
use crate::text::audience::Names;
use crate::text::dates;
use crate::text::requirements as words;

const RESTORE: &str = "restore-rule";

#[derive(Properties, PartialEq)]
pub(super) struct RuleListProps {
    pub page: Rc<CurriculumPage>,
    pub work: EditorWork,
    pub names: Rc<Names>,
    pub findings: Rc<Vec<Finding>>,
}

/// The first view of the curriculum.
#[component]
pub(super) fn RuleList(props: &RuleListProps) -> Html {
    let navigation = use_navigation();
    let (state, tell) = (&props.work.state, &props.work.tell);
    let add = {
        let (id, tell) = (state.new_id(), tell.clone());
        Callback::from(move |()| {
            tell.emit(EditorAction::Add(id.clone()));
            navigation.open(Route::Curriculum, query_of(&View::Rule(id.clone())));
        })
    };
    let rules = &state.curriculum.rules;
    let published = props.page.published.as_ref().map(|version| version.number);
    html! {
        <>
            <PageHeading title={words::TITLE} lead={words::LEAD} />
            <p>{ draft_state(state, published) }</p>
            <div class="no-print list-tools"><StandardButton work={props.work.clone()} /></div>
            <SaveBar work={props.work.clone()}>
                <Button label={words::ADD} onclick={add} />
                <Link class="button" to={Route::Curriculum} query={query_of(&View::Publication)}>
                    { words::PUBLISH }
                </Link>
            </SaveBar>
            if let Some((_, rule)) = &state.removed {
                <Removed key={rule.id.clone()} rule={rule.clone()} tell={tell.clone()} />
            }
            { wrong(&props.findings, rules, &props.names) }
            { waiting(&props.findings, rules) }
            if rules.is_empty() {
                <p class="section">{ words::EMPTY }</p>
            } else {
                <RuleTable
                    rules={rules.clone()}
                    names={props.names.clone()}
                    tell={Some(tell.clone())}
                    new_id={state.new_id()}
                />
            }
            <VersionList {published} />
        </>
    }
}

fn draft_state(state: &EditorState, published: Option<i32>) -> String {
    let at = state.saved_at.map(dates::date_time);
    let saved = at.as_deref().map(|at| (state.saved_by.as_str(), at));
    words::draft_state(saved, state.changed, published)
}

#[derive(Properties, PartialEq)]
struct RemovedProps {
    rule: Rule,
    tell: Callback<EditorAction>,
}

/// A removal and the button that takes it back; the row with the pressed button is gone.
#[component]
fn Removed(props: &RemovedProps) -> Html {
    use_focus_on_entry(AttrValue::Static(RESTORE));
    html! {
        <div class="section no-print">
            <Alert kind={AlertKind::Info}>
                <p>{ words::removed(&props.rule.label) }</p>
                <p>
                    <Button
                        id={RESTORE}
                        label={words::RESTORE}
                        name={AttrValue::from(words::about(words::RESTORE, &props.rule.label))}
                        onclick={props.tell.reform(|()| EditorAction::Restore)}
                    />
                </p>
            </Alert>
        </div>
    }
}

/// What stops the publication, each with the way to its rule.
pub(super) fn wrong(findings: &[Finding], rules: &[Rule], names: &Names) -> Html {
    let stopping: Vec<&Finding> = findings.iter().filter(|finding| finding.problem.stops()).collect();
    if stopping.is_empty() {
        return Html::default();
    }
    let lines = stopping.into_iter().map(|finding| {
        let rule = rules.iter().find(|rule| rule.id == finding.rule_id);
        html! {
            <li>
                if let Some(rule) = rule {
                    { link(rule) }{ " " }
                }
                { words::problem(&finding.problem, names) }
            </li>
        }
    });
    html! {
        <section class="section">
            <h2>{ words::FINDINGS }</h2>
            <ul class="list">{ for lines }</ul>
        </section>
    }
}

/// The one list of rows whose course does not exist yet.
fn waiting(findings: &[Finding], rules: &[Rule]) -> Html {
    let rows = waiting_rows(findings, rules);
    if rows.is_empty() {
        return Html::default();
    }
    let lines = rows.iter().map(|(rule, codes)| {
        html! { <li key={rule.id.clone()}>{ link(rule) }{ words::waits_for(codes) }</li> }
    });
    html! {
        <details class="section fold">
            <summary>{ words::waiting(rows.len()) }</summary>
            <p>{ words::WAITING_LEAD }</p>
            <ul class="list">{ for lines }</ul>
        </details>
    }
}

fn link(rule: &Rule) -> Html {
    html! {
        <Link to={Route::Curriculum} query={query_of(&View::Rule(rule.id.clone()))}>
            { words::rule_name(&rule.label) }
        </Link>
    }
}

/// Rules that wait, each once with all its courses that do not exist.
fn waiting_rows<'a>(findings: &'a [Finding], rules: &'a [Rule]) -> Vec<(&'a Rule, Vec<&'a str>)> {
    let codes = |rule: &Rule| {
        let of_rule = findings.iter().filter(|finding| finding.rule_id == rule.id);
        let codes = of_rule.filter_map(|finding| match &finding.problem {
            Problem::WaitsForCourse { course } => Some(course.as_str()),
            _ => None,
        });
        codes.collect::<Vec<_>>()
    };
    let rows = rules.iter().map(|rule| (rule, codes(rule)));
    rows.filter(|(_, codes)| !codes.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use learning::curriculum::{Audience, Finding, Problem, Rule};

    use super::waiting_rows;

    #[test]
    fn a_row_waits_once_for_all_its_courses() {
        let rule = |id: &str| Rule::yearly(id, id, "SEC-06", Audience::Everyone);
        let finding = |id: &str, problem| Finding { rule_id: id.to_owned(), problem };
        let waits = |course: &str| Problem::WaitsForCourse { course: course.to_owned() };
        let findings =
            [finding("b", waits("SEC-06")), finding("b", waits("NEW-02")), finding("a", Problem::NoLabel)];
        let rules = [rule("a"), rule("b")];
        let rows = waiting_rows(&findings, &rules);
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].0.id.as_str(), rows[0].1.as_slice()), ("b", &["SEC-06", "NEW-02"][..]));
    }
}
