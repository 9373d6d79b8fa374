//! `[placement]`: a test before the first lesson, what it exempts from and what it recommends.

use learning::mark::Mark;
use learning::placement::{PlacementPolicy, Recommend, Threshold};

use super::{at_least_one, level_of, mastery};
use crate::number::share;
use crate::rules::{MASTERY_RANGE, RECOMMEND_THRESHOLD, RECOMMENDS_NOTHING};
use crate::toml_file::{Located, Section};

/// The `[placement]` table.
#[derive(Debug)]
pub(crate) struct PlacementEntry {
    pub(crate) questions_per_objective: Located<u32>,
    mastery: Mark,
    exempt: bool,
    time_limit_minutes: Option<u32>,
    recommend: Vec<RecommendEntry>,
}

#[derive(Debug)]
struct RecommendEntry {
    when: Threshold,
    level: Option<u8>,
    courses: Vec<Located<String>>,
}

pub(super) fn read(root: &mut Section<'_>) -> Option<PlacementEntry> {
    let mut section = root.optional_section("placement")?;
    let questions = at_least_one(&mut section, "questions_per_objective");
    let entry = PlacementEntry {
        questions_per_objective: Located { value: questions, line: section.line },
        mastery: mastery(&mut section),
        exempt: section.flag("exempt").is_some_and(|flag| flag.value),
        time_limit_minutes: super::time_limit(&mut section),
        recommend: section.optional_sections("recommend").into_iter().filter_map(recommend).collect(),
    };
    section.finish();
    Some(entry)
}

/// One line of `recommend`; none after reporting that it says not when.
fn recommend(mut section: Section<'_>) -> Option<RecommendEntry> {
    let (below, at_least) = (limit(&mut section, "below"), limit(&mut section, "at_least"));
    let level = section.optional_whole("level").map(|level| level_of(&section, level));
    let courses = section.texts("courses");
    let line = section.line;
    if level.is_none() && courses.is_empty() {
        section.sheet().report(
            RECOMMENDS_NOTHING,
            line,
            "勧める段階もコースもありません。",
            "level = 2 か courses = [\"…\"] を書くか、この行を消してください。",
        );
    }
    let when = match (below, at_least) {
        (Some(limit), None) => Some(Threshold::Below(limit)),
        (None, Some(limit)) => Some(Threshold::AtLeast(limit)),
        _ => {
            section.sheet().report(
                RECOMMEND_THRESHOLD,
                line,
                "どの結果のときに勧めるのかが、ちょうど一つに決まっていません。",
                "below = \"60%\" か at_least = \"90%\" の、どちらか一つを書いてください。",
            );
            None
        }
    };
    section.finish();
    Some(RecommendEntry { when: when?, level, courses })
}

/// A share of all marks, from nothing to all.
fn limit(section: &mut Section<'_>, key: &'static str) -> Option<Mark> {
    let text = section.optional_text(key)?;
    let limit = share(&text.value);
    match limit {
        Some(limit) if limit >= Mark::ZERO && limit <= Mark::ONE => {}
        Some(_) => section.sheet().report(
            MASTERY_RANGE,
            text.line,
            format!("{key} の {} は0%から100%の間にありません。", text.value),
            "\"60%\" や \"3/5\" のように書いてください。",
        ),
        None => section.wrong(key, text.line, "\"60%\" か \"3/5\" の形"),
    }
    Some(limit.unwrap_or(Mark::ONE))
}

impl PlacementEntry {
    /// Every course that is recommended.
    pub(crate) fn courses(&self) -> impl Iterator<Item = &Located<String>> {
        self.recommend.iter().flat_map(|entry| &entry.courses)
    }

    /// The placement without lines.
    pub(crate) fn into_material(self) -> PlacementPolicy {
        let recommend = self.recommend.into_iter().map(|entry| Recommend {
            when: entry.when,
            level: entry.level,
            courses: entry.courses.into_iter().map(|code| code.value).collect(),
        });
        PlacementPolicy {
            questions_per_objective: self.questions_per_objective.value,
            mastery: self.mastery,
            exempt: self.exempt,
            time_limit_minutes: self.time_limit_minutes,
            recommend: recommend.collect(),
        }
    }
}
