//! The shipped staff file with a few rows changed, and its import by HR: people move between tests' steps
//! as they do in a city.

use contract::organization::{StaffFileReport, StaffImported};
use contract::path;

use crate::app::{Persona, TestResponse};

/// A staff file to be changed and imported.
#[derive(Debug, Clone)]
pub struct StaffFile {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl StaffFile {
    /// The file of the sample city.
    #[must_use]
    pub fn shipped() -> StaffFile {
        let (text, _, _) = encoding_rs::SHIFT_JIS.decode(sample_city::STAFF_FILE);
        let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        let header = lines.next().expect("a header");
        // The last line counts the rows; it is written anew.
        let rows = lines.filter(|row| row.len() == header.len()).collect();
        StaffFile { header, rows }
    }

    fn column(&self, header: &str) -> usize {
        self.header.iter().position(|name| name == header).unwrap_or_else(|| panic!("no column {header}"))
    }

    /// Changes one cell of one person.
    #[must_use]
    pub fn with(mut self, staff_number: &str, header: &str, value: &str) -> StaffFile {
        let (number, column) = (self.column("職員番号"), self.column(header));
        let row = self.rows.iter_mut().find(|row| row[number] == staff_number);
        row.unwrap_or_else(|| panic!("nobody has {staff_number}"))[column] = value.to_owned();
        self
    }

    /// Moves a person to another department.
    #[must_use]
    pub fn moved(self, staff_number: &str, code: &str, name: &str) -> StaffFile {
        self.with(staff_number, "所属コード", code).with(staff_number, "所属名", name)
    }

    /// Leaves a person out.
    #[must_use]
    pub fn without(mut self, staff_number: &str) -> StaffFile {
        let number = self.column("職員番号");
        let before = self.rows.len();
        self.rows.retain(|row| row[number] != staff_number);
        assert_eq!(self.rows.len() + 1, before, "nobody has {staff_number}");
        self
    }

    /// The file as UTF-8, which can write every name.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut lines: Vec<String> =
            [&self.header].into_iter().chain(&self.rows).map(|row| row.join(",")).collect();
        lines.push(format!("件数,{}", self.rows.len()));
        lines.join("\r\n").into_bytes()
    }

    /// Checks and imports it as of today, as HR does on the page.
    pub async fn import(&self, hr: &Persona<'_>) -> StaffImported {
        let report: StaffFileReport = self.send(hr, path::STAFF_IMPORT_CHECK, "").await.json();
        assert_eq!(report.rejected, [], "the file must be good");
        self.send(hr, path::STAFF_IMPORTS, &report.digest).await.json()
    }

    /// Sends it to one of the two addresses for staff files.
    pub async fn send(&self, hr: &Persona<'_>, address: &str, digest: &str) -> TestResponse {
        let query = format!("{address}?file_name=staff.csv&effective_on=2026-11-23&digest={digest}");
        hr.upload(&query, &self.bytes()).await
    }
}
