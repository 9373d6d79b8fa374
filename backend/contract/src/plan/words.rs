//! Words of the plan that screen, print and files share.

use learning::role::Grade;

use crate::plan::{
    LastYearRow, PlanAudience, PlanLabels, PlanResult, PlanState, PlanStep, PlanSubject, PlanVersionRow,
    RowEvaluation, Verdict,
};
use crate::reporting::Rate;
use crate::wording;

impl PlanLabels {
    /// What a row holds, e.g. `SEC-01 情報セキュリティ基礎`.
    #[must_use]
    pub fn subject(&self, subject: &PlanSubject) -> String {
        match subject {
            PlanSubject::Course { code } => {
                format!("{code} {}", self.courses.get(code).map(String::as_str).unwrap_or_default())
                    .trim_end()
                    .to_owned()
            }
            PlanSubject::Event { event_id } => {
                self.events.get(event_id).cloned().unwrap_or_else(|| "（登録のないイベント）".to_owned())
            }
            PlanSubject::NewEvent { title } => title.clone(),
        }
    }

    /// For whom, e.g. `全職員` or `税務課・収納課の課長級`.
    #[must_use]
    pub fn audience(&self, audience: &PlanAudience) -> String {
        let grades: Vec<&str> = audience.grades.iter().map(|grade| self.grade(*grade)).collect();
        let name = |id: &String| self.departments.get(id).map_or("（廃止された所属）", String::as_str);
        let departments: Vec<&str> = audience.department_ids.iter().map(name).collect();
        match (departments.is_empty(), grades.is_empty()) {
            (true, true) => "全職員".to_owned(),
            (true, false) => grades.join("・"),
            (false, true) => format!("{}の全職員", departments.join("・")),
            (false, false) => format!("{}の{}", departments.join("・"), grades.join("・")),
        }
    }

    /// A grade as the organisation calls it.
    #[must_use]
    pub fn grade(&self, grade: Grade) -> &str {
        self.grades.get(grade.code()).filter(|label| !label.is_empty()).map_or(grade.label(), String::as_str)
    }
}

impl LastYearRow {
    /// Whether it is not copied into the next plan.
    #[must_use]
    pub fn abolished(&self) -> bool {
        self.evaluation.as_ref().is_some_and(|evaluation| evaluation.verdict == Verdict::Abolish)
    }
}

impl PlanVersionRow {
    /// What the version is called: `当初計画`, `第1回変更`, or `審議案（第2版）` while it is not decided.
    #[must_use]
    pub fn title(&self) -> String {
        match (self.change, self.state) {
            (Some(0), _) => "当初計画".to_owned(),
            (Some(change), _) => format!("第{change}回変更"),
            (None, PlanState::Draft) => format!("差戻し案（第{}版）", self.number),
            (None, _) => format!("審議案（第{}版）", self.number),
        }
    }
}

/// The kind of a row in one word.
#[must_use]
pub fn kind(subject: &PlanSubject) -> &'static str {
    match subject {
        PlanSubject::Course { .. } => "コース",
        PlanSubject::Event { .. } => "イベント",
        PlanSubject::NewEvent { .. } => "イベント（予定）",
    }
}

/// How far a plan is, in one word.
#[must_use]
pub fn state(state: PlanState) -> &'static str {
    match state {
        PlanState::Draft => "立案",
        PlanState::Review => "審議",
        PlanState::Decided => "決定",
        PlanState::Running => "実施",
        PlanState::Evaluated => "評価",
    }
}

/// A step that was taken.
#[must_use]
pub fn step(step: PlanStep) -> &'static str {
    match step {
        PlanStep::Submit => "審議にかけた",
        PlanStep::Return => "差し戻した",
        PlanStep::Decide => "決定した",
        PlanStep::Start => "実施に入った",
        PlanStep::Evaluate => "評価を終えた",
    }
}

/// A verdict in one word.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Continue => "継続",
        Verdict::Revise => "見直し",
        Verdict::Abolish => "廃止",
    }
}

/// The rate of a result with one decimal; `—` without a population.
#[must_use]
pub fn rate(result: &PlanResult) -> String {
    wording::rate(Rate { numerator: result.numerator, denominator: result.denominator })
}

/// A target in percent; `未定` while it is open.
#[must_use]
pub fn target(percent: Option<u32>) -> String {
    percent.map_or_else(|| "未定".to_owned(), |percent| format!("{percent}%"))
}

/// What was found about a row in a sentence, e.g. `継続（実績94.6%）期間が足りなかった。`.
#[must_use]
pub fn found(evaluation: &RowEvaluation) -> String {
    let rate = evaluation.result.as_ref().map_or_else(|| "—".to_owned(), rate);
    format!("{}（実績{rate}）{}", verdict(evaluation.verdict), evaluation.finding)
}

/// What was found about a row of last year's plan, if anybody wrote it.
#[must_use]
pub fn found_of(row: &LastYearRow) -> String {
    row.evaluation.as_ref().map_or_else(|| "評価なし".to_owned(), found)
}

/// What was found last year about the row that has this id.
#[must_use]
pub fn found_last_year(row_id: &str, last_year: &[LastYearRow]) -> String {
    let row = last_year.iter().find(|row| row.row_id == row_id);
    row.map_or_else(|| "前年度の計画になし".to_owned(), found_of)
}
