//! One course folder: its files brought together, first as written, then as [`CourseMaterial`].

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::checks;
use crate::exercise::{self, ExerciseDraft};
use crate::figure;
use crate::finding::Finding;
use crate::lesson::{self, Rendered, Targets};
use crate::manifest::{self, InsertEntry, Manifest, PlacementEntry, VariantEntry};
use crate::material::{AssessmentPolicy, CourseMaterial, Lesson};
use crate::quiz::{self, QuestionDraft};
use crate::rules::{MISSING_FILE, NOT_UTF8};
use crate::toml_file::{Located, Sheet};
use crate::tree::CourseTree;

/// The author's notes: neither shown nor part of the version.
pub(crate) const NOTES: &str = "NOTES.md";

/// A course as written, with lines.
#[derive(Debug)]
pub(crate) struct CourseDraft {
    /// `<family>/<CODE-slug>`.
    pub(crate) folder: String,
    /// File names in the folder.
    pub(crate) files: Vec<String>,
    pub(crate) manifest: Manifest,
    /// One per lesson of the manifest; empty when its file is missing.
    pub(crate) lessons: Vec<Rendered>,
    pub(crate) bank: Vec<QuestionDraft>,
    /// In order of file name.
    pub(crate) exercises: Vec<ExerciseDraft>,
    pub(crate) figures: BTreeMap<String, String>,
    content_hash: String,
}

impl CourseDraft {
    /// Path of one of its files.
    pub(crate) fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.folder)
    }

    /// Reads all files of `folder`; none when there is no readable `course.toml`.
    pub(crate) fn read(tree: &CourseTree, folder: &str, findings: &mut Vec<Finding>) -> Option<CourseDraft> {
        let files = Files::of(tree, folder, findings);
        let manifest = files.read("course.toml", 1, "course.toml", findings, manifest::read).flatten()?;
        let figures: BTreeMap<String, String> = files
            .texts
            .iter()
            .filter_map(|(name, text)| Some((name.strip_prefix("figures/")?.to_owned(), text.clone())))
            .filter(|(name, _)| name.ends_with(".svg"))
            .collect();
        for name in figures.keys() {
            files.read(&format!("figures/{name}"), 1, "", findings, figure::check);
        }
        let lessons = lessons(&files, &manifest, &figures, findings);
        let mut bank = files.read("quiz.toml", 1, "quiz.toml", findings, quiz::read).unwrap_or_default();
        for draft in &mut bank {
            draft.resolve_key(&manifest);
        }
        let exercises = exercises(&files, findings);
        for (file, text) in &files.texts {
            let sheet = Sheet::new(file, text);
            checks::words::check(&sheet);
            findings.extend(sheet.into_findings().into_iter().map(|found| files.placed(found)));
        }
        Some(CourseDraft {
            folder: folder.to_owned(),
            files: files.names,
            manifest,
            lessons,
            bank,
            exercises,
            figures,
            content_hash: content_hash(tree, folder),
        })
    }

    /// The course without lines.
    pub(crate) fn into_material(self) -> CourseMaterial {
        let manifest = self.manifest;
        let assessment = AssessmentPolicy {
            must_be_right: values(manifest.must_be_right),
            tag_mastery: values(manifest.tag_mastery),
            questions: manifest.questions.value,
            mastery: manifest.mastery,
            attempts: manifest.attempts,
            time_limit_minutes: manifest.time_limit_minutes,
        };
        let lessons = manifest.lessons.into_iter().zip(self.lessons).map(|(entry, rendered)| Lesson {
            only_variants: entry.only_variants,
            id: entry.id.value,
            title: entry.title,
            minutes: entry.minutes.value,
            objectives: values(entry.objectives),
            sources: values(entry.sources),
            html: rendered.html,
            characters: rendered.characters,
        });
        CourseMaterial {
            exercises: self.exercises.into_iter().map(ExerciseDraft::into_material).collect(),
            inserts: manifest.inserts.into_iter().map(InsertEntry::into_material).collect(),
            variants: manifest.variants.into_iter().map(VariantEntry::into_material).collect(),
            code: manifest.code.value,
            title: manifest.title,
            family: manifest.family.value,
            level: manifest.level,
            minutes: manifest.minutes.value,
            summary: manifest.summary,
            objectives: values(manifest.objectives),
            lessons: lessons.collect(),
            assessment,
            placement: manifest.placement.map(PlacementEntry::into_material),
            validity: manifest.validity,
            prerequisites: values(manifest.prerequisites),
            recommended: values(manifest.recommended),
            literacy: values(manifest.literacy),
            dssl: values(manifest.dssl),
            sources: values(manifest.sources),
            bank: self.bank.into_iter().map(|draft| draft.question).collect(),
            figures: self.figures,
            content_hash: self.content_hash,
        }
    }
}

/// The text files of one folder by name within it.
struct Files<'a> {
    folder: &'a str,
    names: Vec<String>,
    texts: BTreeMap<String, String>,
}

impl<'a> Files<'a> {
    fn of(tree: &CourseTree, folder: &'a str, findings: &mut Vec<Finding>) -> Files<'a> {
        let mut files = Files { folder, names: Vec::new(), texts: BTreeMap::new() };
        for (name, content) in below(tree, folder) {
            files.names.push(name.to_owned());
            if name == NOTES || ![".toml", ".md", ".svg"].iter().any(|ending| name.ends_with(ending)) {
                continue;
            }
            match str::from_utf8(content) {
                Ok(text) => {
                    // Some Windows editors begin a file with a byte order mark.
                    files.texts.insert(name.to_owned(), text.trim_start_matches('\u{feff}').to_owned());
                }
                Err(_) => findings.push(files.placed(NOT_UTF8.at(
                    name,
                    1,
                    "文字コードがUTF-8ではありません。",
                    "UTF-8で保存し直してください。",
                ))),
            }
        }
        files
    }

    /// Reads one file with `reader`; a missing file is reported at `line` of `named_in`.
    fn read<T>(
        &self,
        name: &str,
        line: usize,
        named_in: &str,
        findings: &mut Vec<Finding>,
        reader: impl FnOnce(&Sheet<'_>) -> T,
    ) -> Option<T> {
        let Some(text) = self.texts.get(name) else {
            if !self.names.iter().any(|known| known == name) {
                findings.push(self.placed(MISSING_FILE.at(
                    named_in,
                    line,
                    format!("ファイル {name} がありません。"),
                    "ファイルを置くか、名前を直してください。",
                )));
            }
            return None;
        };
        let sheet = Sheet::new(name, text);
        let result = reader(&sheet);
        findings.extend(sheet.into_findings().into_iter().map(|found| self.placed(found)));
        Some(result)
    }

    /// A finding with its path seen from the folder of all courses.
    fn placed(&self, finding: Finding) -> Finding {
        Finding { path: format!("{}/{}", self.folder, finding.path), ..finding }
    }
}

fn lessons(
    files: &Files<'_>,
    manifest: &Manifest,
    figures: &BTreeMap<String, String>,
    findings: &mut Vec<Finding>,
) -> Vec<Rendered> {
    let targets = Targets {
        figures: figures.keys().map(String::as_str).collect(),
        lessons: manifest
            .lessons
            .iter()
            .filter_map(|entry| Some((entry.file.value.strip_prefix("lessons/")?, entry.id.value.as_str())))
            .collect(),
    };
    let render = |sheet: &Sheet<'_>| lesson::render(sheet, &targets);
    let entries = manifest.lessons.iter();
    entries
        .map(|entry| {
            let file = &entry.file;
            let mut rendered =
                files.read(&file.value, file.line, "course.toml", findings, render).unwrap_or_default();
            // What stands in a slot is read too.
            let shown =
                |id: &Located<String>| manifest.inserts.iter().find(|insert| insert.id.value == id.value);
            let inserted: usize = rendered
                .inserts
                .iter()
                .filter_map(shown)
                .map(|insert| insert.shown_by_default().chars().count())
                .sum();
            let inserted = u32::try_from(inserted).unwrap_or(u32::MAX);
            rendered.characters = rendered.characters.saturating_add(inserted);
            rendered
        })
        .collect()
}

/// Every file `exercises/….toml`, in order of file name.
fn exercises(files: &Files<'_>, findings: &mut Vec<Finding>) -> Vec<ExerciseDraft> {
    let names = files.texts.keys().filter(|name| exercise::is_file(name));
    names.filter_map(|name| files.read(name, 1, "", findings, exercise::read).flatten()).collect()
}

/// Files of `folder` in path order, named from within it.
fn below<'t>(tree: &'t CourseTree, folder: &str) -> impl Iterator<Item = (&'t str, &'t [u8])> {
    tree.iter()
        .filter_map(move |(path, content)| Some((path.strip_prefix(folder)?.strip_prefix('/')?, content)))
}

/// SHA-256 over name, length and bytes of every file that makes the version.
fn content_hash(tree: &CourseTree, folder: &str) -> String {
    let mut hash = Sha256::new();
    for (name, content) in below(tree, folder).filter(|(name, _)| *name != NOTES) {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(u64::try_from(content.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(content);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn values<T>(located: Vec<Located<T>>) -> Vec<T> {
    located.into_iter().map(|located| located.value).collect()
}
