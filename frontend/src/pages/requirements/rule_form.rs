//! One rule. Every change stands in the draft at once, so that leaving the form loses nothing; only the server
//! does not know it before it is saved.

use std::rc::Rc;

use contract::requirements::CurriculumPage;
use learning::curriculum::{Finding, Rule};
use yew::prelude::*;

use super::audience_builder::AudienceBuilder;
use super::editor_state::EditorAction;
use super::head_count::HeadCount;
use super::rule_edit::RuleEdit;
use super::rule_fields::Fields;
use super::save_bar::SaveBar;
use super::use_editor::EditorWork;
use crate::components::{Alert, AlertKind, Button, Link, PageHeading, TextField};
use crate::route::Route;
use crate::text::audience::{self, Names};
use crate::text::requirements as words;

#[derive(Properties, PartialEq)]
pub(super) struct RuleFormProps {
    pub page: Rc<CurriculumPage>,
    pub work: EditorWork,
    pub names: Rc<Names>,
    pub rule: Rule,
    pub findings: Rc<Vec<Finding>>,
}

/// Name, content, audience, due date, years; what is wrong with it; the way back.
#[component]
pub(super) fn RuleForm(props: &RuleFormProps) -> Html {
    let (rule, work) = (&props.rule, &props.work);
    // The title of the page does not change under the typing hand.
    let title = use_memo((), |()| words::rule_title(&rule.label));
    let fields = Fields { rule, state: &work.state, tell: &work.tell };
    let choices = &props.page.choices;
    let saved = work.state.saved_rule(&rule.id).is_some_and(|saved| saved != rule);
    let id = rule.id.clone();
    html! {
        <>
            <p class="back"><Link to={Route::Curriculum}>{ words::BACK }</Link></p>
            <PageHeading title={(*title).clone()} />
            <TextField
                id="rule-label"
                label={words::LABEL}
                hint={words::LABEL_HINT}
                value={rule.label.clone()}
                oninput={fields.edit(RuleEdit::Label)}
            />
            { fields.content(choices) }
            <section class="section stack">
                <h2>{ words::AUDIENCE }</h2>
                <p class="field__hint">{ words::AUDIENCE_HINT }</p>
                <p><strong>{ audience::audience(&rule.audience, &props.names) }</strong></p>
                <AudienceBuilder
                    page={props.page.clone()}
                    audience={rule.audience.clone()}
                    onchange={fields.edit(RuleEdit::Audience)}
                />
                <HeadCount audience={rule.audience.clone()} />
            </section>
            { fields.due() }
            { fields.years(props.page.fiscal_year) }
            { fields.details() }
            <div class="section stack">
                { wrong(&props.findings, rule, &props.names) }
                <SaveBar work={work.clone()}>
                    if saved {
                        <Button
                            label={words::REVERT}
                            onclick={work.tell.reform(move |()| EditorAction::Revert(id.clone()))}
                        />
                    }
                    <Link class="button" to={Route::Curriculum}>{ words::DONE }</Link>
                </SaveBar>
            </div>
        </>
    }
}

/// What is wrong with this rule, and what waits.
fn wrong(findings: &[Finding], rule: &Rule, names: &Names) -> Html {
    let own: Vec<&Finding> = findings.iter().filter(|finding| finding.rule_id == rule.id).collect();
    if own.is_empty() {
        return Html::default();
    }
    let kind =
        if own.iter().any(|finding| finding.problem.stops()) { AlertKind::Warning } else { AlertKind::Info };
    let lines = own.into_iter().map(|finding| html! { <li>{ words::problem(&finding.problem, names) }</li> });
    html! { <Alert {kind}><ul class="list">{ for lines }</ul></Alert> }
}
