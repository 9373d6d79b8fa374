//! Ready-made surveys (ひな形) from which HR starts.

use chrono::{Days, NaiveDate};
use learning::survey::candidate::SAVED_PERCENT;
use learning::survey::{Naming, SurveyAudience, SurveyDocument, SurveyQuestion};
use serde::Deserialize;

use crate::error::Error;

/// Id of the template of the ニーズ調査, which the sample city opens.
pub const RPA_NEEDS: &str = "rpa-needs";

/// Id and file of each, inside the binary.
const FILES: [(&str, &str); 2] = [
    (RPA_NEEDS, include_str!("../../../../content/surveys/rpa-needs.toml")),
    ("training", include_str!("../../../../content/surveys/training.toml")),
];

/// Days for which an empty draft would be open.
const DAYS: u64 = 14;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    title: String,
    purpose: String,
    naming: Naming,
    keep_division: bool,
    /// Days from the day on which it is taken to the closing date.
    days: u64,
    questions: Vec<SurveyQuestion>,
}

/// Ids and titles of the templates.
///
/// # Errors
/// A shipped file is broken.
pub fn all() -> Result<Vec<(&'static str, String)>, Error> {
    FILES.iter().map(|(id, text)| Ok((*id, read(text)?.title))).collect()
}

/// The draft that a template gives on the day `today`; an empty one for the empty id. None for an unknown id.
///
/// # Errors
/// A shipped file is broken.
pub fn draft(id: &str, today: NaiveDate) -> Result<Option<SurveyDocument>, Error> {
    if id.is_empty() {
        return Ok(Some(document(today, DAYS)));
    }
    let Some((_, text)) = FILES.iter().find(|(known, _)| *known == id) else { return Ok(None) };
    let Template { title, purpose, naming, keep_division, days, questions } = read(text)?;
    Ok(Some(SurveyDocument { title, purpose, naming, keep_division, questions, ..document(today, days) }))
}

fn document(today: NaiveDate, days: u64) -> SurveyDocument {
    SurveyDocument {
        title: String::new(),
        purpose: String::new(),
        closes_on: today + Days::new(days),
        naming: Naming::Anonymous,
        keep_division: false,
        audience: SurveyAudience::default(),
        saved_percent: SAVED_PERCENT,
        questions: Vec::new(),
    }
}

fn read(text: &str) -> Result<Template, Error> {
    toml::from_str(text).map_err(|error| Error::Internal(format!("survey template: {error}")))
}

#[cfg(test)]
mod tests {
    use learning::survey::check::faults;

    use super::*;

    #[test]
    fn every_template_can_be_opened_as_it_is() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for (id, title) in all().unwrap() {
            let draft = draft(id, today).unwrap().unwrap();
            assert_eq!(draft.title, title);
            assert_eq!(faults(&draft, today), [], "{id}");
        }
        assert!(draft("nowhere", today).unwrap().is_none());
    }
}
