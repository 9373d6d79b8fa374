//! Audiences, due dates and validities of rules in words.

use std::collections::BTreeMap;

use contract::requirements::Choices;
use learning::curriculum::{Audience, DueRule, MonthDay, Newness, Rule};
use learning::fiscal_year::FiscalYear;
use learning::validity::Validity;

/// Names behind the codes of a curriculum.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Names {
    grades: BTreeMap<String, String>,
    units: BTreeMap<String, String>,
    operations: BTreeMap<String, String>,
    courses: BTreeMap<String, String>,
}

impl Names {
    /// Everything that can be chosen.
    #[must_use]
    pub fn new(choices: &Choices) -> Names {
        let pairs = |choices: &[contract::requirements::Choice]| {
            choices.iter().map(|choice| (choice.code.clone(), choice.label.clone())).collect()
        };
        Names {
            grades: pairs(&choices.grades),
            units: choices.units.iter().map(|unit| (unit.id.clone(), unit.name.clone())).collect(),
            operations: pairs(&choices.operations),
            courses: choices.courses.iter().map(|of| (of.code.clone(), of.title.clone())).collect(),
        }
    }

    /// Title of a course; none while it does not exist.
    #[must_use]
    pub fn course(&self, code: &str) -> Option<&str> {
        self.courses.get(code).map(String::as_str)
    }
}

/// Names that are written out; the rest is counted.
const WRITTEN_OUT: usize = 4;

/// Whom an audience means.
pub fn audience(audience: &Audience, names: &Names) -> String {
    match audience {
        Audience::Everyone => "全職員".to_owned(),
        Audience::Grades(grades) => {
            list(grades.iter().map(|grade| named(&names.grades, grade.code(), grade.label())))
        }
        Audience::JobKinds(kinds) => list(kinds.iter().map(String::as_str)),
        Audience::Units(units) => {
            format!("{}の職員", list(units.iter().map(|id| named(&names.units, id, OLD_UNIT))))
        }
        Audience::Operations(codes) => {
            format!(
                "{}を担当する所属の職員",
                list(codes.iter().map(|code| named(&names.operations, code, code)))
            )
        }
        Audience::Attributes(attributes) => list(attributes.iter().map(|attribute| attribute.label())),
        Audience::FirstYear(newness) => newness_label(*newness).to_owned(),
        Audience::People(people) => format!("指定した職員{}人", people.len()),
        Audience::Not(inner) => format!("{}以外", member(inner, names)),
        Audience::All(members) => joined(members, "、かつ", names),
        Audience::Any(members) => joined(members, "、または", names),
    }
}

/// The same for a table: what is longer is cut, because the label of the rule says it too.
pub fn brief(of: &Audience, names: &Names) -> String {
    let words = audience(of, names);
    if words.chars().count() <= BRIEF {
        return words;
    }
    words.chars().take(BRIEF).chain(['…']).collect()
}

/// Characters of an audience in a table.
const BRIEF: usize = 60;

const OLD_UNIT: &str = "廃止された所属";

/// 採用・昇任・転入の1年目.
pub fn newness_label(newness: Newness) -> &'static str {
    match newness {
        Newness::Hired => "新規採用1年目",
        Newness::Promoted => "昇任1年目",
        Newness::Transferred => "転入1年目",
    }
}

fn named<'a>(names: &'a BTreeMap<String, String>, code: &str, otherwise: &'a str) -> &'a str {
    names.get(code).map_or(otherwise, String::as_str)
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.collect();
    if words.is_empty() {
        return "（未選択）".to_owned();
    }
    let rest = words.len().saturating_sub(WRITTEN_OUT);
    let written: Vec<&str> = words.into_iter().take(WRITTEN_OUT).collect();
    let written = written.join("・");
    if rest == 0 { written } else { format!("{written}ほか{rest}件") }
}

/// A group inside a group stands in brackets.
fn member(inner: &Audience, names: &Names) -> String {
    let words = audience(inner, names);
    match inner {
        Audience::All(members) | Audience::Any(members) if members.len() > 1 => format!("（{words}）"),
        _ => words,
    }
}

fn joined(members: &[Audience], word: &str, names: &Names) -> String {
    if members.is_empty() {
        return "（未選択）".to_owned();
    }
    members.iter().map(|inner| member(inner, names)).collect::<Vec<_>>().join(word)
}

/// By when, as in a table.
pub fn due(due: DueRule) -> String {
    match due {
        DueRule::FixedDay { day } => format!("{}まで", month_day(day)),
        DueRule::AfterHire { days } => format!("採用・任用から{days}日以内"),
        DueRule::AfterTransfer { days } => format!("異動から{days}日以内"),
        DueRule::AfterPromotion { days } => format!("昇任から{days}日以内"),
        DueRule::AfterReturn { days } => format!("復職から{days}日以内"),
        DueRule::AfterPublication { days } => format!("公開から{days}日以内"),
        DueRule::BeforeWork => "業務・利用の開始前".to_owned(),
    }
}

/// `12月28日`.
pub fn month_day(day: MonthDay) -> String {
    format!("{}月{}日", day.month, day.day)
}

/// How often, by how long a completion counts.
pub fn validity(validity: Validity) -> String {
    match validity {
        Validity::None => "一度だけ".to_owned(),
        Validity::EachFiscalYear | Validity::FiscalYears { years: 0 | 1 } => "毎年度".to_owned(),
        Validity::FiscalYears { years } => format!("{years}年度ごと"),
        Validity::Months { months } => format!("{months}か月ごと"),
    }
}

/// Fiscal years of a rule and its rotation; a dash where it has none.
pub fn years(rule: &Rule) -> String {
    let label = |year: FiscalYear| year.label();
    let span = match (rule.from, rule.until) {
        (None, None) => "—".to_owned(),
        (Some(from), None) => format!("{}から", label(from)),
        (None, Some(until)) => format!("{}まで", label(until)),
        (Some(from), Some(until)) if from == until => format!("{}だけ", label(from)),
        (Some(from), Some(until)) => format!("{}から{}まで", label(from), label(until)),
    };
    if rule.every > 1 { format!("{span}（{}年度に1回）", rule.every) } else { span }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use learning::role::{Attribute, Grade};

    use super::*;

    fn names() -> Names {
        let map = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(code, label)| ((*code).to_owned(), (*label).to_owned())).collect()
        };
        Names {
            grades: map(&[("G30", "課長級")]),
            units: map(&[("u1", "市民課"), ("u2", "税務課")]),
            operations: map(&[("01", "住民記録")]),
            courses: BTreeMap::new(),
        }
    }

    fn set(values: &[&str]) -> BTreeSet<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn an_audience_is_one_phrase() {
        let heads = || Audience::Grades(BTreeSet::from([Grade::G30, Grade::G50]));
        let telework = || Audience::Attributes(BTreeSet::from([Attribute::Telework]));
        let units = || Audience::Units(set(&["u1", "u2"]));
        let either = || Audience::Any(vec![units(), telework()]);
        let table = [
            (Audience::Everyone, "全職員"),
            (heads(), "課長級・係長級"),
            (units(), "市民課・税務課の職員"),
            (Audience::Operations(set(&["01"])), "住民記録を担当する所属の職員"),
            (Audience::People(set(&["p", "q"])), "指定した職員2人"),
            (Audience::FirstYear(Newness::Promoted), "昇任1年目"),
            (
                Audience::All(vec![heads(), either()]),
                "課長級・係長級、かつ（市民課・税務課の職員、またはテレワーク利用者）",
            ),
            (Audience::Not(Box::new(telework())), "テレワーク利用者以外"),
            (Audience::JobKinds(BTreeSet::new()), "（未選択）"),
        ];
        for (meant, words) in table {
            assert_eq!(audience(&meant, &names()), words);
        }
    }

    #[test]
    fn a_long_list_is_counted() {
        let kinds = Audience::JobKinds(set(&["a", "b", "c", "d", "e", "f"]));
        assert_eq!(audience(&kinds, &names()), "a・b・c・dほか2件");
        let long = Audience::Any(vec![kinds.clone(); 20]);
        assert_eq!(brief(&long, &names()).chars().count(), BRIEF + 1);
        assert_eq!(brief(&kinds, &names()), audience(&kinds, &names()));
    }

    #[test]
    fn years_and_rotation() {
        let rule = Rule::yearly("r", "R", "SEC-01", Audience::Everyone);
        assert_eq!(years(&rule), "—");
        let rotated = Rule { from: Some(FiscalYear(2026)), every: 3, ..rule.clone() };
        assert_eq!(years(&rotated), "令和8年度から（3年度に1回）");
        let once = Rule { from: Some(FiscalYear(2026)), until: Some(FiscalYear(2026)), ..rule };
        assert_eq!(years(&once), "令和8年度だけ");
    }

    #[test]
    fn due_dates_and_validities() {
        let fixed = DueRule::FixedDay { day: MonthDay { month: 12, day: 28 } };
        assert_eq!(due(fixed), "12月28日まで");
        assert_eq!(due(DueRule::AfterTransfer { days: 30 }), "異動から30日以内");
        assert_eq!(validity(Validity::FiscalYears { years: 1 }), "毎年度");
        assert_eq!(validity(Validity::Months { months: 12 }), "12か月ごと");
    }
}
