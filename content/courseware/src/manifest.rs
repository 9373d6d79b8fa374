//! `course.toml`: what the course is. Reads the file; what must hold across files is in `checks`.

mod insert;
mod placement;
mod variant;

use learning::mark::Mark;
use learning::scoring::TagMastery;
use learning::validity::Validity;

use crate::material::{Objective, Source};
use crate::number::share;
use crate::rules::MASTERY_RANGE;
use crate::toml_file::{Located, Section, Sheet};

pub(crate) use insert::InsertEntry;
pub(crate) use placement::PlacementEntry;
pub(crate) use variant::{VariantEntry, attribute};

/// `course.toml` as written, with lines.
#[derive(Debug)]
pub(crate) struct Manifest {
    pub(crate) code: Located<String>,
    pub(crate) title: String,
    pub(crate) family: Located<String>,
    pub(crate) level: u8,
    pub(crate) minutes: Located<u32>,
    pub(crate) summary: String,
    pub(crate) prerequisites: Vec<Located<String>>,
    pub(crate) recommended: Vec<Located<String>>,
    pub(crate) literacy: Vec<Located<String>>,
    pub(crate) dssl: Vec<Located<String>>,
    pub(crate) validity: Validity,
    pub(crate) questions: Located<u32>,
    pub(crate) mastery: Mark,
    pub(crate) must_be_right: Vec<Located<String>>,
    pub(crate) tag_mastery: Vec<Located<TagMastery>>,
    pub(crate) attempts: Option<u32>,
    pub(crate) time_limit_minutes: Option<u32>,
    pub(crate) placement: Option<PlacementEntry>,
    pub(crate) objectives: Vec<Located<Objective>>,
    pub(crate) lessons: Vec<LessonEntry>,
    pub(crate) variants: Vec<VariantEntry>,
    pub(crate) inserts: Vec<InsertEntry>,
    pub(crate) sources: Vec<Located<Source>>,
}

/// One `[[lessons]]` table.
#[derive(Debug)]
pub(crate) struct LessonEntry {
    pub(crate) id: Located<String>,
    pub(crate) file: Located<String>,
    pub(crate) title: String,
    pub(crate) minutes: Located<u32>,
    pub(crate) objectives: Vec<Located<String>>,
    pub(crate) sources: Vec<Located<String>>,
    pub(crate) only_variants: bool,
}

/// Reads the file, reporting into its sheet; none when it is not TOML.
pub(crate) fn read(sheet: &Sheet<'_>) -> Option<Manifest> {
    let table = sheet.toml()?;
    let mut root = Section::new(sheet, &table, 1);
    let (questions, mastery, must_be_right, tag_mastery, attempts, time_limit_minutes) =
        assessment(&mut root);
    let manifest = Manifest {
        code: root.text("code"),
        title: root.text("title").value,
        family: root.text("family"),
        level: level(&mut root),
        minutes: root.whole("minutes"),
        summary: root.text("summary").value,
        prerequisites: root.texts("prerequisites"),
        recommended: root.texts("recommended"),
        literacy: root.texts("literacy"),
        dssl: root.texts("dssl"),
        validity: validity(&mut root),
        questions,
        mastery,
        must_be_right,
        tag_mastery,
        attempts,
        time_limit_minutes,
        placement: placement::read(&mut root),
        objectives: root.sections("objectives").into_iter().map(objective).collect(),
        lessons: root.sections("lessons").into_iter().map(lesson).collect(),
        variants: root.optional_sections("variants").into_iter().map(variant::read).collect(),
        inserts: root.optional_sections("inserts").into_iter().map(insert::read).collect(),
        sources: root.sections("sources").into_iter().map(source).collect(),
    };
    root.finish();
    Some(manifest)
}

fn level(root: &mut Section<'_>) -> u8 {
    let level = root.whole("level");
    level_of(root, level)
}

/// One of the three levels.
pub(crate) fn level_of(section: &Section<'_>, level: Located<u32>) -> u8 {
    let value = u8::try_from(level.value).unwrap_or_default();
    if !(1..=3).contains(&value) {
        section.wrong("level", level.line, "1（基礎）、2（標準）、3（リーダー）のどれか");
    }
    value
}

fn validity(root: &mut Section<'_>) -> Validity {
    let Some(mut section) = root.section("validity") else {
        return Validity::None;
    };
    let kind = section.text("kind");
    let validity = match kind.value.as_str() {
        "none" => Validity::None,
        "each-fiscal-year" => Validity::EachFiscalYear,
        "fiscal-years" => Validity::FiscalYears { years: at_least_one(&mut section, "years") },
        "months" => Validity::Months { months: at_least_one(&mut section, "months") },
        _ => {
            let allowed = "none、each-fiscal-year、fiscal-years（years = n）、months（months = n）のどれか";
            section.wrong("kind", kind.line, allowed);
            Validity::None
        }
    };
    section.finish();
    validity
}

type Assessment =
    (Located<u32>, Mark, Vec<Located<String>>, Vec<Located<TagMastery>>, Option<u32>, Option<u32>);

fn assessment(root: &mut Section<'_>) -> Assessment {
    let Some(mut section) = root.section("assessment") else {
        return (Located::default(), Mark::ONE, Vec::new(), Vec::new(), None, None);
    };
    let questions = Located { value: at_least_one(&mut section, "questions"), line: section.line };
    let mastery = mastery(&mut section);
    let must_be_right = section.texts("must_be_right");
    let tag_mastery = section.optional_sections("tag_mastery").into_iter().map(tag_mastery).collect();
    let attempts = attempts(&mut section);
    let time_limit = time_limit(&mut section);
    section.finish();
    (questions, mastery, must_be_right, tag_mastery, attempts, time_limit)
}

fn tag_mastery(mut section: Section<'_>) -> Located<TagMastery> {
    let tag = section.text("tag");
    let value = TagMastery { tag: tag.value, mastery: mastery(&mut section) };
    section.finish();
    Located { value, line: tag.line }
}

/// Minutes of a test, or none for no limit.
pub(crate) fn time_limit(section: &mut Section<'_>) -> Option<u32> {
    let minutes = section.optional_whole("time_limit_minutes")?;
    if minutes.value == 0 {
        section.wrong("time_limit_minutes", minutes.line, "1以上の整数（制限なしなら項目ごと消す）");
    }
    Some(minutes.value)
}

/// A share of marks above zero and of at most all.
pub(crate) fn mastery(section: &mut Section<'_>) -> Mark {
    let text = section.text("mastery");
    match share(&text.value) {
        Some(mastery) if mastery > Mark::ZERO && mastery <= Mark::ONE => mastery,
        Some(_) => {
            section.sheet().report(
                MASTERY_RANGE,
                text.line,
                format!("合格基準 {} は0より大きく100%以下ではありません。", text.value),
                "\"80%\" や \"4/5\" のように書いてください。",
            );
            Mark::ONE
        }
        None => {
            if !text.value.is_empty() {
                section.wrong("mastery", text.line, "\"80%\" か \"4/5\" の形");
            }
            Mark::ONE
        }
    }
}

fn attempts(section: &mut Section<'_>) -> Option<u32> {
    let (value, line) = section.required("attempts")?;
    if value.as_str() == Some("unlimited") {
        return None;
    }
    if value.is_integer() {
        return Some(at_least_one(section, "attempts"));
    }
    section.wrong("attempts", line, "\"unlimited\" か1以上の整数");
    None
}

/// A whole number of one or more that must be there.
pub(crate) fn at_least_one(section: &mut Section<'_>, key: &'static str) -> u32 {
    let number = section.whole(key);
    if number.value == 0 && number.line != section.line {
        section.wrong(key, number.line, "1以上の整数");
    }
    number.value
}

fn objective(mut section: Section<'_>) -> Located<Objective> {
    let id = section.text("id");
    let value = Objective { id: id.value, text: section.text("text").value };
    section.finish();
    Located { value, line: id.line }
}

fn lesson(mut section: Section<'_>) -> LessonEntry {
    let entry = LessonEntry {
        id: section.text("id"),
        file: section.text("file"),
        title: section.text("title").value,
        minutes: section.whole("minutes"),
        objectives: section.required_texts("objectives"),
        sources: section.texts("sources"),
        only_variants: section.flag("only_variants").is_some_and(|flag| flag.value),
    };
    section.finish();
    entry
}

fn source(mut section: Section<'_>) -> Located<Source> {
    let id = section.text("id");
    let value = Source {
        id: id.value,
        title: section.text("title").value,
        as_of: section.date("as_of").value,
        next_check: section.date("next_check").value,
    };
    section.finish();
    Located { value, line: id.line }
}
