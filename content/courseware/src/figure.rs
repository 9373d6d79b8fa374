//! A figure: SVG that says what it shows and can neither run a program nor reach another host.
//!
//! This is a reader for the plain SVG that drawing programs write, not for all of XML: what it does not
//! know it refuses.

use crate::rules::{FIGURE_SYNTAX, FIGURE_TITLE, FIGURE_UNSAFE};
use crate::toml_file::Sheet;

/// Elements that only draw or describe.
const DRAWING: [&str; 24] = [
    "svg",
    "title",
    "desc",
    "metadata",
    "defs",
    "g",
    "symbol",
    "use",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "marker",
    "linearGradient",
    "radialGradient",
    "stop",
    "clipPath",
    "pattern",
];

/// Checks the file, reporting into its sheet.
pub(crate) fn check(sheet: &Sheet<'_>) {
    let mut reader = Reader { sheet, open: Vec::new(), titled: false, elements: 0 };
    match reader.read() {
        Ok(()) if !reader.titled => sheet.report(
            FIGURE_TITLE,
            1,
            "図に題名がありません。",
            "<svg> のすぐ内側に <title>図が伝える内容</title> を書いてください。",
        ),
        Ok(()) => {}
        Err(Broken { offset, what }) => sheet.report(
            FIGURE_SYNTAX,
            sheet.line_of(offset),
            format!("SVGとして読めません（{what}）。"),
            "タグの閉じ忘れと引用符を確かめ、描画ソフトで「プレーンSVG」として保存し直してください。",
        ),
    }
}

/// Text of a figure that a learner reads, on its lines, for the check of words.
pub(crate) fn words(svg: &str) -> String {
    let mut words = String::new();
    for part in svg.split('<') {
        let (markup, text) = part.split_once('>').unwrap_or(("", part));
        words.extend(markup.chars().filter(|character| *character == '\n'));
        words.push(' ');
        words.push_str(text);
    }
    words
}

struct Broken {
    offset: usize,
    what: &'static str,
}

struct Reader<'a> {
    sheet: &'a Sheet<'a>,
    open: Vec<&'a str>,
    titled: bool,
    elements: usize,
}

impl<'a> Reader<'a> {
    fn read(&mut self) -> Result<(), Broken> {
        let whole = self.sheet.text;
        let mut rest = whole;
        while let Some((text, after)) = rest.split_once('<') {
            let offset = whole.len() - after.len() - 1;
            let broken = |what| Broken { offset, what };
            if self.open.len() == 2 && self.open.last() == Some(&"title") && !text.trim().is_empty() {
                self.titled = true;
            }
            rest = if let Some(comment) = after.strip_prefix("!--") {
                comment.split_once("-->").ok_or(broken("コメントが閉じていません"))?.1
            } else if let Some(instruction) = after.strip_prefix('?') {
                instruction.split_once("?>").ok_or(broken("<? が閉じていません"))?.1
            } else if after.starts_with('!') {
                return Err(broken("DOCTYPE、ENTITY、CDATAは使えません"));
            } else {
                let end = tag_end(after).ok_or(broken("タグが閉じていません"))?;
                let (tag, after) = after.split_at(end);
                self.tag(tag, offset)?;
                after.strip_prefix('>').unwrap_or(after)
            };
        }
        let end = whole.len();
        match self.open.last() {
            Some(_) => Err(Broken { offset: end, what: "閉じていない要素があります" }),
            None if self.elements == 0 => Err(Broken { offset: 0, what: "<svg> がありません" }),
            None => Ok(()),
        }
    }

    fn tag(&mut self, tag: &'a str, offset: usize) -> Result<(), Broken> {
        if let Some(name) = tag.strip_prefix('/') {
            return if self.open.pop() == Some(name.trim()) {
                Ok(())
            } else {
                Err(Broken { offset, what: "開始タグと終了タグが合いません" })
            };
        }
        let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        if self.open.is_empty() && (self.elements > 0 || name != "svg") {
            return Err(Broken { offset, what: "いちばん外側は1つの <svg> です" });
        }
        self.elements += 1;
        if !DRAWING.contains(&name) {
            self.refuse(offset, &format!("要素 <{name}>"));
        }
        self.attributes(attributes, offset)?;
        if !closed {
            self.open.push(name);
        }
        Ok(())
    }

    fn attributes(&self, mut rest: &str, offset: usize) -> Result<(), Broken> {
        while !rest.trim().is_empty() {
            let broken = || Broken { offset, what: "属性の引用符が合いません" };
            let (name, after) = rest.split_once('=').ok_or_else(broken)?;
            let after = after.trim_start();
            let quote =
                after.chars().next().filter(|quote| matches!(quote, '"' | '\'')).ok_or_else(broken)?;
            let (value, after) =
                after.get(1..).and_then(|after| after.split_once(quote)).ok_or_else(broken)?;
            self.attribute(name.trim(), value, offset);
            rest = after;
        }
        Ok(())
    }

    fn attribute(&self, name: &str, value: &str, offset: usize) {
        let lower = name.to_ascii_lowercase();
        let reaches_out = lower.ends_with("href") && !value.starts_with('#');
        let paints_from_outside = value.replace("url(#", "").contains("url(");
        if lower.starts_with("on") || reaches_out || paints_from_outside {
            self.refuse(offset, &format!("属性 {name}"));
        }
    }

    fn refuse(&self, offset: usize, what: &str) {
        self.sheet.report(
            FIGURE_UNSAFE,
            self.sheet.line_of(offset),
            format!("図に{what}は使えません。"),
            "形と文字だけの図にしてください（プログラム、外部の参照、HTMLは不可）。",
        );
    }
}

/// Offset of the `>` that ends a tag, passing over quoted values.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (offset, character) in text.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(offset),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    None
}
