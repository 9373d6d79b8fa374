//! The figures of one question: a table with bars, and per division where that is shown.

use contract::wording::surveys::{division, labels, mean};
use learning::survey::tally::{AnswerCounts, QuestionTally};
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text::survey_office as words;

#[derive(Properties, PartialEq)]
pub(super) struct BarsProps {
    pub tally: QuestionTally,
    /// From 1.
    pub number: usize,
    /// Fewer people than this are not shown.
    pub least: u32,
}

/// Heading, counts, divisions, texts.
#[component]
pub(super) fn Bars(props: &BarsProps) -> Html {
    let tally = &props.tally;
    let title = format!("{}. {}", props.number, tally.question.text);
    let labels = labels(&tally.question);
    html! {
        <section class="section stack">
            <h2>{ &title }</h2>
            { match &tally.total {
                None => html! { <p>{ words::hidden(props.least) }</p> },
                Some(counts) => html! {
                    <>
                        <p>{ words::answered(counts.answered) }</p>
                        if let Some(mean) = mean(&tally.question, counts) {
                            <p>{ words::mean(&mean) }</p>
                        }
                        if !labels.is_empty() {
                            { whole(&title, &labels, counts) }
                        }
                    </>
                },
            } }
            if !tally.divisions.is_empty() {
                { divisions(props, &title, &labels) }
            }
            if !tally.texts.is_empty() {
                <h3>{ words::TEXTS }</h3>
                <ul class="list">{ for tally.texts.iter().map(|text| html! { <li class="wide">{ text }</li> }) }</ul>
            }
        </section>
    }
}

fn whole(title: &str, labels: &[String], counts: &AnswerCounts) -> Html {
    let row = |(label, people): (&String, &u32)| {
        html! {
            <tr>
                <th scope="row">{ label }</th>
                <td class="number">{ people }</td>
                <td class="number">{ words::percent(*people, counts.answered) }</td>
                <td aria-hidden="true">
                    <progress max={counts.answered.max(1).to_string()} value={people.to_string()} />
                </td>
            </tr>
        }
    };
    html! {
        <TableRegion label={title.to_owned()}>
            <table class="table">
                <caption class="visually-hidden">{ title }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::CHOICE }</th>
                        <th scope="col" class="number">{ words::PEOPLE }</th>
                        <th scope="col" class="number">{ words::SHARE }</th>
                        <th scope="col" aria-hidden="true">{ words::BAR }</th>
                    </tr>
                </thead>
                <tbody>{ for labels.iter().zip(&counts.choices).map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

fn divisions(props: &BarsProps, title: &str, labels: &[String]) -> Html {
    let question = &props.tally.question;
    let has_mean = labels.is_empty();
    let columns = labels.len().max(1) + 1;
    let caption = words::about(words::BY_DIVISION, title);
    let row = |name: &str, counts: Option<&AnswerCounts>| {
        let cells = match counts {
            None => html! { <td colspan={columns.to_string()}>{ words::hidden(props.least) }</td> },
            Some(counts) => html! {
                <>
                    <td class="number">{ counts.answered }</td>
                    { for counts.choices.iter().map(|people| html! { <td class="number">{ people }</td> }) }
                    if has_mean {
                        <td class="number">{ mean(question, counts).unwrap_or_default() }</td>
                    }
                </>
            },
        };
        html! { <tr key={name.to_owned()}><th scope="row">{ division(name) }</th>{ cells }</tr> }
    };
    html! {
        <TableRegion label={caption.clone()}>
            <table class="table">
                <caption>{ words::BY_DIVISION }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::DIVISION }</th>
                        <th scope="col" class="number">{ words::PEOPLE }</th>
                        { for labels.iter().map(|label| html! { <th scope="col" class="number">{ label }</th> }) }
                        if has_mean {
                            <th scope="col" class="number">{ words::MEAN }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    { for props.tally.divisions.iter().map(|of| row(&of.division, of.counts.as_ref())) }
                </tbody>
            </table>
        </TableRegion>
    }
}
