//! 年度報告 and 所属別実施状況 against the count of the raw rows: page, workbook and CSV file, every figure of them.

use std::collections::BTreeMap;

use contract::documents::{CellValue, Document, Table};
use contract::path;
use diesel::prelude::*;
use learning::figure::Figure;
use learning::role::Grade;
use server::database::schema::departments;
use tests::app::TestApp;
use tests::workbook::{self, Seen};

use super::{Counted, YEAR, figure, planned};

type Line = Vec<CellValue>;

/// A document as of a day, in its three looks.
struct Looks {
    page: Document,
    sheets: Vec<(String, Vec<Vec<Seen>>)>,
    file: String,
}

impl Looks {
    async fn of(app: &TestApp, kind: &str, day: &str) -> Looks {
        let leader = app.persona("dx-leader");
        let query = format!("?fiscal_year={YEAR}&as_of={day}");
        let page: Document = leader.get(&format!("{}{query}", path::document(kind))).await.json();
        assert_eq!((page.fiscal_year.0, page.as_of.to_string().as_str()), (YEAR, day));
        let xlsx = leader.get(&format!("{}{query}", path::document_xlsx(kind))).await;
        let csv = leader.get(&format!("{}{query}", path::document_csv(kind))).await;
        Looks { page, sheets: workbook::sheets(&xlsx.body), file: csv.text() }
    }

    fn table(&self, caption: &str) -> &Table {
        let mut tables = self.page.sections.iter().flat_map(|section| &section.tables);
        tables.find(|table| table.caption == caption).unwrap_or_else(|| panic!("no table {caption}"))
    }

    /// Every line of a table has, behind so many cells that name it, the cells that are wanted: on the page, in the
    /// workbook and in the file.
    fn agree(&self, caption: &str, naming: usize, wanted: impl Fn(&[CellValue]) -> Line) {
        let table = self.table(caption);
        let text = Seen::Text(caption.to_owned());
        let sheet = self.sheets.iter().skip(1).find(|(_, rows)| rows[1][0] == text).expect("a sheet");
        assert_eq!(sheet.1.len() - 4, table.lines().count(), "{caption}: as many lines in the workbook");
        for (line, in_sheet) in table.lines().zip(&sheet.1[4..]) {
            let names = &line[..naming];
            let expected: Line = names.iter().cloned().chain(wanted(names)).collect();
            assert_eq!(line[..expected.len()], expected, "{} {caption} {names:?}", self.page.as_of);
            let cells: Vec<Seen> = expected.iter().map(workbook::expected).collect();
            assert_eq!(in_sheet[..cells.len()], cells, "{} {caption} {names:?}", self.page.as_of);
            let record: Vec<String> = expected.iter().map(CellValue::plain).collect();
            let record = format!("\n{}", record.join(","));
            assert!(self.file.contains(&record), "{} {caption}: the file lacks {record}", self.page.as_of);
        }
    }
}

/// 対象, 修了, 受講率, 受講中・未着手, 期限超過, 除外: put together from the buckets here.
fn cells(figure: &Figure) -> Line {
    let number = |number: u32| CellValue::Integer(number.into());
    let numerator = figure.in_time + figure.in_grace + figure.late;
    let denominator = numerator + figure.open + figure.overdue;
    let out = figure.excluded;
    let left_out = out.planned + out.suspended + out.exempt + out.credited + out.not_required;
    let away = out.on_leave + out.parental_leave + out.seconded_out + out.left;
    vec![
        number(denominator),
        number(numerator),
        CellValue::Rate { numerator, denominator },
        number(figure.open),
        number(figure.overdue),
        number(left_out + away),
    ]
}

fn word(cell: &CellValue) -> &str {
    match cell {
        CellValue::Text(text) => text,
        CellValue::Empty => "",
        other => panic!("{other:?} is no text"),
    }
}

/// Id → division and name.
pub(super) type Units = BTreeMap<String, (String, String)>;

/// The sections of today. A later change of names changes the rows: those of a day are read on that day.
pub(super) fn units(app: &TestApp) -> Units {
    let (tenant, day) = (app.state.tenants[0].id.clone(), app.state.clock.today());
    let read = |c: &mut server::database::dialect::Connection| {
        let rows: Vec<(String, (String, String))> = departments::table
            .filter(departments::tenant_id.eq(&tenant))
            .filter(departments::kind.eq("section"))
            .filter(departments::valid_from.le(day).and(departments::valid_to.ge(day)))
            .select((departments::id, (departments::division, departments::name)))
            .load(c)?;
        Ok(rows.into_iter().collect())
    };
    app.state.database.read_now(read).expect("departments")
}

/// Both documents as of a day are what was counted from the raw rows on that day.
pub(super) async fn agree(app: &TestApp, day: &str, raw: &Counted, units: &Units) {
    yearly(&Looks::of(app, "yearly", day).await, raw, units);
    by_unit(&Looks::of(app, "unit-status", day).await, raw, units);
}

fn yearly(looks: &Looks, raw: &Counted, units: &Units) {
    let whole = figure(raw, |_| true);
    let of = |name: &str, matches: &dyn Fn(&super::Key) -> bool| match name {
        "合計" => cells(&whole),
        _ => cells(&figure(raw, matches)),
    };
    looks.agree("コース別", 2, |names| {
        let name = word(&names[0]);
        of(name, &|key| key.3 == name)
    });
    looks.agree("職層別", 2, |names| {
        let name = word(&names[0]);
        of(name, &|key| key.2 == name)
    });
    looks.agree("部別", 2, |names| {
        let name = word(&names[0]);
        let division = if name == "（部に属さない所属）" { "" } else { name };
        of(name, &|key| units[&key.1].0 == division)
    });
    for caption in ["コース別", "職層別", "部別"] {
        complete(looks.table(caption), 2, &whole);
    }
    looks.agree("対象と除外の内訳", 2, |names| {
        let count = match word(&names[1]) {
            "修了（期限内）" => whole.in_time,
            "修了（猶予内）" => whole.in_grace,
            "修了（期限後）" => whole.late,
            "受講中・未着手（期限内）" => whole.open,
            "期限超過" => whole.overdue,
            "予定（受講開始前）" => whole.excluded.planned,
            "停止" => whole.excluded.suspended,
            "免除" => whole.excluded.exempt,
            "充当（他の研修で代える）" => whole.excluded.credited,
            "対象外" => whole.excluded.not_required,
            "休職" => whole.excluded.on_leave,
            "育児休業" => whole.excluded.parental_leave,
            "派遣（出）" => whole.excluded.seconded_out,
            "退職" => whole.excluded.left,
            other => panic!("{other}"),
        };
        vec![CellValue::Integer(count.into())]
    });
    against_plan(looks, raw);
}

/// The rows of the plan, in its order: what was counted of course and grades, and how far that is from the target.
fn against_plan(looks: &Looks, raw: &Counted) {
    let plan = planned();
    assert_eq!(looks.table("目標と実績").rows.len(), plan.len());
    looks.agree("目標と実績", 4, |names| {
        let CellValue::Integer(number) = names[0] else { panic!("{names:?}") };
        let (course, grades, target) = &plan[usize::try_from(number).expect("a number") - 1];
        assert_eq!(names[3], CellValue::Rate { numerator: *target, denominator: 100 });
        let meant =
            |grade: &str| grades.is_empty() || Grade::parse(grade).is_ok_and(|grade| grades.contains(&grade));
        let figure = figure(raw, |key| key.3 == *course && meant(&key.2));
        let [all, done, rate, ..] = &cells(&figure)[..] else { panic!("six cells") };
        let (numerator, denominator) = (i64::from(figure.numerator()), i64::from(figure.denominator()));
        assert!(denominator > 0, "{course}");
        let distance = numerator * 1000 / denominator - i64::from(*target) * 10;
        let reached = if distance < 0 { "未達成" } else { "達成" };
        let distance = CellValue::Tenths(distance);
        vec![all.clone(), done.clone(), rate.clone(), distance, CellValue::text(reached)]
    });
}

fn by_unit(looks: &Looks, raw: &Counted, units: &Units) {
    let whole = figure(raw, |_| true);
    looks.agree("所属別（全コース）", 2, |names| match (word(&names[0]), word(&names[1])) {
        ("合計", "") => cells(&whole),
        (division, name) => {
            cells(&figure(raw, |key| units[&key.1] == (division.to_owned(), name.to_owned())))
        }
    });
    looks.agree("所属・コース別", 3, |names| {
        let (unit, course) = (word(&names[0]), word(&names[1]));
        cells(&figure(raw, |key| units[&key.1].1 == unit && key.3 == course))
    });
    assert_eq!(looks.table("所属別（全コース）").rows.len(), units.len());
    for (caption, naming) in [("所属別（全コース）", 2), ("所属・コース別", 3)] {
        complete(looks.table(caption), naming, &whole);
    }
}

/// The rows of a table hold every duty once: those in the denominator and those left out.
fn complete(table: &Table, naming: usize, whole: &Figure) {
    let number = |cell: &CellValue| match cell {
        CellValue::Integer(number) => *number,
        other => panic!("{other:?} is no count"),
    };
    for column in [0, 1, 3, 4, 5] {
        let sum: i64 = table.rows.iter().map(|row| number(&row[naming + column])).sum();
        assert_eq!(sum, number(&cells(whole)[column]), "{} adds up", table.caption);
    }
}
