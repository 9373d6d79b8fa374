//! The rules in tables, one per family of courses.

use std::collections::BTreeSet;
use std::rc::Rc;

use learning::curriculum::{Content, Rule};
use yew::prelude::*;

use super::curriculum_query::{View, query_of};
use super::editor_state::{EditorAction, family};
use super::row_actions::RowActions;
use crate::browser;
use crate::components::{Link, TableRegion};
use crate::route::Route;
use crate::text;
use crate::text::audience::{self, Names};
use crate::text::requirements as words;

/// Families in the order of presentation; others come after them.
const FAMILIES: [&str; 5] = ["COM", "SEC", "ETH", "RPA", "NEW"];

#[derive(Properties, PartialEq)]
pub(super) struct RuleTableProps {
    pub rules: Vec<Rule>,
    pub names: Rc<Names>,
    /// Changes the draft; none where the rules are only read.
    #[prop_or_default]
    pub tell: Option<Callback<EditorAction>>,
    /// An id for a copy.
    #[prop_or_default]
    pub new_id: AttrValue,
}

/// A section with its table for every family that has a rule.
#[component]
pub(super) fn RuleTable(props: &RuleTableProps) -> Html {
    let pressed = use_mut_ref(|| None::<String>);
    {
        // A row that moves takes the button from under the focus.
        let pressed = pressed.clone();
        let order: Vec<String> = props.rules.iter().map(|rule| rule.id.clone()).collect();
        use_effect_with(order, move |_| {
            if let Some(button) = pressed.take() {
                browser::focus(&button);
            }
        });
    }
    let onpress = Callback::from(move |button: String| {
        pressed.replace(Some(button));
    });
    let sections = families(&props.rules).into_iter().map(|(code, rules)| {
        let title = words::family(code);
        let rows = rules.into_iter().map(|rule| row(rule, props, &onpress));
        html! {
            <section key={code.to_owned()} class="section">
                <h2>{ &title }</h2>
                <TableRegion label={title.clone()}>
                    <table class="table rules">
                        <caption class="visually-hidden">{ title.clone() }</caption>
                        <thead>{ heads(props.tell.is_some()) }</thead>
                        <tbody>{ for rows }</tbody>
                    </table>
                </TableRegion>
            </section>
        }
    });
    html! { <>{ for sections }</> }
}

fn heads(edited: bool) -> Html {
    let heads =
        [words::LABEL, text::COURSE, words::MODE, words::AUDIENCE, words::DUE, words::VALIDITY, words::YEARS];
    html! {
        <tr>
            { for heads.into_iter().map(|head| html! { <th scope="col">{ head }</th> }) }
            if edited {
                <th scope="col" class="no-print">{ words::MORE }</th>
            }
        </tr>
    }
}

fn row(rule: &Rule, props: &RuleTableProps, onpress: &Callback<String>) -> Html {
    let names = &props.names;
    let waits = rule.courses().any(|code| !code.is_empty() && names.course(code).is_none());
    html! {
        <tr key={rule.id.clone()}>
            <th scope="row">
                if props.tell.is_some() {
                    <Link
                        to={Route::Curriculum}
                        query={query_of(&View::Rule(rule.id.clone()))}
                        name={AttrValue::from(words::about(words::EDIT, &rule.label))}
                    >
                        { words::rule_name(&rule.label) }
                    </Link>
                } else {
                    { words::rule_name(&rule.label) }
                }
            </th>
            <td>
                { content(rule, names) }
                if waits {
                    <span class="tag tag--warning">{ words::WAITING_TAG }</span>
                }
            </td>
            <td class="nowrap">{ words::mode(rule.mode) }</td>
            <td class="wide">{ audience::brief(&rule.audience, names) }</td>
            <td>{ audience::due(rule.due) }</td>
            <td class="nowrap">{ audience::validity(rule.validity) }</td>
            <td>{ audience::years(rule) }</td>
            if let Some(tell) = &props.tell {
                <td class="nowrap no-print">
                    <RowActions
                        rule={rule.clone()}
                        new_id={props.new_id.clone()}
                        tell={tell.clone()}
                        onpress={onpress.clone()}
                    />
                </td>
            }
        </tr>
    }
}

fn content(rule: &Rule, names: &Names) -> Html {
    match &rule.content {
        Content::Course { course } => html! { <p>{ words::course(course, names) }</p> },
        Content::Choice { needed, courses } => html! {
            <>
                <p>{ words::of_these(*needed, courses.len()) }</p>
                <ul class="list">
                    { for courses.iter().map(|course| html! { <li>{ words::course(course, names) }</li> }) }
                </ul>
            </>
        },
    }
}

/// Families with their rules, both in order.
fn families(rules: &[Rule]) -> Vec<(&str, Vec<&Rule>)> {
    let others: BTreeSet<&str> =
        rules.iter().map(family).filter(|family| !FAMILIES.contains(family)).collect();
    let all = FAMILIES.into_iter().chain(others);
    let groups = all.map(|code| (code, rules.iter().filter(|rule| family(rule) == code).collect::<Vec<_>>()));
    groups.filter(|(_, rules)| !rules.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use learning::curriculum::{Audience, Rule};

    use super::families;

    #[test]
    fn rules_stand_by_family_in_their_own_order() {
        let rule = |id: &str, course: &str| Rule::yearly(id, id, course, Audience::Everyone);
        let rules = [
            rule("a", "XYZ-01"),
            rule("b", "NEW-01"),
            rule("c", "SEC-02"),
            rule("d", "SEC-01"),
            rule("e", ""),
        ];
        let found: Vec<(&str, Vec<&str>)> = families(&rules)
            .into_iter()
            .map(|(code, rules)| (code, rules.into_iter().map(|rule| rule.id.as_str()).collect()))
            .collect();
        assert_eq!(found, [("SEC", vec!["c", "d"]), ("NEW", vec!["b"]), ("", vec!["e"]), ("XYZ", vec!["a"])]);
    }
}
