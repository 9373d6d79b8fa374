//! The questions of a course with their figures, and of each what people chose.

use contract::understanding::{ItemFigures, OptionCount, QuestionFigures};
use learning::tenths::Tenths;
use yew::prelude::*;

use super::pieces::bar;
use crate::components::TableRegion;
use crate::text::understanding as words;

/// One row per question.
pub(super) fn questions(questions: &[QuestionFigures]) -> Html {
    html! {
        <TableRegion label={words::QUESTIONS}>
            <table class="table">
                <caption><h2>{ words::QUESTIONS }</h2></caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::QUESTION }</th>
                        <th scope="col">{ words::OBJECTIVE }</th>
                        <th scope="col" class="number">{ words::PEOPLE }</th>
                        <th scope="col" class="number">{ words::FACILITY }</th>
                        <th scope="col" class="number">{ words::DEVIATION }</th>
                        <th scope="col" class="number">{ words::GUESS }</th>
                        <th scope="col" class="number">{ words::DISCRIMINATION }</th>
                        <th scope="col" class="number">{ words::EFFICIENCY }</th>
                        <th scope="col">{ words::HINTS }</th>
                    </tr>
                </thead>
                <tbody>{ for questions.iter().map(row) }</tbody>
            </table>
        </TableRegion>
    }
}

fn row(question: &QuestionFigures) -> Html {
    let cells = match &question.figures {
        Some(figures) => of(figures),
        None => html! {
            <>
                <td class="number">{ words::NOT_COUNTED }</td>
                { for (0..5).map(|_| html! { <td class="number">{ words::NO_FIGURE }</td> }) }
                <td></td>
            </>
        },
    };
    html! {
        <tr key={question.id.clone()}>
            <th scope="row">{ &question.id }</th>
            <td>{ &question.objective }</td>
            { cells }
        </tr>
    }
}

fn of(figures: &ItemFigures) -> Html {
    let percent = |value: Option<Tenths>| value.map_or_else(|| words::NO_FIGURE.to_owned(), words::percent);
    let index =
        |value: Option<Tenths>| value.map_or_else(|| words::NO_FIGURE.to_owned(), |it| it.to_string());
    html! {
        <>
            <td class="number">{ figures.answers }</td>
            <td class="number">{ bar(figures.facility, words::percent(figures.facility)) }</td>
            <td class="number">{ percent(figures.deviation) }</td>
            <td class="number">{ percent(figures.guess) }</td>
            <td class="number">{ index(figures.discrimination) }</td>
            <td class="number">{ index(figures.efficiency) }</td>
            <td>{ for figures.hints.iter().map(|hint| html! { <p>{ words::hint(*hint) }</p> }) }</td>
        </>
    }
}

/// What people chose in one question; nothing while it has no figures.
pub(super) fn options(question: &QuestionFigures) -> Option<Html> {
    let figures = question.figures.as_ref()?;
    let title = words::options_of(&question.id);
    let third = figures.failing_third > 0;
    let row = |option: &OptionCount| {
        html! {
            <tr>
                <th scope="row">{ &option.text }</th>
                <td>{ if option.right { words::RIGHT } else { "" } }</td>
                <td class="number">{ option.people }</td>
                if third {
                    <td class="number">{ option.failing }</td>
                }
            </tr>
        }
    };
    let table = html! {
        <TableRegion label={title.clone()}>
            <table class="table">
                <caption class="visually-hidden">{ &title }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::OPTION }</th>
                        <th scope="col">{ words::RIGHT }</th>
                        <th scope="col" class="number">{ words::CHOSE }</th>
                        if third {
                            <th scope="col" class="number">{ words::FAILING }</th>
                        }
                    </tr>
                </thead>
                <tbody>{ for figures.options.iter().map(row) }</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{ words::UNANSWERED }</th>
                        <td></td>
                        <td class="number">{ figures.unanswered }</td>
                        if third {
                            <td></td>
                        }
                    </tr>
                </tfoot>
            </table>
        </TableRegion>
    };
    Some(html! {
        <details key={question.id.clone()}>
            <summary>{ &title }</summary>
            <p class="measure">{ &question.stem }</p>
            if figures.options.is_empty() {
                <p>{ words::NO_OPTIONS }</p>
            } else {
                { table }
            }
        </details>
    })
}
