//! Words of surveys that screen and file share.

use learning::survey::candidate::FollowUp;
use learning::survey::tally::AnswerCounts;
use learning::survey::{
    SCALE, SurveyQuestion, SurveyQuestionKind, SurveyResponse, WorkCandidate, WorkFrequency,
};

/// How often work is done.
#[must_use]
pub fn frequency(frequency: WorkFrequency) -> &'static str {
    match frequency {
        WorkFrequency::Daily => "毎日",
        WorkFrequency::Weekly => "毎週",
        WorkFrequency::Monthly => "毎月",
        WorkFrequency::Yearly => "毎年",
    }
}

/// Where the follow-up of a candidate stands.
#[must_use]
pub fn follow_up(state: FollowUp) -> &'static str {
    match state {
        FollowUp::Waiting => "未",
        FollowUp::Heard => "ヒアリング済",
        FollowUp::Adopted => "採用",
        FollowUp::Declined => "見送り",
    }
}

/// Name of a division; of those that are too small to be kept alone.
#[must_use]
pub fn division(name: &str) -> &str {
    if name.is_empty() { "そのほか（少人数の部の合計）" } else { name }
}

/// Minutes as hours with one decimal, cut off.
#[must_use]
pub fn hours(minutes: u64) -> String {
    format!("{}.{}", grouped(minutes / 60), minutes % 60 * 10 / 60)
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let places = digits.chars().enumerate();
    places.fold(String::new(), |mut text, (place, digit)| {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
        text
    })
}

/// Labels of what is counted for a question: choices, or the steps of a scale.
#[must_use]
pub fn labels(question: &SurveyQuestion) -> Vec<String> {
    match &question.kind {
        SurveyQuestionKind::Single { choices } | SurveyQuestionKind::Multiple { choices } => {
            choices.iter().map(|choice| choice.text.clone()).collect()
        }
        SurveyQuestionKind::Scale { low, high } => SCALE
            .into_iter()
            .map(|step| match step {
                "1" if !low.is_empty() => format!("1（{low}）"),
                "5" if !high.is_empty() => format!("5（{high}）"),
                step => step.to_owned(),
            })
            .collect(),
        SurveyQuestionKind::ShortText
        | SurveyQuestionKind::LongText
        | SurveyQuestionKind::Number { .. }
        | SurveyQuestionKind::Candidates => Vec::new(),
    }
}

/// The mean of a scale with two decimals or of numbers with one, rounded; none for other kinds and for no answers.
#[must_use]
pub fn mean(question: &SurveyQuestion, counts: &AnswerCounts) -> Option<String> {
    let people = u64::from(counts.answered);
    let rounded = |places: u64| (counts.sum * places * 2 + people).checked_div(people * 2);
    match &question.kind {
        SurveyQuestionKind::Scale { .. } => {
            rounded(100).map(|hundredths| format!("{}.{:02}", hundredths / 100, hundredths % 100))
        }
        SurveyQuestionKind::Number { unit } => {
            rounded(10).map(|tenths| format!("{}.{}{unit}", grouped(tenths / 10), tenths % 10))
        }
        _ => None,
    }
}

/// One answer in words.
#[must_use]
pub fn response(question: &SurveyQuestion, response: &SurveyResponse) -> String {
    let text = |id: &str| match &question.kind {
        SurveyQuestionKind::Single { choices } | SurveyQuestionKind::Multiple { choices } => choices
            .iter()
            .find(|choice| choice.id == id)
            .map_or_else(|| id.to_owned(), |choice| choice.text.clone()),
        _ => id.to_owned(),
    };
    match response {
        SurveyResponse::Single { choice } => text(choice),
        SurveyResponse::Multiple { choices } => {
            choices.iter().map(|choice| text(choice)).collect::<Vec<_>>().join("、")
        }
        SurveyResponse::Scale { value } => value.to_string(),
        SurveyResponse::Text { text } => text.clone(),
        SurveyResponse::Number { value } => value.to_string(),
        SurveyResponse::Candidates { candidates } => {
            candidates.iter().map(work).collect::<Vec<_>>().join("／")
        }
    }
}

/// A candidate in one line.
#[must_use]
pub fn work(candidate: &WorkCandidate) -> String {
    let WorkCandidate { work, times, minutes, frequency, .. } = candidate;
    format!("{work}（{}{times}件、1件{minutes}分）", self::frequency(*frequency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_have_one_decimal_that_is_cut_off() {
        for (minutes, shown) in
            [(0, "0.0"), (59, "0.9"), (60, "1.0"), (11_520, "192.0"), (75_000_000, "1,250,000.0")]
        {
            assert_eq!(hours(minutes), shown);
        }
    }

    #[test]
    fn means_are_rounded() {
        let question = |kind| SurveyQuestion {
            id: "q".to_owned(),
            text: "q".to_owned(),
            required: true,
            kind,
            shown_when: None,
        };
        let scale = question(SurveyQuestionKind::Scale { low: String::new(), high: String::new() });
        let number = question(SurveyQuestionKind::Number { unit: "分".to_owned() });
        let counts = |answered, sum| AnswerCounts { answered, choices: Vec::new(), sum };
        assert_eq!(mean(&scale, &counts(3, 11)).as_deref(), Some("3.67"));
        assert_eq!(mean(&number, &counts(8, 10_001)).as_deref(), Some("1,250.1分"));
        assert_eq!(mean(&number, &counts(0, 0)), None);
    }
}
