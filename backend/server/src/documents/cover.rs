//! What stands on top of a document (表書き): suggested so that nothing has to be typed again, written over by HR or
//! the DX leader, kept for each document and fiscal year.

use chrono::{DateTime, NaiveDate, Utc};
use contract::documents::{
    Cover, CoverSaved, DocumentKind, LONGEST_INTRODUCTION, LONGEST_LINE, MOST_APPROVERS, SaveCover,
};
use contract::error::{ErrorCode, FieldProblem};
use contract::reminders::ReminderTemplate;
use learning::fiscal_year::FiscalYear;

use crate::audit::{self, Action, Entry};
use crate::database::dialect::Connection;
use crate::documents::asked;
use crate::documents::store::{self, CoverRow};
use crate::error::Error;
use crate::reminders;
use crate::session::CurrentUser;

/// Characters of a heading of a box for approval at most.
const LONGEST_APPROVER: usize = 20;

/// The cover of a document in a fiscal year, and who wrote it.
///
/// # Errors
/// The database refuses, or holds a cover that this program cannot read.
pub fn in_force(
    c: &mut Connection,
    tenant_id: &str,
    kind: DocumentKind,
    year: FiscalYear,
    today: NaiveDate,
) -> Result<(Cover, Option<CoverSaved>), Error> {
    let rows = store::covers(c, tenant_id)?;
    let own = rows.iter().find(|row| row.kind == kind.as_str() && row.fiscal_year == year.0);
    if let Some(row) = own {
        let saved = CoverSaved { by: row.saved_by_name.clone(), at: row.saved_at };
        return Ok((serde_json::from_str(&row.cover)?, Some(saved)));
    }
    let template = reminders::store::setting::<ReminderTemplate>(c, tenant_id)?;
    let sender = template.map_or_else(|| ReminderTemplate::default().sender, |saved| saved.value.sender);
    let read = |row: &CoverRow| serde_json::from_str::<Cover>(&row.cover);
    let of_kind = rows.iter().find(|row| row.kind == kind.as_str()).map(read).transpose()?;
    let of_any = rows.first().map(read).transpose()?;
    Ok((suggested(kind, year, today, &sender, of_kind.as_ref(), of_any.as_ref()), None))
}

/// A cover that nobody has written yet: whom it goes to as in another year, who sends it and who approves it as in the
/// document that was written last.
#[must_use]
pub fn suggested(
    kind: DocumentKind,
    year: FiscalYear,
    today: NaiveDate,
    sender: &str,
    of_kind: Option<&Cover>,
    of_any: Option<&Cover>,
) -> Cover {
    let known = of_kind.or(of_any);
    Cover {
        number: String::new(),
        date: Some(today),
        addressee: of_kind.map_or_else(|| addressee(kind).to_owned(), |cover| cover.addressee.clone()),
        sender: known.map_or_else(|| sender.to_owned(), |cover| cover.sender.clone()),
        subject: subject(kind, year),
        introduction: introduction(kind).to_owned(),
        approval: of_kind.is_some_and(|cover| cover.approval),
        approvers: known.map_or_else(
            || ["部長", "課長", "課長補佐", "係長", "担当"].map(str::to_owned).to_vec(),
            |cover| cover.approvers.clone(),
        ),
    }
}

fn subject(kind: DocumentKind, year: FiscalYear) -> String {
    let year = year.label();
    match kind {
        DocumentKind::Plan => format!("{year}情報セキュリティ研修等の実施計画について"),
        DocumentKind::UnitStatus => format!("{year}情報セキュリティ研修の所属別実施状況について（報告）"),
        DocumentKind::Yearly => format!("{year}情報セキュリティ研修の受講状況について（報告）"),
        DocumentKind::Outstanding => {
            format!("{year}情報セキュリティ研修の未受講者への受講勧奨について（依頼）")
        }
        DocumentKind::SpecificPersonalInformationPlan => {
            format!("{year}特定個人情報の取扱いに関する研修計画について")
        }
        DocumentKind::SpecificPersonalInformationAttendance => {
            format!("{year}特定個人情報の取扱いに関する研修の出欠について（報告）")
        }
        DocumentKind::History => "職員研修の受講履歴について".to_owned(),
    }
}

fn addressee(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Plan | DocumentKind::Yearly => "最高情報セキュリティ責任者（CISO）　様",
        DocumentKind::UnitStatus => "統括情報セキュリティ責任者　様",
        DocumentKind::Outstanding => "各所属長　様",
        DocumentKind::SpecificPersonalInformationPlan
        | DocumentKind::SpecificPersonalInformationAttendance => "特定個人情報総括責任者　様",
        DocumentKind::History => "人事担当課長　様",
    }
}

fn introduction(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Plan => "標記の件について、次のとおり計画します。",
        DocumentKind::UnitStatus | DocumentKind::Yearly => "標記の件について、次のとおり報告します。",
        DocumentKind::Outstanding => {
            "次の職員は、基準日において研修を修了していません。受講が進むよう、所属でのご配慮をお願いします。"
        }
        DocumentKind::SpecificPersonalInformationPlan => {
            "特定個人情報を取り扱う職員に対する研修を、次のとおり計画します。"
        }
        DocumentKind::SpecificPersonalInformationAttendance => {
            "特定個人情報を取り扱う職員の研修の出欠は、次のとおりです。"
        }
        DocumentKind::History => "次の職員の研修の受講履歴を証する記録です。",
    }
}

/// Writes a cover.
///
/// # Errors
/// Not found for an unknown document, the fields that are refused, or the database refuses.
pub fn save(
    c: &mut Connection,
    user: &CurrentUser,
    kind: &str,
    body: &SaveCover,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Result<(), Error> {
    let kind = DocumentKind::parse(kind).ok_or(Error::Refused(ErrorCode::NotFound))?;
    let year = asked::fiscal_year(Some(body.fiscal_year.0), today)?;
    let cover = tidy(&body.cover);
    let problems = problems(&cover);
    if !problems.is_empty() {
        return Err(Error::Fields(ErrorCode::InvalidInput, problems));
    }
    let row = CoverRow {
        kind: kind.as_str().to_owned(),
        fiscal_year: year.0,
        cover: serde_json::to_string(&cover)?,
        saved_by_name: user.name.clone(),
        saved_at: now,
    };
    store::insert_cover(c, &user.tenant_id, &user.staff_number, &row)?;
    let target = format!("{} {}", kind.as_str(), year.0);
    audit::store::append(c, &Entry::by(user, now, Action::DocumentCoverSaved, target))
}

fn tidy(cover: &Cover) -> Cover {
    let trimmed = |text: &str| text.trim().to_owned();
    Cover {
        number: trimmed(&cover.number),
        date: cover.date,
        addressee: trimmed(&cover.addressee),
        sender: trimmed(&cover.sender),
        subject: trimmed(&cover.subject),
        introduction: trimmed(&cover.introduction.replace("\r\n", "\n")),
        approval: cover.approval,
        approvers: cover.approvers.iter().map(|word| trimmed(word)).filter(|word| !word.is_empty()).collect(),
    }
}

fn problems(cover: &Cover) -> Vec<FieldProblem> {
    let longer = |text: &str, most: usize| text.chars().nth(most).is_some();
    let mut problems = Vec::new();
    let mut refuse = |field: &str, code: &str| {
        problems.push(FieldProblem { field: field.to_owned(), code: code.to_owned() });
    };
    let lines = [
        ("number", &cover.number, false),
        ("addressee", &cover.addressee, false),
        ("sender", &cover.sender, false),
        ("subject", &cover.subject, true),
    ];
    for (field, text, needed) in lines {
        match text {
            text if needed && text.is_empty() => refuse(field, "required"),
            text if longer(text, LONGEST_LINE) => refuse(field, "too-long"),
            text if text.contains(char::is_control) => refuse(field, "one-line"),
            _ => {}
        }
    }
    if longer(&cover.introduction, LONGEST_INTRODUCTION) {
        refuse("introduction", "too-long");
    } else if cover.introduction.contains(|letter: char| letter.is_control() && letter != '\n') {
        refuse("introduction", "not-a-code");
    }
    let years = FiscalYear(2000).first_day()..=FiscalYear(2100).last_day();
    if cover.date.is_some_and(|day| !years.contains(&day)) {
        refuse("date", "out-of-range");
    }
    let unfit = |word: &String| longer(word, LONGEST_APPROVER) || word.contains(char::is_control);
    if cover.approvers.len() > MOST_APPROVERS || cover.approvers.iter().any(unfit) {
        refuse("approvers", "too-long");
    } else if cover.approval && cover.approvers.is_empty() {
        refuse("approvers", "required");
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Cover {
        let today = "2027-04-05".parse().unwrap();
        suggested(DocumentKind::Yearly, FiscalYear(2026), today, "総務部長", None, None)
    }

    #[test]
    fn a_first_cover_can_go_out_as_it_is() {
        let cover = plain();
        assert_eq!(cover.subject, "令和8年度情報セキュリティ研修の受講状況について（報告）");
        assert_eq!((cover.sender.as_str(), cover.date_shown().as_str()), ("総務部長", "令和9年4月5日"));
        assert!(problems(&cover).is_empty() && !cover.approval);
    }

    #[test]
    fn what_was_written_once_is_not_typed_again() {
        let written = Cover {
            number: "8総第12号".to_owned(),
            addressee: "DX推進本部　御中".to_owned(),
            sender: "デジタル推進課長".to_owned(),
            approval: true,
            ..plain()
        };
        let (year, today) = (FiscalYear(2027), "2028-04-03".parse().unwrap());
        let next = suggested(DocumentKind::Yearly, year, today, "総務部長", Some(&written), Some(&written));
        assert_eq!((next.addressee.as_str(), next.number.as_str()), ("DX推進本部　御中", ""));
        assert!(next.approval && next.subject.starts_with("令和9年度"));
        let other = suggested(DocumentKind::Plan, year, today, "総務部長", None, Some(&written));
        assert_eq!(other.sender, "デジタル推進課長");
        assert_eq!(other.addressee, addressee(DocumentKind::Plan));
        assert!(!other.approval);
    }

    #[test]
    fn what_cannot_be_printed_is_refused_by_field() {
        let fields = |cover: Cover| -> Vec<(String, String)> {
            problems(&tidy(&cover)).into_iter().map(|problem| (problem.field, problem.code)).collect()
        };
        let refused = |field: &str, code: &str| vec![(field.to_owned(), code.to_owned())];
        assert_eq!(fields(Cover { subject: "　".to_owned(), ..plain() }), refused("subject", "required"));
        assert_eq!(fields(Cover { number: "1\n2".to_owned(), ..plain() }), refused("number", "one-line"));
        assert_eq!(fields(Cover { sender: "長".repeat(201), ..plain() }), refused("sender", "too-long"));
        let old = "1899-12-31".parse().ok();
        assert_eq!(fields(Cover { date: old, ..plain() }), refused("date", "out-of-range"));
        let nobody = Cover { approval: true, approvers: vec![" ".to_owned()], ..plain() };
        assert_eq!(fields(nobody), refused("approvers", "required"));
        let lines = Cover { introduction: "一行目\r\n二行目".to_owned(), date: None, ..plain() };
        assert_eq!(fields(lines), []);
    }
}
