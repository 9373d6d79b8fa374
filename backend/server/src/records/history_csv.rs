//! The history in the form that personnel systems take in (受講履歴CSV).

use contract::records::HistoryRow;
use contract::wording;

use crate::error::Error;
use crate::reporting::csv_export::{self, Encoding};

const HEADER: [&str; 11] = [
    "職員番号",
    "研修コード",
    "研修名",
    "主催",
    "形態",
    "受講年度",
    "開始日",
    "修了日",
    "時間数",
    "結果",
    "証番号",
];

/// The file's bytes. Each line comes with the staff number of today, under which the personnel system knows the
/// person; the number at that time stands on the page.
///
/// # Errors
/// The writer fails, which a memory buffer does not.
pub fn write<'a>(
    lines: impl Iterator<Item = (&'a str, &'a HistoryRow)>,
    encoding: Encoding,
) -> Result<Vec<u8>, Error> {
    let day = |day: Option<chrono::NaiveDate>| {
        day.map_or_else(String::new, |day| day.format("%Y/%m/%d").to_string())
    };
    let records = lines.map(|(staff_number, row)| {
        vec![
            staff_number.to_owned(),
            row.course_code.clone(),
            row.title.clone(),
            row.organizer.clone(),
            row.form.map_or("", wording::training_form).to_owned(),
            row.fiscal_year.0.to_string(),
            day(row.started_on),
            day(row.completed_on),
            row.minutes.map_or_else(String::new, hours),
            wording::training_result(row.result).to_owned(),
            row.certificate.clone(),
        ]
    });
    csv_export::table(&HEADER, records, encoding)
}

/// Hours with two decimals, rounded half up: 25 minutes are 0.42.
fn hours(minutes: u32) -> String {
    let hundredths = (u64::from(minutes) * 100 + 30) / 60;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    #[test]
    fn hours_have_two_decimals() {
        let table = [(0, "0.00"), (1, "0.02"), (25, "0.42"), (30, "0.50"), (60, "1.00"), (95, "1.58")];
        for (minutes, hours) in table {
            assert_eq!(super::hours(minutes), hours);
        }
    }
}
