//! The first sheet of a document: what stands on top, the sentences of its parts, and how to read it.

use contract::documents::Document;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::{page, write_date};

/// Columns of the sheet; lines go across all of them, boxes for approval stand at the right.
const COLUMNS: u16 = 10;
const LAST: u16 = COLUMNS - 1;
const NAME: &str = "表書き";
/// Half-width characters that fit on a line across all columns.
const LINE_WIDTH: usize = 92;
/// Height of a line of text, in points.
const LINE_HEIGHT: f64 = 16.5;

/// Writes the sheet.
pub(super) fn write(sheet: &mut Worksheet, document: &Document) -> Result<(), XlsxError> {
    let cover = &document.cover;
    sheet.set_name(NAME)?;
    page(sheet, false)?;
    for column in 0..COLUMNS {
        sheet.set_column_width(column, 9.0)?;
    }
    let right = Format::new().set_align(FormatAlign::Right);
    let plain = Format::new();
    let mut lines = Lines { sheet, row: 0 };
    if cover.approval {
        lines.approval(&cover.approvers)?;
    }
    lines.across(&cover.number, &right)?;
    match cover.date {
        Some(day) => {
            let (row, last) = (lines.next(), LAST - 1);
            lines.sheet.merge_range(row, last, row, LAST, "", &right)?;
            write_date(lines.sheet, row, last, day, &right)?;
        }
        None => lines.across(&cover.date_shown(), &right)?,
    }
    lines.across(&cover.addressee, &plain)?;
    lines.across(&cover.sender, &right)?;
    lines.next();
    let subject = Format::new().set_bold().set_font_size(14).set_align(FormatAlign::Center);
    lines.across(&cover.subject, &subject)?;
    lines.next();
    for line in cover.introduction.lines() {
        lines.across(line, &plain)?;
    }
    lines.next();
    let heading = Format::new().set_bold();
    lines.across(&document.title(), &heading)?;
    lines.across(&document.organization, &plain)?;
    lines.across(&document.basis(), &plain)?;
    for (number, section) in (1_u32..).zip(&document.sections) {
        lines.next();
        lines.across(&format!("{number}　{}", section.heading), &heading)?;
        for paragraph in &section.paragraphs {
            lines.across(paragraph, &plain)?;
        }
    }
    lines.next();
    for note in &document.notes {
        lines.across(note, &plain)?;
    }
    Ok(())
}

struct Lines<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

impl Lines<'_> {
    /// The next line, left empty.
    fn next(&mut self) -> u32 {
        let row = self.row;
        self.row = row.saturating_add(1);
        row
    }

    /// A text across the sheet, on as many lines as it needs.
    fn across(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        let row = self.next();
        let width: usize = text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
        let lines = u16::try_from(width.div_ceil(LINE_WIDTH).max(1)).unwrap_or(u16::MAX);
        let format = format.clone().set_text_wrap().set_align(FormatAlign::Top);
        self.sheet.set_row_height(row, (LINE_HEIGHT * f64::from(lines)).min(400.0))?;
        self.sheet.merge_range(row, 0, row, LAST, text, &format)?;
        Ok(())
    }

    /// Boxes for approval, the last one at the right edge.
    fn approval(&mut self, approvers: &[String]) -> Result<(), XlsxError> {
        let (head, seal) = (self.next(), self.next());
        self.next();
        let boxed = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Center);
        self.sheet.set_row_height(seal, 45.0)?;
        let first = usize::from(COLUMNS).saturating_sub(approvers.len());
        let columns = (0..COLUMNS).skip(first);
        for (column, approver) in columns.zip(approvers) {
            self.sheet.write_string_with_format(head, column, approver.as_str(), &boxed)?;
            self.sheet.write_blank(seal, column, &boxed)?;
        }
        Ok(())
    }
}
