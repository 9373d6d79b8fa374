//! A document as it goes on paper: cover, parts, tables, and how to read it. Pure: model in, page out.

use std::rc::Rc;

use contract::documents::{CellValue, Column, ColumnKind, Cover, Document, Section, Table};
use yew::prelude::*;

use crate::components::TableRegion;
use crate::text::documents as words;

#[derive(Properties, PartialEq)]
pub(super) struct PaperProps {
    pub document: Rc<Document>,
}

/// The sheet.
#[component]
pub(super) fn Paper(props: &PaperProps) -> Html {
    let document = &props.document;
    let side = if document.landscape { "paper--landscape" } else { "paper--portrait" };
    html! {
        <article class={classes!("paper", side)} aria-label={words::PREVIEW}>
            { cover(&document.cover) }
            <h3 class="paper__title">{ document.title() }</h3>
            <p>{ &document.organization }</p>
            <p>{ document.basis() }</p>
            { for (1_u32..).zip(&document.sections).map(|(number, part)| section(number, part)) }
            if !document.notes.is_empty() {
                <section class="paper__notes">
                    <h3>{ words::NOTES }</h3>
                    <ul>{ for document.notes.iter().map(|note| html! { <li>{ note }</li> }) }</ul>
                </section>
            }
        </article>
    }
}

/// In the order of official documents: boxes for approval, number, date, addressee, sender, subject, text.
fn cover(cover: &Cover) -> Html {
    html! {
        <>
            if cover.approval {
                <table class="paper__approval">
                    <caption class="visually-hidden">{ words::APPROVAL }</caption>
                    <thead>
                        <tr>{ for cover.approvers.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr>
                    </thead>
                    <tbody><tr>{ for cover.approvers.iter().map(|_| html! { <td></td> }) }</tr></tbody>
                </table>
            }
            if !cover.number.is_empty() {
                <p class="sheet__right">{ &cover.number }</p>
            }
            <p class="sheet__right">{ cover.date_shown() }</p>
            <p>{ &cover.addressee }</p>
            <p class="sheet__right">{ &cover.sender }</p>
            <h2 class="sheet__subject paper__subject">{ &cover.subject }</h2>
            if !cover.introduction.is_empty() {
                <p class="sheet__body">{ &cover.introduction }</p>
            }
        </>
    }
}

fn section(number: u32, section: &Section) -> Html {
    html! {
        <section class="paper__section">
            <h3>{ [number.to_string().as_str(), "\u{3000}", &section.heading].concat() }</h3>
            { for section.paragraphs.iter().map(|paragraph| html! { <p>{ paragraph }</p> }) }
            { for section.tables.iter().map(table) }
        </section>
    }
}

fn table(table: &Table) -> Html {
    if table.rows.is_empty() && table.totals.is_none() {
        return html! { <p>{ &table.caption }{ "\u{3000}" }{ words::EMPTY_TABLE }</p> };
    }
    let whole = table.columns.iter().map(|column| column.width).sum::<u32>().max(1);
    let head =
        |column: &Column| html! { <th scope="col" class={class_of(column.kind)}>{ &column.label }</th> };
    html! {
        <TableRegion label={table.caption.clone()}>
            <table class="table paper__table">
                <caption>{ &table.caption }</caption>
                <colgroup>{ for table.columns.iter().map(|column| width(column, whole)) }</colgroup>
                <thead><tr>{ for table.columns.iter().map(head) }</tr></thead>
                <tbody>{ for table.rows.iter().map(|cells| row(&table.columns, cells)) }</tbody>
                if let Some(totals) = &table.totals {
                    <tfoot>{ row(&table.columns, totals) }</tfoot>
                }
            </table>
        </TableRegion>
    }
}

/// The share of the paper that a column wants.
fn width(column: &Column, whole: u32) -> Html {
    let percent = column.width.saturating_mul(100) / whole;
    html! { <col width={format!("{percent}%")} /> }
}

/// A row; its first words name it for those who hear the page.
fn row(columns: &[Column], cells: &[CellValue]) -> Html {
    let naming = cells.iter().position(|cell| matches!(cell, CellValue::Text(_)));
    let cells = columns.iter().zip(cells).enumerate().map(|(place, (column, cell))| {
        let (shown, class) = (cell.shown(), classes!(class_of(column.kind), wide(column)));
        if Some(place) == naming {
            html! { <th scope="row" {class}>{ shown }</th> }
        } else {
            html! { <td {class}>{ shown }</td> }
        }
    });
    html! { <tr>{ for cells }</tr> }
}

fn class_of(kind: ColumnKind) -> Option<&'static str> {
    match kind {
        ColumnKind::Text => None,
        ColumnKind::Number => Some("number"),
        ColumnKind::Date => Some("nowrap"),
    }
}

/// Columns for sentences.
fn wide(column: &Column) -> Option<&'static str> {
    (column.kind == ColumnKind::Text && column.width >= 30).then_some("wide")
}
