//! Statistics of the test and the questions of one version of a course, over released first attempts: those of the
//! test over other people than those of the questions, see `learning::release`.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use contract::reporting::CourseColumn;
use contract::understanding::{ItemFigures, ItemReport, QuestionFigures, TestFigures, Weight};
use courseware::CourseMaterial;
use courseware::material::Question;
use learning::item_statistics::{self as statistics, EffectiveWeight};
use learning::question::{QuestionBody, Response};
use learning::release::{self, Pending, Purpose, published_until};
use learning::tenths::Tenths;

use crate::attempts;
use crate::catalog;
use crate::catalog::shelf::Shelf;
use crate::database::dialect::{Connection, MAX_BIND_VARIABLES};
use crate::error::Error;
use crate::page::length;
use crate::understanding::measured::{Measure, by_year};
use crate::understanding::options;
use crate::understanding::profile::{last_day, least};
use crate::understanding::store::{self, ContributionRow};

/// Which statistics.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Course code; none for the first that somebody has a result of.
    pub course: Option<String>,
    /// Version number; none for the newest that somebody has a result of.
    pub version: Option<i32>,
    /// Who asks: whoever has the course still to complete is not shown which options are right.
    pub person_id: String,
}

/// One released first attempt.
struct Sheet {
    /// Questions in order with the mark of each.
    marks: Vec<(String, f64)>,
    responses: BTreeMap<String, Response>,
}

impl Sheet {
    /// Share of all marks: with equally many questions in every attempt the same as their sum.
    fn total(&self) -> f64 {
        let count = f64::from(length(&self.marks).max(1));
        self.marks.iter().map(|(_, mark)| mark).sum::<f64>() / count
    }

    fn mark(&self, question: &str) -> Option<f64> {
        self.marks.iter().find(|(id, _)| id == question).map(|(_, mark)| *mark)
    }
}

/// The statistics as they may be published at `now`.
///
/// # Errors
/// `course` or `version` is unknown, the database refuses, or holds text that this program cannot read.
pub fn report(
    c: &mut Connection,
    shelf: &Shelf,
    tenant_id: &str,
    asked: &Asked,
    now: DateTime<Utc>,
) -> Result<ItemReport, Error> {
    let until = published_until(now);
    let titles = catalog::store::titles(c, tenant_id)?;
    let column = |code: String| CourseColumn { title: titles.get(&code).cloned().unwrap_or_default(), code };
    let measured = store::measured_courses(c, tenant_id)?;
    let code = asked.course.clone().or_else(|| measured.first().or(titles.keys().next()).cloned());
    let code =
        code.filter(|code| titles.contains_key(code)).ok_or_else(|| Error::field("course", "unknown"))?;
    let mut versions = store::versions(c, tenant_id, &code)?;
    if versions.is_empty() {
        let newest = catalog::store::newest_of(c, tenant_id, &code)?;
        versions.push((newest.version, newest.id));
    }
    let chosen = versions.iter().find(|(number, _)| asked.version.is_none_or(|wanted| wanted == *number));
    let (version, version_id) = chosen.ok_or_else(|| Error::field("version", "unknown"))?;
    let course = shelf.take(c, tenant_id, version_id)?;
    let rows = store::first_attempts(c, tenant_id, &code)?;
    let recorded =
        rows.iter().filter(|row| row.course_version_id == *version_id && row.recorded_at < until).count();
    let (of_tests, of_questions) = batches(rows, version_id, until)?;
    let released: usize = of_tests.iter().chain(&of_questions).map(Vec::len).sum();
    let (test, other_lengths) = test(&sheets(c, tenant_id, &of_tests)?);
    let options_withheld = store::has_to_complete(c, tenant_id, &asked.person_id, &code)?;
    let mut questions = questions(&course, &sheets(c, tenant_id, &of_questions)?);
    if options_withheld {
        withhold(&mut questions);
    }
    Ok(ItemReport {
        course: column(code),
        courses: measured.into_iter().map(column).collect(),
        version: u32::try_from(*version).unwrap_or_default(),
        versions: versions.iter().filter_map(|(number, _)| u32::try_from(*number).ok()).collect(),
        as_of: last_day(until),
        least: least(),
        test,
        other_lengths,
        pending: Pending::of(recorded.saturating_sub(released)),
        options_withheld,
        questions,
    })
}

/// Leaves out everything that names an option.
fn withhold(questions: &mut [QuestionFigures]) {
    for figures in questions.iter_mut().filter_map(|question| question.figures.as_mut()) {
        figures.options.clear();
        figures.unanswered = 0;
        figures.failing_third = 0;
    }
}

/// Attempts by batch.
type Batches = Vec<Vec<String>>;

/// Released batches of this version, of all years, in the order of their forming: for the figures of the test, and for
/// those of its questions. A batch is of one version.
fn batches(
    rows: Vec<ContributionRow>,
    version_id: &str,
    until: DateTime<Utc>,
) -> Result<(Batches, Batches), Error> {
    let mut batches = Vec::new();
    for (year, rows) in by_year(rows) {
        let measure = Measure::first_attempts(rows)?;
        for (number, batch) in measure.release(until).batches.iter().enumerate() {
            let members = batch.members.iter().filter_map(|place| measure.rows.get(*place));
            let of_version = members.filter(|row| row.course_version_id == version_id);
            let attempts: Vec<String> = of_version.map(|row| row.test_id.clone()).collect();
            if !attempts.is_empty() {
                let order = (batch.formed_at, year, number);
                batches.push((order, batch.purpose == Purpose::Tests, attempts));
            }
        }
    }
    batches.sort();
    let (of_tests, of_questions): (Vec<_>, Vec<_>) = batches.into_iter().partition(|(_, tests, _)| *tests);
    let attempts = |batches: Vec<(_, _, Vec<String>)>| batches.into_iter().map(|(.., ids)| ids).collect();
    Ok((attempts(of_tests), attempts(of_questions)))
}

fn sheets(c: &mut Connection, tenant_id: &str, batches: &[Vec<String>]) -> Result<Vec<Vec<Sheet>>, Error> {
    let ids: Vec<&str> = batches.iter().flatten().map(String::as_str).collect();
    let mut drawn = store::sheets(c, tenant_id, &ids)?;
    let mut responses = BTreeMap::new();
    for chunk in ids.chunks(MAX_BIND_VARIABLES / 2) {
        responses.append(&mut attempts::store::responses_of(c, tenant_id, chunk)?);
    }
    let mut sheet = |id: &String| -> Option<Sheet> {
        let marks = drawn.remove(id)?;
        let marks = marks.into_iter().map(|(drawn, mark)| (drawn.question_id, mark.value())).collect();
        Some(Sheet { marks, responses: responses.remove(id).unwrap_or_default() })
    };
    Ok(batches.iter().map(|batch| batch.iter().filter_map(&mut sheet).collect()).collect())
}

/// The test over all attempts that have as many questions as most have, and how many have not.
fn test(sheets: &[Vec<Sheet>]) -> (Option<TestFigures>, u32) {
    let mut by_length: BTreeMap<usize, Vec<Vec<f64>>> = BTreeMap::new();
    for sheet in sheets.iter().flatten() {
        let marks = sheet.marks.iter().map(|(_, mark)| *mark).collect();
        by_length.entry(sheet.marks.len()).or_default().push(marks);
    }
    let all: usize = by_length.values().map(Vec::len).sum();
    let Some((positions, attempts)) = by_length.into_iter().max_by_key(|(_, attempts)| attempts.len()) else {
        return (None, 0);
    };
    let others = u32::try_from(all - attempts.len()).unwrap_or(u32::MAX);
    (test_figures(u32::try_from(positions).unwrap_or(u32::MAX), &attempts), others)
}

fn test_figures(positions: u32, attempts: &[Vec<f64>]) -> Option<TestFigures> {
    let found = statistics::test(attempts)?;
    let points = |marks: f64| Tenths::of(100.0 * marks / f64::from(positions.max(1)));
    let weights = statistics::effective_weights(attempts).into_iter().map(|weight| match weight {
        EffectiveWeight::Percent(percent) => Tenths::of(percent).map_or(Weight::Undefined, Weight::Percent),
        EffectiveWeight::Negative => Weight::Negative,
        EffectiveWeight::Undefined => Weight::Undefined,
    });
    // Ten totals of a few marks could be worked out from so many figures about them.
    let many = attempts.len() >= statistics::LEAST_FOR_DISCRIMINATION;
    let told = |figure: Option<Tenths>| figure.filter(|_| many);
    Some(TestFigures {
        attempts: found.attempts,
        positions,
        mean: points(found.mean)?,
        median: told(points(found.median)),
        deviation: told(found.deviation.and_then(points)),
        skewness: told(found.skewness.and_then(Tenths::of)),
        kurtosis: told(found.kurtosis.and_then(Tenths::of)),
        consistency: told(found.consistency.and_then(Tenths::of)),
        error_ratio: told(found.error_ratio.and_then(Tenths::of)),
        standard_error: told(found.standard_error.and_then(points)),
        weights: weights.filter(|_| many).collect(),
    })
}

fn questions(course: &CourseMaterial, sheets: &[Vec<Sheet>]) -> Vec<QuestionFigures> {
    let ids = |sheet: &Sheet| -> Vec<&str> {
        let asked = |id: &str| sheet.marks.iter().any(|(drawn, _)| drawn == id);
        course.bank.iter().map(|question| question.id.as_str()).filter(|id| asked(id)).collect()
    };
    let asked: Vec<Vec<Vec<&str>>> = sheets.iter().map(|batch| batch.iter().map(ids).collect()).collect();
    let until = release::asked_until(&asked);
    let objective = |id: &str| course.objectives.iter().find(|objective| objective.id == id);
    course
        .bank
        .iter()
        .map(|question| {
            let batches = until.get(question.id.as_str()).copied().unwrap_or(0);
            let answered: Vec<&Sheet> = sheets.iter().take(batches).flatten().collect();
            QuestionFigures {
                id: question.id.clone(),
                stem: question.stem.clone(),
                objective: objective(&question.objective).map(|each| each.text.clone()).unwrap_or_default(),
                difficulty: question.difficulty,
                figures: figures(question, &answered),
            }
        })
        .collect()
}

fn figures(question: &Question, sheets: &[&Sheet]) -> Option<ItemFigures> {
    let answered: Vec<(f64, &Sheet)> =
        sheets.iter().filter_map(|sheet| Some((sheet.mark(&question.id)?, *sheet))).collect();
    let totals: Vec<f64> = answered.iter().map(|(_, sheet)| sheet.total()).collect();
    let marks: Vec<(f64, f64)> =
        answered.iter().zip(&totals).map(|((mark, _), total)| (*mark, *total)).collect();
    let found = statistics::question(&marks)?;
    let meaning = statistics::discrimination_means_something(answered.len(), found.facility);
    let told = |index: Option<f64>| index.filter(|_| meaning).and_then(Tenths::of);
    let percent = |share: f64| Tenths::of(100.0 * share);
    let failing = statistics::failing_third(&totals);
    let chosen: Vec<Vec<String>> =
        answered.iter().map(|(_, sheet)| statistics::chosen(sheet.responses.get(&question.id))).collect();
    let choices = match &question.body {
        QuestionBody::Single { choices } => Some(choices.len()),
        _ => None,
    };
    let mut figures = ItemFigures {
        answers: found.answers,
        facility: percent(found.facility)?,
        deviation: found.deviation.and_then(percent),
        guess: statistics::random_guess(choices).and_then(percent),
        discrimination: told(found.discrimination),
        efficiency: told(found.efficiency),
        options: options::counts(question, &chosen, &failing),
        unanswered: length(&chosen.iter().filter(|chosen| chosen.is_empty()).collect::<Vec<_>>()),
        failing_third: length(&failing),
        hints: Vec::new(),
    };
    figures.hints = options::hints(&question.body, &figures);
    Some(figures)
}
