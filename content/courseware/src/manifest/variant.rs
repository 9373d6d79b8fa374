//! `[[variants]]`: lesson sets for some people, by grade, job kind or attribute.

use learning::role::Attribute;

use crate::material::Variant;
use crate::toml_file::{Located, Section};

/// One `[[variants]]` table.
#[derive(Debug)]
pub(crate) struct VariantEntry {
    pub(crate) id: Located<String>,
    pub(crate) title: String,
    pub(crate) lessons: Vec<Located<String>>,
    pub(crate) exercises: Vec<Located<String>>,
    pub(crate) grades: Vec<Located<String>>,
    pub(crate) job_kinds: Vec<Located<String>>,
    pub(crate) attributes: Vec<Located<String>>,
    pub(crate) except_attributes: Vec<Located<String>>,
    pub(crate) questions: Option<Located<u32>>,
}

pub(super) fn read(mut section: Section<'_>) -> VariantEntry {
    let entry = VariantEntry {
        id: section.text("id"),
        title: section.text("title").value,
        lessons: section.required_texts("lessons"),
        exercises: section.texts("exercises"),
        grades: section.texts("grades"),
        job_kinds: section.texts("job_kinds"),
        attributes: section.texts("attributes"),
        except_attributes: section.texts("except_attributes"),
        questions: section.optional_whole("questions"),
    };
    if let Some(questions) = entry.questions.filter(|questions| questions.value == 0) {
        section.wrong("questions", questions.line, "1以上の整数（コースと同じなら項目ごと消す）");
    }
    section.finish();
    entry
}

/// The attribute that a course file names: by its stable name only, so that files read alike everywhere.
pub(crate) fn attribute(name: &str) -> Option<Attribute> {
    Attribute::ALL.into_iter().find(|attribute| attribute.as_str() == name)
}

impl VariantEntry {
    /// The variant without lines.
    pub(crate) fn into_material(self) -> Variant {
        let values = |texts: Vec<Located<String>>| texts.into_iter().map(|text| text.value).collect();
        let attributes = |texts: Vec<Located<String>>| {
            texts.into_iter().filter_map(|text| attribute(&text.value)).collect()
        };
        Variant {
            id: self.id.value,
            title: self.title,
            lessons: values(self.lessons),
            exercises: values(self.exercises),
            grades: values(self.grades),
            job_kinds: values(self.job_kinds),
            attributes: attributes(self.attributes),
            except_attributes: attributes(self.except_attributes),
            questions: self.questions.map(|questions| questions.value),
        }
    }
}
