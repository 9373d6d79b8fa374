//! `[[inserts]]`: slots that an organisation fills, with a text or with one of several options.

use crate::material::Insert;
use crate::rules::TOO_FEW_OPTIONS;
use crate::toml_file::{Located, Section};

/// One `[[inserts]]` table.
#[derive(Debug)]
pub(crate) struct InsertEntry {
    pub(crate) id: Located<String>,
    title: String,
    hint: String,
    /// Option id and label; empty for a text.
    pub(crate) options: Vec<(Located<String>, String)>,
    pub(crate) default: Located<String>,
    acknowledge: bool,
}

pub(super) fn read(mut section: Section<'_>) -> InsertEntry {
    let id = section.text("id");
    let title = section.text("title").value;
    let hint = section.text("hint").value;
    let options: Vec<(Located<String>, String)> =
        section.optional_sections("options").into_iter().map(option).collect();
    if let [(only, _)] = options.as_slice() {
        section.sheet().report(
            TOO_FEW_OPTIONS,
            only.line,
            "options が1個しかありません。",
            "2個以上書くか、文章の差し込みなら options を消してください。",
        );
    }
    let default = section.text("default");
    let acknowledge = section.flag("acknowledge").is_some_and(|flag| flag.value);
    section.finish();
    InsertEntry { id, title, hint, options, default, acknowledge }
}

fn option(mut section: Section<'_>) -> (Located<String>, String) {
    let option = (section.text("id"), section.text("label").value);
    section.finish();
    option
}

impl InsertEntry {
    /// What a lesson shows while the organisation has written nothing.
    pub(crate) fn shown_by_default(&self) -> &str {
        let chosen = self.options.iter().find(|(id, _)| id.value == self.default.value);
        chosen.map_or(self.default.value.as_str(), |(_, label)| label.as_str())
    }

    /// The insert without lines.
    pub(crate) fn into_material(self) -> Insert {
        Insert {
            id: self.id.value,
            title: self.title,
            hint: self.hint,
            options: self.options.into_iter().map(|(id, label)| (id.value, label)).collect(),
            default: self.default.value,
            acknowledge: self.acknowledge,
        }
    }
}
