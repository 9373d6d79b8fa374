//! A lesson: Markdown to clean HTML, with everything a page must not hold reported.

mod reader;

use std::collections::{BTreeMap, BTreeSet};

use ammonia::UrlRelative;
use pulldown_cmark::{Event, Options, Parser, TextMergeWithOffset, html};

use crate::toml_file::{Located, Sheet};
use reader::Reader;

/// Every lesson ends with this heading.
const TOMORROW: &str = "明日からこうする";

/// What a lesson may point to.
#[derive(Debug)]
pub(crate) struct Targets<'a> {
    /// Names of the figures of the course.
    pub(crate) figures: BTreeSet<&'a str>,
    /// Lesson file name → lesson id.
    pub(crate) lessons: BTreeMap<&'a str, &'a str>,
}

/// A lesson file, rendered.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub(crate) html: String,
    pub(crate) characters: u32,
    /// Figures shown.
    pub(crate) figures: BTreeSet<String>,
    /// Ids of the inserts shown.
    pub(crate) inserts: Vec<Located<String>>,
}

/// Renders the file, reporting into its sheet.
pub(crate) fn render(sheet: &Sheet<'_>, targets: &Targets<'_>) -> Rendered {
    let mut reader = Reader::new(sheet, targets);
    let parser = Parser::new_ext(sheet.text, Options::ENABLE_TABLES).into_offset_iter();
    let events: Vec<Event<'_>> = TextMergeWithOffset::new(parser)
        .map(|(event, range)| reader.take(event, sheet.line_of(range.start)))
        .collect();
    reader.end();
    let mut rendered = reader.rendered;
    let mut page = String::new();
    html::push_html(&mut page, events.into_iter());
    rendered.html = clean(&page);
    rendered
}

/// Keeps what Markdown makes and nothing else: no classes, styles, ids, scripts or other hosts.
pub(crate) fn clean(page: &str) -> String {
    let tags = [
        "p",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "strong",
        "em",
        "code",
        "pre",
        "br",
        "hr",
        "a",
        "img",
    ];
    let attributes = [
        ("a", std::iter::once("href").collect()),
        ("img", ["src", "alt"].into_iter().collect()),
        ("ol", std::iter::once("start").collect()),
    ];
    ammonia::Builder::empty()
        .tags(tags.into_iter().collect())
        .tag_attributes(attributes.into_iter().collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .clean(page)
        .to_string()
}
