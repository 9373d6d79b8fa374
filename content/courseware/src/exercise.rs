//! `exercises/*.toml`: one exercise per file. Common keys are read here, what differs by kind in
//! [`sorting`] and [`branching`].

mod branching;
mod sorting;

use learning::mark::Mark;

use crate::manifest::{at_least_one, mastery};
use crate::material::{Exercise, ExerciseBody};
use crate::rules::STRAY_MARKUP;
use crate::toml_file::{Located, Section, Sheet};

pub(crate) use branching::{BranchingDraft, ChoiceDraft, SceneDraft};
pub(crate) use sorting::SortingDraft;

/// An exercise as written, with lines.
#[derive(Debug)]
pub(crate) struct ExerciseDraft {
    /// File name within the course.
    pub(crate) file: String,
    pub(crate) id: Located<String>,
    title: String,
    instruction: String,
    pub(crate) minutes: u32,
    pub(crate) objectives: Vec<Located<String>>,
    pub(crate) sources: Vec<Located<String>>,
    pub(crate) after: Located<String>,
    mastery: Mark,
    no_fatal: bool,
    pub(crate) body: BodyDraft,
}

/// What there is to do, as written.
#[derive(Debug)]
pub(crate) enum BodyDraft {
    Sorting(SortingDraft),
    Branching(BranchingDraft),
}

/// Something that is explained after a run: an item or a choice of a scene.
#[derive(Debug)]
pub(crate) struct Explained<'a> {
    pub(crate) text: &'a str,
    pub(crate) explanation: &'a str,
    pub(crate) line: usize,
}

/// Whether a file of a course holds an exercise.
pub(crate) fn is_file(name: &str) -> bool {
    name.strip_prefix("exercises/").is_some_and(|rest| rest.ends_with(".toml") && !rest.contains('/'))
}

/// Reads the file, reporting into its sheet; none when it is not TOML or of no known kind.
pub(crate) fn read(sheet: &Sheet<'_>) -> Option<ExerciseDraft> {
    let table = sheet.toml()?;
    let mut root = Section::new(sheet, &table, 1);
    let id = root.text("id");
    let kind = root.text("kind");
    let title = root.text("title").value;
    let instruction = root.text("instruction").value;
    let minutes = at_least_one(&mut root, "minutes");
    let objectives = root.required_texts("objectives");
    let sources = root.texts("sources");
    let after = root.text("after");
    let mastery = mastery(&mut root);
    let no_fatal = root.flag("no_fatal").is_some_and(|flag| flag.value);
    let body = match kind.value.as_str() {
        "sorting" => BodyDraft::Sorting(sorting::read(&mut root)),
        "branching" => BodyDraft::Branching(branching::read(&mut root)),
        _ => {
            root.wrong("kind", kind.line, "sorting（仕分け）か branching（分岐シナリオ）");
            return None;
        }
    };
    root.finish();
    no_marks(sheet);
    let file = sheet.path.to_owned();
    Some(ExerciseDraft {
        file,
        id,
        title,
        instruction,
        minutes,
        objectives,
        sources,
        after,
        mastery,
        no_fatal,
        body,
    })
}

/// Texts of exercises are plain: marks for strong text would be shown as they are.
fn no_marks(sheet: &Sheet<'_>) {
    for (index, text) in sheet.text.lines().enumerate() {
        if text.contains("**") && !text.trim_start().starts_with('#') {
            sheet.report(
                STRAY_MARKUP,
                index + 1,
                "** がそのまま表示されます。",
                "演習の文では太字を使わず、言葉で伝えてください。",
            );
        }
    }
}

impl ExerciseDraft {
    /// Items, or choices of all scenes, in the order of the file.
    pub(crate) fn explained(&self) -> Vec<Explained<'_>> {
        match &self.body {
            BodyDraft::Sorting(sorting) => sorting.explained().collect(),
            BodyDraft::Branching(branching) => branching.explained().collect(),
        }
    }

    /// The exercise without lines.
    pub(crate) fn into_material(self) -> Exercise {
        let values = |texts: Vec<Located<String>>| texts.into_iter().map(|text| text.value).collect();
        Exercise {
            id: self.id.value,
            title: self.title,
            instruction: self.instruction,
            minutes: self.minutes,
            objectives: values(self.objectives),
            sources: values(self.sources),
            after: self.after.value,
            mastery: self.mastery,
            no_fatal: self.no_fatal,
            body: match self.body {
                BodyDraft::Sorting(sorting) => ExerciseBody::Sorting(sorting.into_material()),
                BodyDraft::Branching(branching) => ExerciseBody::Branching(branching.material()),
            },
        }
    }
}
