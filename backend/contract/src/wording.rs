//! Sentences that the screen and the files of the server must share word for word: states, reasons,
//! rates. Every other sentence belongs to the client's `text`.

pub mod events;
pub mod evidence;

use learning::completion::WhyNotComplete;
use learning::deadline::AssignmentState;
use learning::era::format_date;
use learning::gate::{Clearance, LackReason};
use learning::mark::Mark;

use crate::records::{TrainingForm, TrainingResult};
use crate::reporting::Rate;

mod cause;

pub use cause::{cause, due_source, trigger, whom};

/// State of an assignment in one word.
#[must_use]
pub fn state(state: AssignmentState) -> &'static str {
    match state {
        AssignmentState::Planned => "予定",
        AssignmentState::NotStarted => "未着手",
        AssignmentState::InProgress => "受講中",
        AssignmentState::Completed => "修了",
        AssignmentState::CompletedInGrace => "修了（猶予内）",
        AssignmentState::CompletedLate => "修了（期限後）",
        AssignmentState::Overdue => "期限を過ぎています",
        AssignmentState::Suspended => "停止（休職・派遣など）",
        AssignmentState::Exempt => "免除",
        AssignmentState::Credited => "充当",
        AssignmentState::NotRequired => "対象外",
    }
}

/// State of an outstanding duty in one word: grace (猶予) is told apart from being late.
#[must_use]
pub fn outstanding_state(state: AssignmentState, in_grace: bool) -> &'static str {
    if in_grace { "猶予内" } else { self::state(state) }
}

/// How a duty came to the person, in one word.
#[must_use]
pub fn mode(elective: bool) -> &'static str {
    if elective { "応募制" } else { "指名制" }
}

/// Why a course is not complete, in one sentence.
#[must_use]
pub fn why(why: &WhyNotComplete) -> String {
    match why {
        WhyNotComplete::NotStarted => "まだ始めていません。".to_owned(),
        WhyNotComplete::LessonsLeft { left } => format!("レッスンがあと{left}つ残っています。"),
        WhyNotComplete::ExercisesLeft { left } => {
            format!("レッスンは終わりました。合格していない演習があと{left}つあります。")
        }
        WhyNotComplete::AssessmentNotTaken => {
            "レッスンは終わりました。修了テストに合格すると修了です。".to_owned()
        }
        WhyNotComplete::AssessmentInProgress { answered: Some(answered), total: Some(total) } => {
            format!("修了テストの途中です（{total}問中{answered}問に解答済み）。提出すると採点されます。")
        }
        WhyNotComplete::AssessmentInProgress { .. } => {
            "修了テストの途中です。提出すると採点されます。".to_owned()
        }
        WhyNotComplete::BelowMastery { best_share, mastery, attempts_left } => {
            let best = percent(*best_share);
            let needed = percent(*mastery);
            let again = match attempts_left {
                Some(left) => format!("あと{left}回受けられます。"),
                None => "何度でも受け直せます。".to_owned(),
            };
            // Enough marks and still not passed: a question that must be right was wrong, or those of a tag
            // with a pass mark of its own were.
            if best_share >= mastery {
                format!(
                    "修了テストの点は足りています（最高{best}）が、必ず正解が要る問題か、別に基準のある分野の問題に誤りがありました。{again}"
                )
            } else {
                format!("修了テストが合格の基準{needed}に届いていません（最高{best}）。{again}")
            }
        }
        WhyNotComplete::AttemptsUsedUp { best_share, mastery, attempts } if best_share >= mastery => format!(
            "修了テストを{attempts}回受けましたが、必ず正解が要る問題か、別に基準のある分野の問題に誤りがありました（最高{}）。研修の担当者に相談してください。",
            percent(*best_share)
        ),
        WhyNotComplete::AttemptsUsedUp { best_share, mastery, attempts } => format!(
            "修了テストを{attempts}回受けましたが、合格の基準{}に届きませんでした（最高{}）。研修の担当者に相談してください。",
            percent(*mastery),
            percent(*best_share)
        ),
    }
}

/// A share as whole percent, rounded down, so that a share below the pass mark never looks like it.
#[must_use]
pub fn percent(share: Mark) -> String {
    format!("{}%", share.percent_floor())
}

/// A completion rate with one decimal, rounded down in exact integers; `—` without a population.
#[must_use]
pub fn rate(rate: Rate) -> String {
    if rate.denominator == 0 {
        return "—".to_owned();
    }
    let thousandths = u64::from(rate.numerator) * 1000 / u64::from(rate.denominator);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// Form of training (形態).
#[must_use]
pub fn training_form(form: TrainingForm) -> &'static str {
    match form {
        TrainingForm::ELearning => "eラーニング",
        TrainingForm::Group => "集合",
        TrainingForm::Secondment => "派遣",
        TrainingForm::PaperTest => "紙テスト",
        TrainingForm::Event => "説明会",
        TrainingForm::Placement => "理解度確認",
        TrainingForm::Other => "その他",
    }
}

/// Result of training (結果).
#[must_use]
pub fn training_result(result: TrainingResult) -> &'static str {
    match result {
        TrainingResult::Completed => "修了",
        TrainingResult::NotCompleted => "未修了",
        TrainingResult::Exempt => "免除",
    }
}

/// Whether a person may use a tool, in a word.
#[must_use]
pub fn clearance(clearance: &Clearance) -> &'static str {
    match clearance {
        Clearance::Cleared { .. } => "利用できる",
        Clearance::Away { .. } => "休止中",
        Clearance::Lacking { .. } => "利用できない",
    }
}

/// Why a person may not use a tool, or until when; one sentence.
#[must_use]
pub fn clearance_reason(clearance: &Clearance) -> String {
    match clearance {
        Clearance::Cleared { until: Some(until), .. } => {
            format!("{}まで有効です。", format_date(*until))
        }
        Clearance::Cleared { until: None, .. } => "有効期限はありません。".to_owned(),
        Clearance::Away { status } => format!("在職区分が「{}」のため、利用を止めています。", status.label()),
        Clearance::Lacking { courses } if courses.is_empty() => {
            "必要なコースが決められていないため、だれも利用できません。".to_owned()
        }
        Clearance::Lacking { courses } => courses
            .iter()
            .map(|lacking| {
                let code = &lacking.course_code;
                match lacking.reason {
                    LackReason::NotPublished => format!("{code}はまだ公開されていません。"),
                    LackReason::NotCompleted => format!("{code}を修了していません。"),
                    LackReason::Expired { on } => {
                        format!("{code}の有効期限（{}）が過ぎました。", format_date(on))
                    }
                }
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_rounded_down_and_never_invented() {
        let shown = |numerator, denominator| rate(Rate { numerator, denominator });
        assert_eq!(shown(361, 402), "89.8%");
        assert_eq!(shown(2, 3), "66.6%");
        assert_eq!(shown(999, 1000), "99.9%");
        assert_eq!(shown(9999, 10000), "99.9%");
        assert_eq!(shown(7, 7), "100.0%");
        assert_eq!(shown(0, 7), "0.0%");
        assert_eq!(shown(0, 0), "—");
    }

    #[test]
    fn a_share_below_the_pass_mark_never_looks_like_it() {
        assert_eq!(percent(Mark::new(799, 1000)), "79%");
        let reason = WhyNotComplete::BelowMastery {
            best_share: Mark::new(7, 10),
            mastery: Mark::new(4, 5),
            attempts_left: Some(2),
        };
        assert_eq!(
            why(&reason),
            "修了テストが合格の基準80%に届いていません（最高70%）。あと2回受けられます。"
        );
    }

    #[test]
    fn enough_marks_that_did_not_pass_are_not_called_too_few() {
        let (best_share, mastery) = (Mark::new(9, 10), Mark::new(4, 5));
        let again = WhyNotComplete::BelowMastery { best_share, mastery, attempts_left: None };
        let used_up = WhyNotComplete::AttemptsUsedUp { best_share, mastery, attempts: 2 };
        for sentence in [why(&again), why(&used_up)] {
            assert!(sentence.contains("必ず正解が要る問題") && !sentence.contains("届"), "{sentence}");
        }
    }
}
