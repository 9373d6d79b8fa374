//! One change of one rule of the draft. Pure: what was typed comes in, the changed rule goes out.

use std::collections::BTreeSet;

use learning::curriculum::{Audience, Content, DueRule, Mode, MonthDay, Rule};
use learning::fiscal_year::FiscalYear;
use learning::folding;
use learning::validity::Validity;

/// Days that a new due date after an event starts with.
const USUAL_DAYS: u32 = 30;
/// Ten years of days; more is a slip of the finger.
const MOST_DAYS: u32 = 3_660;

/// A change.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum RuleEdit {
    /// The label is typed.
    Label(String),
    /// One course, or a choice of several.
    Several(bool),
    /// The one course: its code, its title and the validity that it proposes.
    Course {
        /// Code; empty for none.
        code: String,
        /// Title.
        title: String,
        /// What the course proposes.
        validity: Validity,
    },
    /// The courses of a choice.
    Courses(BTreeSet<String>),
    /// 指名制 or 応募制.
    Mode(Mode),
    /// Who.
    Audience(Audience),
    /// Of which kind the due date is.
    Due(DueKind),
    /// Of which kind the validity is.
    Validity(ValidityKind),
    /// A day of the fiscal year.
    Day(DayField, Option<MonthDay>),
    /// First fiscal year.
    From(Option<FiscalYear>),
    /// Last fiscal year.
    Until(Option<FiscalYear>),
}

/// Kinds of due dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DueKind {
    FixedDay,
    AfterHire,
    AfterTransfer,
    AfterPromotion,
    AfterReturn,
    AfterPublication,
    BeforeWork,
}

/// Kinds of validity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValidityKind {
    None,
    EachFiscalYear,
    FiscalYears,
    Months,
}

/// Days of the fiscal year that a rule has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayField {
    Due,
    Opens,
    EarlyFrom,
}

/// Numbers that are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NumberField {
    /// How many of a choice.
    Needed,
    /// Days after the event of the due date.
    DueDays,
    /// Years or months of the validity.
    ValidFor,
    /// Every n-th fiscal year.
    Every,
    /// Days of grace.
    Grace,
    /// Days to settle in.
    Settle,
}

impl DueKind {
    /// All, in the order of the list.
    pub(super) const ALL: [DueKind; 7] = [
        DueKind::FixedDay,
        DueKind::AfterHire,
        DueKind::AfterTransfer,
        DueKind::AfterPromotion,
        DueKind::AfterReturn,
        DueKind::AfterPublication,
        DueKind::BeforeWork,
    ];

    /// The kind of a rule.
    pub(super) fn of(due: DueRule) -> DueKind {
        match due {
            DueRule::FixedDay { .. } => DueKind::FixedDay,
            DueRule::AfterHire { .. } => DueKind::AfterHire,
            DueRule::AfterTransfer { .. } => DueKind::AfterTransfer,
            DueRule::AfterPromotion { .. } => DueKind::AfterPromotion,
            DueRule::AfterReturn { .. } => DueKind::AfterReturn,
            DueRule::AfterPublication { .. } => DueKind::AfterPublication,
            DueRule::BeforeWork => DueKind::BeforeWork,
        }
    }

    fn with(self, days: u32, day: MonthDay) -> DueRule {
        match self {
            DueKind::FixedDay => DueRule::FixedDay { day },
            DueKind::AfterHire => DueRule::AfterHire { days },
            DueKind::AfterTransfer => DueRule::AfterTransfer { days },
            DueKind::AfterPromotion => DueRule::AfterPromotion { days },
            DueKind::AfterReturn => DueRule::AfterReturn { days },
            DueKind::AfterPublication => DueRule::AfterPublication { days },
            DueKind::BeforeWork => DueRule::BeforeWork,
        }
    }
}

impl ValidityKind {
    /// All, in the order of the list.
    pub(super) const ALL: [ValidityKind; 4] =
        [ValidityKind::EachFiscalYear, ValidityKind::FiscalYears, ValidityKind::Months, ValidityKind::None];

    /// The kind of a validity.
    pub(super) fn of(validity: Validity) -> ValidityKind {
        match validity {
            Validity::None => ValidityKind::None,
            Validity::EachFiscalYear => ValidityKind::EachFiscalYear,
            Validity::FiscalYears { .. } => ValidityKind::FiscalYears,
            Validity::Months { .. } => ValidityKind::Months,
        }
    }
}

/// The rule after a change.
pub(super) fn edited(rule: &Rule, edit: RuleEdit) -> Rule {
    let rule = rule.clone();
    match edit {
        RuleEdit::Label(label) => Rule { label, ..rule },
        RuleEdit::Several(several) => Rule { content: content(&rule, several), ..rule },
        RuleEdit::Course { code, title, validity } => with_course(rule, code, title, validity),
        RuleEdit::Courses(chosen) => {
            let needed = number(&rule, NumberField::Needed).unwrap_or(1);
            Rule { content: Content::Choice { needed, courses: chosen.into_iter().collect() }, ..rule }
        }
        RuleEdit::Mode(mode) => Rule { mode, ..rule },
        RuleEdit::Audience(audience) => Rule { audience, ..rule },
        RuleEdit::Due(kind) => {
            let days = rule.due.days().unwrap_or(USUAL_DAYS);
            let day = day(&rule, DayField::Due).unwrap_or(MonthDay { month: 12, day: 28 });
            Rule { due: kind.with(days, day), ..rule }
        }
        RuleEdit::Validity(kind) => {
            let validity = match kind {
                ValidityKind::None => Validity::None,
                ValidityKind::EachFiscalYear => Validity::EachFiscalYear,
                ValidityKind::FiscalYears => Validity::FiscalYears { years: 2 },
                ValidityKind::Months => Validity::Months { months: 12 },
            };
            Rule { validity, ..rule }
        }
        RuleEdit::Day(DayField::Due, Some(day)) => Rule { due: DueRule::FixedDay { day }, ..rule },
        RuleEdit::Day(DayField::Due, None) => rule,
        RuleEdit::Day(DayField::Opens, opens) => Rule { opens, ..rule },
        RuleEdit::Day(DayField::EarlyFrom, early_from) => Rule { early_from, ..rule },
        RuleEdit::From(from) => Rule { from, ..rule },
        RuleEdit::Until(until) => Rule { until, ..rule },
    }
}

/// A day of the rule.
pub(super) fn day(rule: &Rule, field: DayField) -> Option<MonthDay> {
    match field {
        DayField::Due => match rule.due {
            DueRule::FixedDay { day } => Some(day),
            _ => None,
        },
        DayField::Opens => rule.opens,
        DayField::EarlyFrom => rule.early_from,
    }
}

/// A number of the rule; none where it has no such number.
pub(super) fn number(rule: &Rule, field: NumberField) -> Option<u32> {
    match field {
        NumberField::Needed => match &rule.content {
            Content::Choice { needed, .. } => Some(*needed),
            Content::Course { .. } => None,
        },
        NumberField::DueDays => rule.due.days(),
        NumberField::ValidFor => match rule.validity {
            Validity::FiscalYears { years } => Some(years),
            Validity::Months { months } => Some(months),
            Validity::None | Validity::EachFiscalYear => None,
        },
        NumberField::Every => Some(rule.every.max(1)),
        NumberField::Grace => Some(rule.grace_days),
        NumberField::Settle => Some(rule.settle_days),
    }
}

/// The rule with another number, or none when the text is no number that can be meant.
pub(super) fn with_number(rule: &Rule, field: NumberField, typed: &str) -> Option<Rule> {
    let value: u32 = folding::fold_answer(typed).parse().ok()?;
    let (least, most) = match field {
        NumberField::Needed => (1, 100),
        NumberField::ValidFor => (1, 120),
        NumberField::Every => (1, 20),
        NumberField::DueDays | NumberField::Grace | NumberField::Settle => (0, MOST_DAYS),
    };
    if !(least..=most).contains(&value) {
        return None;
    }
    let rule = rule.clone();
    Some(match field {
        NumberField::Needed => match rule.content {
            Content::Choice { courses, .. } => {
                Rule { content: Content::Choice { needed: value, courses }, ..rule }
            }
            Content::Course { .. } => rule,
        },
        NumberField::DueDays => {
            let due = DueKind::of(rule.due).with(value, MonthDay { month: 12, day: 28 });
            Rule { due: if rule.due.days().is_some() { due } else { rule.due }, ..rule }
        }
        NumberField::ValidFor => {
            let validity = match rule.validity {
                Validity::FiscalYears { .. } => Validity::FiscalYears { years: value },
                Validity::Months { .. } => Validity::Months { months: value },
                other => other,
            };
            Rule { validity, ..rule }
        }
        NumberField::Every => Rule { every: value, ..rule },
        NumberField::Grace => Rule { grace_days: value, ..rule },
        NumberField::Settle => Rule { settle_days: value, ..rule },
    })
}

/// The courses stay when one becomes several; of several the first one stays.
fn content(rule: &Rule, several: bool) -> Content {
    let named: Vec<String> = rule.courses().filter(|code| !code.is_empty()).map(str::to_owned).collect();
    match (&rule.content, several) {
        (Content::Course { .. }, true) => Content::Choice { needed: 1, courses: named },
        (Content::Choice { .. }, false) => {
            Content::Course { course: named.into_iter().next().unwrap_or_default() }
        }
        (same, _) => same.clone(),
    }
}

/// The first course that is chosen brings its own validity, and its title where nothing is written yet.
fn with_course(rule: Rule, code: String, title: String, validity: Validity) -> Rule {
    let first = !rule.courses().any(|code| !code.is_empty());
    let label = if rule.label.trim().is_empty() { title } else { rule.label.clone() };
    let validity = if first { validity } else { rule.validity };
    Rule { content: Content::Course { course: code }, label, validity, ..rule }
}

#[cfg(test)]
mod tests;
