//! The section of a person's page that shows every duty, by fiscal year.

use std::rc::Rc;

use contract::requirements::{ChoiceRow, DutyRow, PersonDuties};
use contract::wording;
use yew::prelude::*;

use super::duty_card::DutyCard;
use crate::text::dates;
use crate::text::duties as words;

#[derive(Properties, PartialEq)]
pub struct DutySectionProps {
    pub duties: Rc<PersonDuties>,
}

/// Latest fiscal year first; choices after the duties.
#[component]
pub fn DutySection(props: &DutySectionProps) -> Html {
    let duties = &props.duties;
    let years = duties.duties.chunk_by(|one, next| one.fiscal_year == next.fiscal_year);
    html! {
        <>
            <section class="section">
                <h2>{ words::DUTIES }</h2>
                if duties.duties.is_empty() {
                    <p>{ words::DUTIES_EMPTY }</p>
                }
                { for years.map(year) }
            </section>
            if !duties.choices.is_empty() {
                <section class="section">
                    <h2>{ words::CHOICES }</h2>
                    <ul class="cards">{ for duties.choices.iter().map(choice) }</ul>
                </section>
            }
        </>
    }
}

fn year(duties: &[DutyRow]) -> Html {
    let label = duties.first().map(|duty| duty.fiscal_year.label());
    let items = duties.iter().map(|duty| {
        html! { <li key={duty.assignment_id.clone()}><DutyCard duty={duty.clone()} /></li> }
    });
    html! {
        <section class="section">
            <h3>{ label }</h3>
            <ul class="cards">{ for items }</ul>
        </section>
    }
}

fn choice(row: &ChoiceRow) -> Html {
    let title =
        words::choice(&row.label, &row.fiscal_year.label(), row.done, row.needed, &dates::date(row.due_on));
    let courses = row.courses.iter().filter(|course| course.assignment_id.is_some());
    html! {
        <li key={row.id.clone()}>
            <article class="card stack">
                <h3>{ title }</h3>
                <p>
                    <span class="tag">{ words::standing(row.standing) }</span>
                    { " " }
                    { wording::cause(&row.cause) }
                </p>
                <ul class="list">{ for courses.map(|course| html! { <li>{ &course.title }</li> }) }</ul>
            </article>
        </li>
    }
}
