//! Results as a table for a spreadsheet: one line per person of a named survey, for who may see them; else one line
//! per figure, never per answer. Pure.

use contract::surveys::{NamedAnswer, SurveyResults};
use contract::wording::surveys as words;
use learning::survey::SurveyDocument;
use learning::survey::tally::{AnswerCounts, QuestionTally};

use crate::reporting::csv_export;

/// Header and lines.
pub type Table = (Vec<String>, Vec<Vec<String>>);

/// The table of a survey's results.
#[must_use]
pub fn table(document: &SurveyDocument, results: &SurveyResults) -> Table {
    if results.people.is_empty() {
        (HEADER.map(str::to_owned).to_vec(), figures(results))
    } else {
        people(document, &results.people)
    }
}

const HEADER: [&str; 6] = ["設問番号", "設問", "部", "回答", "人数", "回答した人数"];

fn people(document: &SurveyDocument, people: &[NamedAnswer]) -> Table {
    let fixed = ["職員番号", "氏名", "所属", "回答日時"].map(str::to_owned);
    let asked = document.questions.iter().map(|question| question.text.clone());
    let line = |person: &NamedAnswer| {
        let at = csv_export::japan_minute(person.answered_at);
        let answers = document.questions.iter().map(|question| {
            person
                .responses
                .get(&question.id)
                .map_or_else(String::new, |response| words::response(question, response))
        });
        let fixed = [person.staff_number.clone(), person.name.clone(), person.department.clone(), at];
        fixed.into_iter().chain(answers).collect()
    };
    (fixed.into_iter().chain(asked).collect(), people.iter().map(line).collect())
}

fn figures(results: &SurveyResults) -> Vec<Vec<String>> {
    let hidden = format!("{}人未満のため表示しません", results.least);
    let questions = results.questions.as_deref().unwrap_or_default();
    questions.iter().enumerate().flat_map(|(place, tally)| of_question(place + 1, tally, &hidden)).collect()
}

fn of_question(number: usize, tally: &QuestionTally, hidden: &str) -> Vec<Vec<String>> {
    let start = |division: &str| vec![number.to_string(), tally.question.text.clone(), division.to_owned()];
    let mut lines = Vec::new();
    let mut add = |division: &str, counts: Option<&AnswerCounts>| match counts {
        None => lines.push([start(division), vec![hidden.to_owned(), String::new(), String::new()]].concat()),
        Some(counts) => {
            let answered = counts.answered.to_string();
            for (label, people) in words::labels(&tally.question).iter().zip(&counts.choices) {
                let cells = vec![label.clone(), people.to_string(), answered.clone()];
                lines.push([start(division), cells].concat());
            }
            if let Some(mean) = words::mean(&tally.question, counts) {
                lines.push([start(division), vec![format!("平均 {mean}"), String::new(), answered]].concat());
            } else if counts.choices.is_empty() {
                lines.push([start(division), vec!["回答".to_owned(), answered.clone(), answered]].concat());
            }
        }
    };
    add("全体", tally.total.as_ref());
    for row in &tally.divisions {
        add(words::division(&row.division), row.counts.as_ref());
    }
    let text = |text: &String| [start(""), vec![text.clone(), String::new(), String::new()]].concat();
    lines.extend(tally.texts.iter().map(text));
    lines
}
