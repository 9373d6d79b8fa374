//! One letter as it goes on paper: one department, one sheet.

use contract::reminders::{LETTER_PLACES, Letter, LetterPerson, LetterPreview};
use learning::fiscal_year::FiscalYear;
use learning::reminder::fill;
use yew::prelude::*;

use crate::text;
use crate::text::dates;
use crate::text::reminders as words;

/// What all letters of a preview share, as HR has it now; places are not filled yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub number: String,
    pub date: String,
    pub addressee: String,
    pub sender: String,
    pub subject: String,
    pub body: String,
}

impl Heading {
    /// The words of the organisation, and today.
    pub(super) fn of(preview: &LetterPreview) -> Heading {
        let template = preview.template.clone();
        Heading {
            number: template.number,
            date: dates::date(preview.today),
            addressee: template.addressee,
            sender: template.sender,
            subject: template.subject,
            body: template.body,
        }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct LetterSheetProps {
    pub letter: Letter,
    pub heading: Heading,
    pub organization: AttrValue,
    pub year: FiscalYear,
}

/// The letter in the order of official documents: number, date, addressee, sender, subject, text, annex.
#[component]
pub(super) fn LetterSheet(props: &LetterSheetProps) -> Html {
    let (letter, heading) = (&props.letter, &props.heading);
    let (people, duties) = (letter.people.len().to_string(), letter.duties.to_string());
    let year = props.year.label();
    let date = heading.date.as_str();
    let facts = [props.organization.as_str(), &year, &letter.department, &people, &duties, date];
    let values: Vec<(&str, &str)> = LETTER_PLACES.into_iter().zip(facts).collect();
    let filled = |text: &str| fill(text, &values);
    let title = ["letter-", &letter.department_id].concat();
    html! {
        <article class="sheet" aria-labelledby={title.clone()}>
            <p class="sheet__right">{ filled(&heading.number) }</p>
            <p class="sheet__right">{ &heading.date }</p>
            <p>{ filled(&heading.addressee) }</p>
            <p class="sheet__right">{ filled(&heading.sender) }</p>
            <h2 id={title} class="sheet__subject">{ filled(&heading.subject) }</h2>
            <p class="sheet__body">{ filled(&heading.body) }</p>
            { annex(letter) }
        </article>
    }
}

fn annex(letter: &Letter) -> Html {
    html! {
        <table class="table">
            <caption>{ words::ANNEX }</caption>
            <thead>
                <tr>
                    <th scope="col">{ text::STAFF_NUMBER }</th>
                    <th scope="col">{ text::NAME }</th>
                    <th scope="col">{ text::COURSE }</th>
                </tr>
            </thead>
            <tbody>{ for letter.people.iter().map(person) }</tbody>
        </table>
    }
}

fn person(person: &LetterPerson) -> Html {
    let duties = person.duties.iter().map(|duty| {
        html! {
            <li>
                { words::duty(&duty.course_title, &dates::date(duty.due_on)) }
                if duty.overdue {
                    { " " }<span class="tag">{ words::OVERDUE }</span>
                }
            </li>
        }
    });
    html! {
        <tr>
            <td class="nowrap">{ &person.staff_number }</td>
            <th scope="row" class="nowrap">{ &person.name }</th>
            <td><ul class="list">{ for duties }</ul></td>
        </tr>
    }
}
