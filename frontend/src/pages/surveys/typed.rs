//! What is typed into a survey, and the answers that it means. Pure; nothing of it is kept anywhere.

use std::collections::{BTreeMap, BTreeSet};

use learning::survey::answer::{faults, without_hidden};
use learning::survey::{
    Responses, SurveyDocument, SurveyQuestion, SurveyQuestionKind, SurveyResponse, WorkCandidate,
    WorkFrequency,
};

/// Everything that is typed, by question id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Typed {
    /// What is picked.
    pub picked: BTreeMap<String, BTreeSet<String>>,
    /// What is written, numbers too.
    pub texts: BTreeMap<String, String>,
    /// Pieces of work.
    pub work: BTreeMap<String, Vec<TypedWork>>,
}

/// One piece of work as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypedWork {
    pub work: String,
    pub frequency: WorkFrequency,
    pub times: String,
    pub minutes: String,
    pub systems: String,
    pub trouble: String,
}

impl Default for TypedWork {
    fn default() -> TypedWork {
        TypedWork {
            work: String::new(),
            frequency: WorkFrequency::Daily,
            times: String::new(),
            minutes: String::new(),
            systems: String::new(),
            trouble: String::new(),
        }
    }
}

/// Question ids with the code of what is wrong.
pub(super) type Faults = BTreeMap<String, String>;

impl Typed {
    /// Whether anything is typed.
    pub fn is_empty(&self) -> bool {
        *self == Typed::default()
    }

    /// Picks a choice: in place of the others, or beside them.
    pub fn pick(&mut self, question: &str, choice: String, several: bool) {
        let picked = self.picked.entry(question.to_owned()).or_default();
        if !several {
            picked.clear();
        }
        if !picked.remove(&choice) {
            picked.insert(choice);
        }
    }

    /// The answers to the questions that are shown.
    pub fn responses(&self, document: &SurveyDocument) -> Responses {
        let given = document
            .questions
            .iter()
            .filter_map(|question| Some((question.id.clone(), self.response(question).ok()??)));
        without_hidden(document, &given.collect())
    }

    /// What is wrong with the answers to the questions that are shown.
    pub fn faults(&self, document: &SurveyDocument) -> Faults {
        let responses = self.responses(document);
        let mut found: Faults = faults(document, &responses)
            .into_iter()
            .map(|fault| (fault.question, fault.code.to_owned()))
            .collect();
        for question in learning::survey::answer::shown(document, &responses) {
            if let Err(code) = self.response(question) {
                found.insert(question.id.clone(), code.to_owned());
            }
        }
        found
    }

    /// None where nothing is typed.
    fn response(&self, question: &SurveyQuestion) -> Result<Option<SurveyResponse>, &'static str> {
        let picked = || self.picked.get(&question.id).into_iter().flatten().cloned();
        let text = self.texts.get(&question.id).map_or("", |text| text.trim());
        Ok(match &question.kind {
            SurveyQuestionKind::Single { .. } => {
                picked().next().map(|choice| SurveyResponse::Single { choice })
            }
            SurveyQuestionKind::Multiple { choices } => {
                let known = choices.iter().map(|choice| choice.id.clone());
                let picked: BTreeSet<String> = picked().collect();
                let choices: Vec<String> = known.filter(|id| picked.contains(id)).collect();
                (!choices.is_empty()).then_some(SurveyResponse::Multiple { choices })
            }
            SurveyQuestionKind::Scale { .. } => picked()
                .next()
                .and_then(|step| step.parse().ok())
                .map(|value| SurveyResponse::Scale { value }),
            SurveyQuestionKind::ShortText | SurveyQuestionKind::LongText => {
                (!text.is_empty()).then(|| SurveyResponse::Text { text: text.to_owned() })
            }
            SurveyQuestionKind::Number { .. } if text.is_empty() => None,
            SurveyQuestionKind::Number { .. } => Some(SurveyResponse::Number { value: number(text)? }),
            SurveyQuestionKind::Candidates => {
                let all = self.work.get(&question.id).into_iter().flatten();
                let candidates = all.map(TypedWork::candidate).collect::<Result<Vec<_>, _>>()?;
                (!candidates.is_empty()).then_some(SurveyResponse::Candidates { candidates })
            }
        })
    }
}

impl TypedWork {
    fn candidate(&self) -> Result<WorkCandidate, &'static str> {
        Ok(WorkCandidate {
            work: self.work.trim().to_owned(),
            times: number(&self.times)?,
            minutes: number(&self.minutes)?,
            frequency: self.frequency,
            systems: self.systems.trim().to_owned(),
            trouble: self.trouble.trim().to_owned(),
        })
    }
}

/// A whole number, typed in narrow or wide digits, with or without commas.
fn number(text: &str) -> Result<u32, &'static str> {
    let digits: String =
        text.trim().chars().filter(|sign| !matches!(sign, ',' | '\u{ff0c}')).map(narrow).collect();
    if digits.is_empty() { Err("required") } else { digits.parse().map_err(|_| "not-a-number") }
}

fn narrow(sign: char) -> char {
    let digit = u32::from(sign).checked_sub(u32::from('\u{ff10}')).filter(|digit| *digit < 10);
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(sign)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use learning::question::Choice;
    use learning::survey::{Naming, SurveyAudience, SurveyCondition};

    use super::*;

    fn question(id: &str, kind: SurveyQuestionKind) -> SurveyQuestion {
        SurveyQuestion { id: id.to_owned(), text: id.to_owned(), required: true, kind, shown_when: None }
    }

    fn document() -> SurveyDocument {
        let choice = |id: &str| Choice { id: id.to_owned(), text: id.to_owned() };
        let kind = SurveyQuestionKind::Single { choices: vec![choice("yes"), choice("no")] };
        let mut work = question("work", SurveyQuestionKind::Candidates);
        work.shown_when =
            Some(SurveyCondition { question: "use".to_owned(), any_of: vec!["yes".to_owned()] });
        SurveyDocument {
            title: String::new(),
            purpose: String::new(),
            closes_on: NaiveDate::default(),
            naming: Naming::Named,
            keep_division: false,
            audience: SurveyAudience::default(),
            saved_percent: 80,
            questions: vec![question("use", kind), work],
        }
    }

    fn codes(typed: &Typed) -> Vec<(String, String)> {
        typed.faults(&document()).into_iter().collect()
    }

    #[test]
    fn work_is_read_with_wide_digits_and_asked_for_only_on_its_branch() {
        let mut typed = Typed::default();
        assert_eq!(codes(&typed), [("use".to_owned(), "required".to_owned())]);
        typed.pick("use", "no".to_owned(), false);
        assert_eq!(codes(&typed), []);
        typed.pick("use", "yes".to_owned(), false);
        assert_eq!(codes(&typed), [("work".to_owned(), "required".to_owned())]);
        let row = TypedWork {
            work: "copying".to_owned(),
            times: "\u{ff11}\u{ff0c}\u{ff12}\u{ff10}\u{ff10}".to_owned(),
            ..TypedWork::default()
        };
        typed.work.insert("work".to_owned(), vec![row.clone()]);
        assert_eq!(codes(&typed), [("work".to_owned(), "required".to_owned())], "minutes are missing");
        typed.work.insert("work".to_owned(), vec![TypedWork { minutes: "three".to_owned(), ..row.clone() }]);
        assert_eq!(codes(&typed), [("work".to_owned(), "not-a-number".to_owned())]);
        typed.work.insert("work".to_owned(), vec![TypedWork { minutes: "3".to_owned(), ..row }]);
        assert_eq!(codes(&typed), []);
        let responses = typed.responses(&document());
        let SurveyResponse::Candidates { candidates } = &responses["work"] else { panic!("no work") };
        assert_eq!((candidates[0].times, candidates[0].minutes), (1_200, 3));
        typed.pick("use", "no".to_owned(), false);
        assert_eq!(typed.responses(&document()).len(), 1, "what is hidden is not sent");
    }
}
