//! 分岐シナリオ: scenes, what can be done in them, and endings.

use learning::exercise::{Branching, Ending, Scene, SceneChoice};

use super::Explained;
use crate::quiz::at_least;
use crate::toml_file::{Located, Section};

/// A scenario as written.
#[derive(Debug)]
pub(crate) struct BranchingDraft {
    pub(crate) start: Located<String>,
    pub(crate) scenes: Vec<SceneDraft>,
    pub(crate) endings: Vec<EndingDraft>,
}

/// A scene as written.
#[derive(Debug)]
pub(crate) struct SceneDraft {
    pub(crate) id: Located<String>,
    text: String,
    pub(crate) choices: Vec<ChoiceDraft>,
}

/// A choice as written.
#[derive(Debug)]
pub(crate) struct ChoiceDraft {
    pub(crate) id: Located<String>,
    text: String,
    pub(crate) to: Located<String>,
    points: u32,
    fatal: bool,
    explanation: String,
}

/// An ending as written.
#[derive(Debug)]
pub(crate) struct EndingDraft {
    pub(crate) id: Located<String>,
    title: String,
    text: String,
}

pub(super) fn read(root: &mut Section<'_>) -> BranchingDraft {
    let start = root.text("start");
    let scenes = root.sections("scenes").into_iter().map(scene).collect();
    let endings = root.sections("endings").into_iter().map(ending).collect();
    BranchingDraft { start, scenes, endings }
}

fn scene(mut section: Section<'_>) -> SceneDraft {
    let id = section.text("id");
    let text = section.text("text").value;
    let choices: Vec<_> = section.sections("choices").into_iter().map(choice).collect();
    at_least(&section, "choices", choices.len(), 2);
    section.finish();
    SceneDraft { id, text, choices }
}

fn choice(mut section: Section<'_>) -> ChoiceDraft {
    let choice = ChoiceDraft {
        id: section.text("id"),
        text: section.text("text").value,
        to: section.text("to"),
        points: section.whole("points").value,
        fatal: section.flag("fatal").is_some_and(|flag| flag.value),
        explanation: section.optional_text("explanation").unwrap_or_default().value,
    };
    section.finish();
    choice
}

fn ending(mut section: Section<'_>) -> EndingDraft {
    let ending = EndingDraft {
        id: section.text("id"),
        title: section.text("title").value,
        text: section.text("text").value,
    };
    section.finish();
    ending
}

impl BranchingDraft {
    pub(super) fn explained(&self) -> impl Iterator<Item = Explained<'_>> {
        self.scenes.iter().flat_map(|scene| &scene.choices).map(|choice| Explained {
            text: &choice.text,
            explanation: &choice.explanation,
            line: choice.id.line,
        })
    }

    /// The scenario without lines.
    pub(crate) fn material(&self) -> Branching {
        let choice = |choice: &ChoiceDraft| SceneChoice {
            id: choice.id.value.clone(),
            text: choice.text.clone(),
            to: choice.to.value.clone(),
            points: choice.points,
            fatal: choice.fatal,
            explanation: choice.explanation.clone(),
        };
        let scene = |scene: &SceneDraft| {
            let choices = scene.choices.iter().map(choice).collect();
            (scene.id.value.clone(), Scene { text: scene.text.clone(), choices })
        };
        let ending = |ending: &EndingDraft| {
            (ending.id.value.clone(), Ending { title: ending.title.clone(), text: ending.text.clone() })
        };
        Branching {
            start: self.start.value.clone(),
            scenes: self.scenes.iter().map(scene).collect(),
            endings: self.endings.iter().map(ending).collect(),
        }
    }
}
