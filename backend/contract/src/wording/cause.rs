//! Why a duty exists, in one sentence: what started it, by which rule, until when and how that day was found.

use chrono::NaiveDate;
use learning::curriculum::DueRule;
use learning::derivation::Trigger;
use learning::era;
use learning::fiscal_year::FiscalYear;

use crate::assignments::{Cause, CauseSource, OrderCause};

/// One cause of an assignment, in one sentence.
#[must_use]
pub fn cause(cause: &Cause) -> String {
    let due = era::format_date(cause.due_on);
    match &cause.source {
        CauseSource::Order(order) => order_sentence(order, cause.ended_on, &due),
        CauseSource::Rule { .. } => rule_sentence(cause, &due),
        CauseSource::Choice => own_sentence(cause, "に、選択必修の中から本人が選びました", &due),
        CauseSource::Elective => own_sentence(cause, "に、応募が認められました", &due),
    }
}

/// What started a duty that holds since a day: `令和8年度の開始`, `令和8年4月1日付けの異動`.
#[must_use]
pub fn trigger(trigger: Trigger, since: NaiveDate) -> String {
    match trigger {
        Trigger::FiscalYear => format!("{}の開始", FiscalYear::containing(since).label()),
        Trigger::Publication { on } => format!("{}の研修体系の公開", era::format_date(on)),
        Trigger::Event { kind, on } => format!("{}付けの{}", era::format_date(on), kind.label()),
        Trigger::Change { on } => format!("{}の所属・担当などの変更", era::format_date(on)),
    }
}

/// How a due date was found: `年度ごとの固定日`, `異動から30日`. Who joins after the fixed day, or shortly before
/// it, has another date than the rule, and that is said.
#[must_use]
pub fn due_source(due: DueRule, due_on: NaiveDate) -> String {
    match due {
        DueRule::FixedDay { day } if day.in_year(FiscalYear::containing(due_on)) == due_on => {
            "年度ごとの固定日".to_owned()
        }
        DueRule::FixedDay { .. } => "年度の途中からのため、受ける日数を空けた日".to_owned(),
        DueRule::AfterHire { days } => format!("採用・任用から{days}日"),
        DueRule::AfterTransfer { days } => format!("異動から{days}日"),
        DueRule::AfterPromotion { days } => format!("昇任から{days}日"),
        DueRule::AfterReturn { days } => format!("復職から{days}日"),
        DueRule::AfterPublication { days } => format!("公開から{days}日"),
        DueRule::BeforeWork => "業務・利用の開始前".to_owned(),
    }
}

/// Whom an order reaches, in words.
#[must_use]
pub fn whom(grades: &[String], departments: &[String]) -> String {
    match (grades, departments) {
        ([], []) => "全職員".to_owned(),
        (grades, []) => grades.join("・"),
        ([], departments) => format!("{}の職員", departments.join("・")),
        (grades, departments) => format!("{}の{}", departments.join("・"), grades.join("・")),
    }
}

fn rule_sentence(cause: &Cause, due: &str) -> String {
    let CauseSource::Rule { label, trigger: started, due: rule, prerequisite_for, renewal_of, .. } =
        &cause.source
    else {
        return String::new();
    };
    let started = trigger(*started, cause.since);
    if let Some(day) = cause.ended_on {
        let ended = era::format_date(day);
        return format!("{started}により「{label}」の対象でしたが、{ended}から対象外になりました。");
    }
    let how = due_source(*rule, cause.due_on);
    let needed = prerequisite_for
        .as_ref()
        .map_or_else(String::new, |course| format!("「{course}」を受けるために先に必要で、"));
    match renewal_of {
        Some(day) => format!(
            "{needed}前回の修了（{}）の有効期間が終わるため、「{label}」により改めて受けます（期限 {due}、{how}）。",
            era::format_date(*day)
        ),
        None if needed.is_empty() => {
            format!("{started}により、「{label}」の対象になりました（期限 {due}、{how}）。")
        }
        None => format!("{needed}{started}により「{label}」の対象になりました（期限 {due}、{how}）。"),
    }
}

fn order_sentence(order: &OrderCause, ended_on: Option<NaiveDate>, due: &str) -> String {
    let day = era::format_date(order.ordered_on);
    let whom = whom(&order.grades, &order.departments);
    let ordered = format!("{day}に{}が、{whom}に割り当て", order.ordered_by);
    match ended_on {
        Some(ended) => format!("{ordered}ましたが、{}から対象外になりました。", era::format_date(ended)),
        None => format!("{ordered}ました（期限 {due}）。"),
    }
}

fn own_sentence(cause: &Cause, what: &str, due: &str) -> String {
    let day = era::format_date(cause.since);
    match cause.ended_on {
        Some(ended) => format!("{day}{what}が、{}から対象外になりました。", era::format_date(ended)),
        None => format!("{day}{what}（期限 {due}）。"),
    }
}

#[cfg(test)]
mod tests;
