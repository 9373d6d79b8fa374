//! A document as .xlsx: the cover on the first sheet, each table on a sheet of its own with its header frozen and
//! repeated on every page. Numbers are numbers, dates are dates shown by the Japanese calendar, words are words and
//! never formulas. A4, fit to the width of the paper.

mod cover_sheet;

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use contract::documents::{CellValue, Document, Table};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::error::Error;

/// A4 in Excel's list of papers.
const A4: u8 = 9;
/// `令和8年11月23日`, in the Excel of Japan and everywhere else.
const ERA_DATE: &str = "[$-411]ggge\"年\"m\"月\"d\"日\";@";
/// The line of the header on the sheet of a table.
const HEADER_ROW: u32 = 3;
/// UTF-16 units that a name of a sheet may have.
const LONGEST_NAME: usize = 31;

/// The file's bytes.
///
/// # Errors
/// The writer fails: a text that no cell can hold.
pub fn write(document: &Document) -> Result<Vec<u8>, Error> {
    workbook(document).map_err(|error| Error::Internal(format!("xlsx: {error}")))
}

fn workbook(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new()
        .set_title(document.title())
        .set_subject(&document.cover.subject)
        .set_company(&document.organization)
        .set_author(&document.organization)
        .set_creation_datetime(&instant(document.made_at)?);
    workbook.set_properties(&properties);
    cover_sheet::write(workbook.add_worksheet(), document)?;
    let tables = document.sections.iter().flat_map(|section| &section.tables);
    for (number, table) in (1_u32..).zip(tables) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(number, &table.caption))?;
        table_sheet(sheet, document, table)?;
    }
    workbook.save_to_buffer()
}

fn table_sheet(sheet: &mut Worksheet, document: &Document, table: &Table) -> Result<(), XlsxError> {
    page(sheet, document.landscape)?;
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, document.title(), &title)?;
    sheet.write_string(1, 0, table.caption.as_str())?;
    sheet.write_string(2, 0, document.basis())?;
    for (column, header) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(column, f64::from(header.width) + 1.0)?;
        sheet.write_string_with_format(HEADER_ROW, column, header.label.as_str(), &header_format())?;
    }
    let mut row = HEADER_ROW;
    for cells in &table.rows {
        row = row.saturating_add(1);
        cells_of(sheet, row, cells, &bordered())?;
    }
    if let (false, Some(last)) = (table.rows.is_empty(), last_column(table)) {
        sheet.autofilter(HEADER_ROW, 0, row, last)?;
    }
    if let Some(totals) = &table.totals {
        cells_of(sheet, row.saturating_add(1), totals, &bordered().set_bold())?;
    }
    sheet.set_freeze_panes(HEADER_ROW + 1, 0)?;
    sheet.set_repeat_rows(HEADER_ROW, HEADER_ROW)?;
    Ok(())
}

fn last_column(table: &Table) -> Option<u16> {
    u16::try_from(table.columns.len()).ok()?.checked_sub(1)
}

/// A4, as wide as the paper and as long as it takes, with page numbers.
fn page(sheet: &mut Worksheet, landscape: bool) -> Result<(), XlsxError> {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    if landscape {
        sheet.set_landscape();
    } else {
        sheet.set_portrait();
    }
    Ok(())
}

fn bordered() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top)
}

fn header_format() -> Format {
    bordered().set_bold().set_text_wrap().set_background_color(0x00F2_F2F2)
}

fn cells_of(sheet: &mut Worksheet, row: u32, cells: &[CellValue], base: &Format) -> Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(cells) {
        write_cell(sheet, row, column, cell, base)?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &CellValue,
    base: &Format,
) -> Result<(), XlsxError> {
    let number = |format: &str| base.clone().set_num_format(format);
    match cell {
        CellValue::Empty => sheet.write_blank(row, column, base)?,
        CellValue::Text(text) => {
            sheet.write_string_with_format(row, column, text.as_str(), &base.clone().set_text_wrap())?
        }
        CellValue::Integer(count) => {
            sheet.write_number_with_format(row, column, float(*count), &number("#,##0"))?
        }
        CellValue::Minutes(minutes) => {
            sheet.write_number_with_format(row, column, *minutes, &number("#,##0"))?
        }
        CellValue::Tenths(tenths) => {
            sheet.write_number_with_format(row, column, float(*tenths) / 10.0, &number("0.0"))?
        }
        CellValue::Rate { numerator, denominator } => {
            match CellValue::thousandths(*numerator, *denominator) {
                // The printed digits themselves, rounded down as everywhere: Excel's own rounding would go up.
                Some(thousandths) => {
                    let share = float(i64::try_from(thousandths).unwrap_or(i64::MAX)) / 1000.0;
                    sheet.write_number_with_format(row, column, share, &number("0.0%"))?
                }
                None => sheet.write_blank(row, column, base)?,
            }
        }
        CellValue::Date(day) => write_date(sheet, row, column, *day, base)?,
    };
    Ok(())
}

/// A real date; a day that Excel does not know, before 1900, is words.
fn write_date<'a>(
    sheet: &'a mut Worksheet,
    row: u32,
    column: u16,
    day: NaiveDate,
    base: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    match excel_date(day) {
        Some(date) => {
            sheet.write_datetime_with_format(row, column, &date, &base.clone().set_num_format(ERA_DATE))
        }
        None => sheet.write_string_with_format(row, column, CellValue::Date(day).shown(), base),
    }
}

fn excel_date(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

fn instant(at: DateTime<Utc>) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(0);
    let day = excel_date(at.date_naive()).unwrap_or_default();
    day.and_hms(u16::from(part(at.hour())), part(at.minute()), f64::from(at.second()))
}

/// Exact below 2^53, which no count reaches.
fn float(number: i64) -> f64 {
    number.to_string().parse().unwrap_or_default()
}

/// `1 所属別`: unique by its number, without what Excel refuses in the name of a sheet.
fn sheet_name(number: u32, caption: &str) -> String {
    let mut name = format!("{number} ");
    for letter in caption.chars().filter(|letter| !"[]:*?/\\'".contains(*letter)) {
        if name.encode_utf16().count() + letter.len_utf16() > LONGEST_NAME {
            break;
        }
        name.push(letter);
    }
    name.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_caption_names_a_sheet() {
        assert_eq!(sheet_name(1, "所属別（全コース）"), "1 所属別（全コース）");
        assert_eq!(sheet_name(2, "a/b[c]:*?\\'d"), "2 abcd");
        assert_eq!(sheet_name(12, &"長".repeat(40)).encode_utf16().count(), LONGEST_NAME);
    }

    #[test]
    fn numbers_keep_their_digits() {
        let table = [(0, 0.0), (-125, -125.0), (4_294_967_295, 4_294_967_295.0)];
        for (number, expected) in table {
            assert!((float(number) - expected).abs() < f64::EPSILON, "{number}");
        }
    }
}
