//! The standard curriculum: a table of columns and signs becomes rules that HR can edit.

use std::collections::BTreeSet;

use learning::curriculum::{
    Audience, Content, Curriculum, DueRule, Mode, MonthDay, Newness, Rule, SETTLE_DAYS,
};
use learning::fiscal_year::FiscalYear;
use learning::role::{Attribute, Grade};
use learning::validity::Validity;
use serde::Deserialize;

use crate::error::Error;

/// The table, inside the binary.
const TABLE: &str = include_str!("../../../../content/curriculum/standard.toml");

/// Days after the appointment within which newcomers take their first course.
const NEWCOMER_DAYS: u32 = 30;
/// Years of the rotation.
const ROTATION: u32 = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    courses: Vec<Row>,
    operations: Vec<Operation>,
}

/// An operation of the 業務対応表 as an organisation begins with it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Code, e.g. `S01`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Whether it is one of the twenty standardised ones.
    pub standard: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    title: String,
    /// One sign per column A–H.
    marks: String,
    /// Fiscal years for which a completion counts where the sign is ○; 0 for ever.
    years: u32,
    due: (u32, u32),
    first: Option<i32>,
    #[serde(default)]
    also: Vec<Also>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Also {
    who: String,
    mark: char,
    due: Option<String>,
    months: Option<u32>,
}

fn broken(what: &str) -> Error {
    Error::Internal(format!("standard curriculum: {what}"))
}

fn table() -> Result<Table, Error> {
    toml::from_str(TABLE).map_err(|error| broken(&error.to_string()))
}

/// The operations that the rules name, and the twenty standardised ones.
///
/// # Errors
/// The shipped table is broken.
pub fn operations() -> Result<Vec<Operation>, Error> {
    Ok(table()?.operations)
}

/// The curriculum as a city adopts it in `year`.
///
/// # Errors
/// The shipped table is broken.
pub fn curriculum(year: FiscalYear) -> Result<Curriculum, Error> {
    let table = table()?;
    let mut rules = Vec::new();
    for row in &table.courses {
        let marks: Vec<char> = row.marks.chars().collect();
        if marks.len() != COLUMNS.len() {
            return Err(broken(&row.code));
        }
        for (mark, key) in [('◎', "yearly"), ('○', "required"), ('△', "elective")] {
            let columns: Vec<&Column> = COLUMNS
                .iter()
                .zip(&marks)
                .filter(|(_, sign)| **sign == mark)
                .map(|(column, _)| column)
                .collect();
            if columns.is_empty() {
                continue;
            }
            let everyone = columns.len() == COLUMNS.len();
            let whom = columns.iter().map(|column| column.label).collect::<Vec<_>>().join("、");
            let audience = if everyone {
                Audience::Everyone
            } else {
                any(columns.iter().map(|column| (column.audience)()))
            };
            let whom = if everyone { "全職員".to_owned() } else { whom };
            rules.push(rule(row, key, mark, &whom, audience, year));
        }
        for also in &row.also {
            let (whom, audience) = who(&also.who).ok_or_else(|| broken(&also.who))?;
            let mut rule = rule(row, &also.who, also.mark, whom, audience, year);
            // What somebody's work needs does not wait for a turn of the rotation.
            (rule.from, rule.every) = (None, 1);
            rule.due = match also.due.as_deref() {
                None => rule.due,
                Some("before-work") => DueRule::BeforeWork,
                Some("after-hire") => DueRule::AfterHire { days: NEWCOMER_DAYS },
                Some(other) => return Err(broken(other)),
            };
            if let Some(months) = also.months {
                rule.validity = Validity::Months { months };
            }
            rules.push(rule);
        }
    }
    Ok(Curriculum { rules })
}

fn rule(row: &Row, key: &str, mark: char, whom: &str, audience: Audience, year: FiscalYear) -> Rule {
    let rotating = row.first.filter(|_| mark == '○');
    Rule {
        id: format!("standard-{}-{key}", row.code),
        label: format!("{}（{whom}）", row.title),
        content: Content::Course { course: row.code.clone() },
        mode: if mark == '△' { Mode::Elective } else { Mode::Required },
        audience,
        due: DueRule::FixedDay { day: MonthDay { month: row.due.0, day: row.due.1 } },
        validity: match (mark, row.years) {
            ('◎', _) | (_, 1) => Validity::EachFiscalYear,
            (_, 0) => Validity::None,
            (_, years) => Validity::FiscalYears { years },
        },
        from: rotating.map(|first| FiscalYear(year.0.saturating_add(first))),
        until: None,
        every: if rotating.is_some() { ROTATION } else { 1 },
        opens: None,
        grace_days: 0,
        early_from: None,
        settle_days: SETTLE_DAYS,
    }
}

struct Column {
    label: &'static str,
    audience: fn() -> Audience,
}

const COLUMNS: [Column; 8] = [
    Column { label: "特別職・部長級", audience: || desk(&[Grade::G10, Grade::G20]) },
    Column { label: "次長・課長級", audience: || desk(&[Grade::G25, Grade::G30]) },
    Column { label: "補佐・係長級", audience: || desk(&[Grade::G40, Grade::G50]) },
    Column {
        label: "主任・主事級", audience: || all([desk(&[Grade::G60, Grade::G70]), not(newcomers())])
    },
    Column { label: "新規採用1年目", audience: || all([desk(&[Grade::G60, Grade::G70]), newcomers()]) },
    Column { label: "会計年度任用", audience: || desk(&[Grade::G90]) },
    Column { label: "再任用", audience: || desk(&[Grade::G85]) },
    Column { label: "保育・現業", audience: field },
];

fn grades(grades: &[Grade]) -> Audience {
    Audience::Grades(grades.iter().copied().collect())
}

fn not(audience: Audience) -> Audience {
    Audience::Not(Box::new(audience))
}

fn all(audiences: impl IntoIterator<Item = Audience>) -> Audience {
    Audience::All(audiences.into_iter().collect())
}

fn any(audiences: impl IntoIterator<Item = Audience>) -> Audience {
    let mut audiences: Vec<Audience> = audiences.into_iter().collect();
    match audiences.len() {
        1 => audiences.remove(0),
        _ => Audience::Any(audiences),
    }
}

fn newcomers() -> Audience {
    Audience::FirstYear(Newness::Hired)
}

/// People without a desk of their own (column H).
fn field() -> Audience {
    let kinds = BTreeSet::from(["保育".to_owned(), "現業".to_owned()]);
    any([Audience::JobKinds(kinds), grades(&[Grade::G80])])
}

fn desk(of: &[Grade]) -> Audience {
    all([grades(of), not(field())])
}

fn in_charge(codes: &[&str]) -> Audience {
    Audience::Operations(codes.iter().map(|code| (*code).to_owned()).collect())
}

fn with(attribute: Attribute) -> Audience {
    Audience::Attributes(BTreeSet::from([attribute]))
}

/// Whom an overlay means, with its label.
fn who(key: &str) -> Option<(&'static str, Audience)> {
    let standard: Vec<String> = (1..=20).map(|number| format!("S{number:02}")).collect();
    let found = match key {
        "dx-leader" => ("DX推進リーダー", with(Attribute::DxLeader)),
        "rpa" => ("RPA担当", with(Attribute::Rpa)),
        "mail" => ("メール利用者", with(Attribute::Mail)),
        "telework" => ("テレワーク利用者", with(Attribute::Telework)),
        "generative-ai" => ("生成AI利用者", with(Attribute::GenerativeAi)),
        "official-sns" => ("公式SNS担当", with(Attribute::OfficialSns)),
        "specific-personal-information" => {
            ("特定個人情報取扱者", with(Attribute::SpecificPersonalInformation))
        }
        "own-id" => ("個人IDのある保育・現業", all([field(), not(with(Attribute::SharedTerminal))])),
        "newcomer" => ("新規採用者", newcomers()),
        "counter" => ("窓口", in_charge(&["W01"])),
        "counter-application" => ("窓口・申請所管", in_charge(&["W01", "W02"])),
        "publicity" => ("広報・ホームページ担当", in_charge(&["W03"])),
        "regulations" => ("例規担当", in_charge(&["W04"])),
        "information-section" => ("情報主管", in_charge(&["W05"])),
        "planning-finance" => ("企画財政", in_charge(&["W06"])),
        "counter-welfare-tax" => ("相談・福祉・税・窓口", in_charge(&["W01", "W07", "W08"])),
        "head-of-rpa-section" => ("RPAを使う課の課長", all([in_charge(&["W09"]), grades(&[Grade::G30])])),
        "standard-operations" => {
            ("標準化20業務の主管課", Audience::Operations(standard.into_iter().collect()))
        }
        _ => return None,
    };
    Some(found)
}

#[cfg(test)]
mod tests;
