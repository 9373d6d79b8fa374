//! One pass over the parts of a lesson: counts, reports, and rewrites addresses.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{Rendered, TOMORROW, Targets};
use crate::rules::{
    BROKEN_LINK, EXTERNAL_LINK, HEADING_LEVEL, INSERT_PARAGRAPH, MISSING_ALT, NO_TOMORROW, RAW_HTML,
    STRAY_MARKUP,
};
use crate::toml_file::{Located, Sheet};

/// Takes the parts of a lesson as they come, and gives them on as they may be shown.
pub(super) struct Reader<'a> {
    sheet: &'a Sheet<'a>,
    targets: &'a Targets<'a>,
    pub(super) rendered: Rendered,
    /// The last second-level heading so far.
    heading: Option<Heading>,
    /// Alternative text so far of the figure being read.
    alt: Option<String>,
    /// How many parts are open around the present one.
    depth: usize,
    /// Where an insert may stand.
    place: Place,
}

/// An insert stands alone in a paragraph of the page itself, because it becomes paragraphs of its own.
enum Place {
    /// At the beginning of such a paragraph.
    Begin,
    /// Behind an insert that began such a paragraph.
    Behind(Located<String>),
    /// Anywhere else.
    Elsewhere,
}

struct Heading {
    open: bool,
    text: String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(sheet: &'a Sheet<'a>, targets: &'a Targets<'a>) -> Reader<'a> {
        Reader {
            sheet,
            targets,
            rendered: Rendered::default(),
            heading: None,
            alt: None,
            depth: 0,
            place: Place::Elsewhere,
        }
    }

    pub(super) fn take<'e>(&mut self, event: Event<'e>, line: usize) -> Event<'e> {
        if self.insert(&event, line) {
            return event;
        }
        match event {
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                self.start_heading(level, line);
                Event::Start(Tag::Heading { level, id, classes, attrs })
            }
            Event::End(TagEnd::Heading(level)) => {
                if let Some(heading) = &mut self.heading {
                    heading.open = false;
                }
                Event::End(TagEnd::Heading(level))
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = self.link(&dest_url, line).into();
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                self.alt = Some(String::new());
                let dest_url = self.figure(&dest_url, line).into();
                Event::Start(Tag::Image { link_type, dest_url, title, id })
            }
            Event::End(TagEnd::Image) => {
                self.end_figure(line);
                Event::End(TagEnd::Image)
            }
            Event::Text(text) => {
                self.text(&text);
                if text.contains("**") {
                    self.stray(line);
                }
                Event::Text(text)
            }
            Event::Code(text) => {
                self.text(&text);
                Event::Code(text)
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                self.raw_html(&text, line);
                Event::Text("".into())
            }
            other => other,
        }
    }

    /// Follows paragraphs; whether the event is an insert that stands where it may.
    fn insert(&mut self, event: &Event<'_>, line: usize) -> bool {
        let place = std::mem::replace(&mut self.place, Place::Elsewhere);
        match event {
            Event::Start(tag) => {
                if matches!(tag, Tag::Paragraph) && self.depth == 0 {
                    self.place = Place::Begin;
                }
                self.depth += 1;
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        match (place, event) {
            (Place::Begin, Event::Text(text)) => {
                if let Some(id) = insert_id(text) {
                    self.place = Place::Behind(Located { value: id.to_owned(), line });
                    return true;
                }
            }
            (Place::Behind(insert), Event::End(TagEnd::Paragraph)) => self.rendered.inserts.push(insert),
            (Place::Behind(insert), _) => self.insert_amid(insert.line),
            _ => {}
        }
        if let Event::Text(text) = event
            && text.contains("{{")
        {
            self.insert_amid(line);
        }
        false
    }

    fn insert_amid(&self, line: usize) {
        self.sheet.report(
            INSERT_PARAGRAPH,
            line,
            "差し込みが1つの段落になっていません。",
            "{{insert:id}} だけの行にし、前後を1行ずつ空けてください（箇条書きや表の中には置けません）。",
        );
    }

    fn start_heading(&mut self, level: HeadingLevel, line: usize) {
        if level == HeadingLevel::H1 {
            self.sheet.report(
                HEADING_LEVEL,
                line,
                "# の見出しは使えません（レッスン名はページが表示します）。",
                "## か ### にしてください。",
            );
        }
        if level == HeadingLevel::H2 {
            self.heading = Some(Heading { open: true, text: String::new() });
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(alt) = &mut self.alt {
            alt.push_str(text);
            return;
        }
        if let Some(heading) = self.heading.as_mut().filter(|heading| heading.open) {
            heading.text.push_str(text);
        }
        let characters = text.chars().filter(|character| !character.is_whitespace()).count();
        let characters = u32::try_from(characters).unwrap_or(u32::MAX);
        self.rendered.characters = self.rendered.characters.saturating_add(characters);
    }

    fn link(&mut self, target: &str, line: usize) -> String {
        if target.contains(':') || target.starts_with("//") {
            self.sheet.report(
                EXTERNAL_LINK,
                line,
                format!("外部へのリンク {target} は使えません。"),
                "リンクを外し、出どころは course.toml の [[sources]] に書いてください。",
            );
            return String::new();
        }
        match self.targets.lessons.get(target) {
            Some(id) => format!("lessons/{id}"),
            None => {
                self.broken(
                    target,
                    line,
                    "同じ lessons フォルダーにあるレッスンのファイル名にしてください。",
                );
                String::new()
            }
        }
    }

    fn figure(&mut self, target: &str, line: usize) -> String {
        if target.contains("//") {
            self.sheet.report(
                EXTERNAL_LINK,
                line,
                format!("外部の図 {target} は使えません。"),
                "図を figures フォルダーに置いてください。",
            );
            return String::new();
        }
        match target.strip_prefix("../figures/").filter(|name| self.targets.figures.contains(name)) {
            Some(name) => {
                self.rendered.figures.insert(name.to_owned());
                format!("figures/{name}")
            }
            None => {
                self.broken(
                    target,
                    line,
                    "図を figures フォルダーに置き、../figures/名前.svg と書いてください。",
                );
                String::new()
            }
        }
    }

    fn broken(&self, target: &str, line: usize, remedy: &str) {
        self.sheet.report(BROKEN_LINK, line, format!("リンク先 {target} がありません。"), remedy);
    }

    fn end_figure(&mut self, line: usize) {
        let alt = self.alt.take().unwrap_or_default();
        if alt.trim().is_empty() {
            self.sheet.report(
                MISSING_ALT,
                line,
                "図に代替テキストがありません。",
                "![図が伝える内容](../figures/名前.svg) のように書いてください。",
            );
        }
    }

    fn raw_html(&self, text: &str, line: usize) {
        self.sheet.report(
            RAW_HTML,
            line,
            format!("HTML（{}）は使えません。", text.trim()),
            "Markdownの書き方に直してください。",
        );
    }

    /// `**「…」**と` is not strong in CommonMark: a mark beside a bracket needs a space or an end.
    fn stray(&self, line: usize) {
        self.sheet.report(
            STRAY_MARKUP,
            line,
            "** が太字にならず、そのまま表示されます。",
            "かっこや句読点を ** の外に出してください（例: 「**不審**」と）。",
        );
    }

    pub(super) fn end(&self) {
        if self.heading.as_ref().is_none_or(|heading| heading.text.trim() != TOMORROW) {
            self.sheet.report(
                NO_TOMORROW,
                self.sheet.line_of(self.sheet.text.trim_end().len()),
                format!("最後の見出しが「{TOMORROW}」ではありません。"),
                format!("レッスンの終わりに「## {TOMORROW}」を置いてください。"),
            );
        }
    }
}

/// The id of `{{insert:id}}`.
fn insert_id(text: &str) -> Option<&str> {
    let id = text.trim().strip_prefix("{{insert:")?.strip_suffix("}}")?;
    (!id.is_empty() && !id.contains(['{', '}'])).then_some(id)
}
