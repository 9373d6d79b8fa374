//! 仕分け: items that belong into bins.

use std::collections::{BTreeMap, BTreeSet};

use learning::exercise::Sorting;
use learning::question::Choice;

use super::Explained;
use crate::quiz::{at_least, ids_by_text};
use crate::rules::KEY_OUT_OF_RANGE;
use crate::toml_file::{Located, Section};

/// A sorting as written.
#[derive(Debug)]
pub(crate) struct SortingDraft {
    /// Bin id and label.
    pub(crate) bins: Vec<(Located<String>, String)>,
    pub(crate) items: Vec<ItemDraft>,
    /// Tags whose items must be right, whatever the share.
    pub(crate) must_be_right: Vec<Located<String>>,
}

/// An item as written.
#[derive(Debug)]
pub(crate) struct ItemDraft {
    pub(crate) id: Located<String>,
    text: String,
    pub(crate) bin: Located<String>,
    explanation: String,
    pub(crate) fatal_bins: Vec<Located<String>>,
    pub(crate) tags: Vec<String>,
}

pub(super) fn read(root: &mut Section<'_>) -> SortingDraft {
    let must_be_right = root.texts("must_be_right");
    let bins: Vec<_> = root.sections("bins").into_iter().map(bin).collect();
    let items: Vec<_> = root.sections("items").into_iter().map(item).collect();
    at_least(root, "bins", bins.len(), 2);
    at_least(root, "items", items.len(), 2);
    let sorting = SortingDraft { bins, items, must_be_right };
    if sorting.ids().len() < sorting.items.len() {
        root.sheet().report(
            KEY_OUT_OF_RANGE,
            root.line,
            "同じ文の項目があり、箱が1つに決まりません。",
            "項目の文を書き分けてください。",
        );
    }
    sorting
}

fn bin(mut section: Section<'_>) -> (Located<String>, String) {
    let bin = (section.text("id"), section.text("label").value);
    section.finish();
    bin
}

fn item(mut section: Section<'_>) -> ItemDraft {
    let item = ItemDraft {
        id: section.text("id"),
        text: section.text("text").value,
        bin: section.text("bin"),
        explanation: section.optional_text("explanation").unwrap_or_default().value,
        fatal_bins: section.texts("fatal_bins"),
        tags: section.texts("tags").into_iter().map(|tag| tag.value).collect(),
    };
    section.finish();
    item
}

impl SortingDraft {
    pub(super) fn explained(&self) -> impl Iterator<Item = Explained<'_>> {
        self.items.iter().map(|item| Explained {
            text: &item.text,
            explanation: &item.explanation,
            line: item.id.line,
        })
    }

    /// Files list the items bin by bin, so the author's ids would tell the bins: items get ids by the order
    /// of their texts.
    fn ids(&self) -> BTreeMap<String, String> {
        ids_by_text("i", self.items.iter().map(|item| item.text.as_str()))
    }

    pub(super) fn into_material(self) -> Sorting {
        let ids = self.ids();
        let must: BTreeSet<&str> = self.must_be_right.iter().map(|tag| tag.value.as_str()).collect();
        let mut sorting = Sorting {
            bins: self.bins.into_iter().map(|(id, text)| Choice { id: id.value, text }).collect(),
            items: Vec::new(),
            key: BTreeMap::new(),
            fatal: BTreeMap::new(),
            must_be_right: BTreeSet::new(),
            explanations: BTreeMap::new(),
        };
        for item in self.items {
            let id = ids.get(&item.text).cloned().unwrap_or_default();
            if item.tags.iter().any(|tag| must.contains(tag.as_str())) {
                sorting.must_be_right.insert(id.clone());
            }
            let fatal: BTreeSet<String> = item.fatal_bins.into_iter().map(|bin| bin.value).collect();
            if !fatal.is_empty() {
                sorting.fatal.insert(id.clone(), fatal);
            }
            sorting.key.insert(id.clone(), item.bin.value);
            sorting.explanations.insert(id.clone(), item.explanation);
            sorting.items.push(Choice { id, text: item.text });
        }
        sorting
    }
}
