//! From text to rows of cells: the separator, quotes, and on which line of the file each row begins.

use std::io::Cursor;

use csv::{ReaderBuilder, StringRecord};

/// A row that no staff file contains, put behind the text: when it does not come out alone at the end, a
/// quotation mark was opened and never closed, and the last row has swallowed everything behind it.
const SENTINEL: &str = "\u{1}end of staff file\u{1}";

/// One row.
pub(crate) struct Row {
    /// The line on which it begins, from 1. A row with line breaks in quotes takes several.
    pub(crate) line: u32,
    /// Its cells.
    pub(crate) cells: StringRecord,
    /// A quotation mark in it is never closed, so the cells cannot be trusted.
    pub(crate) is_open: bool,
}

/// The rows of a file, one after the other. Lines without any character are passed over.
pub(crate) struct Table {
    reader: csv::Reader<Cursor<String>>,
    /// Where the text ends and the sentinel begins, in bytes.
    end: usize,
    /// Up to where lines were counted, in bytes, and the line there.
    counted: (usize, u32),
    is_over: bool,
}

impl Table {
    /// Tabs when the first line has more of them than commas (Excel's 「Unicodeテキスト」), else commas.
    pub(crate) fn new(mut text: String) -> Table {
        let first_line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let tabs = first_line.matches('\t').count();
        let separator = if tabs > first_line.matches(',').count() { b'\t' } else { b',' };
        let end = text.len();
        text.push('\n');
        text.push_str(SENTINEL);
        Table {
            reader: ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .delimiter(separator)
                .from_reader(Cursor::new(text)),
            end,
            counted: (0, 1),
            is_over: false,
        }
    }

    /// The next row, or none at the end.
    pub(crate) fn next_row(&mut self) -> Option<Row> {
        if self.is_over {
            return None;
        }
        let mut cells = StringRecord::new();
        let from = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
        // The text is valid UTF-8 in memory, so an error cannot happen; it would end the table.
        let is_read = self.reader.read_record(&mut cells).unwrap_or(false);
        if !is_read || cells.iter().eq([SENTINEL]) {
            self.is_over = true;
            return None;
        }
        let is_open = cells.iter().next_back().is_some_and(|cell| cell.contains(SENTINEL));
        self.is_over = is_open;
        let line = self.line_of_row_after(from);
        Some(Row { line, cells, is_open })
    }

    /// The line of the first character at or after `from` that is no line break.
    fn line_of_row_after(&mut self, from: usize) -> u32 {
        let bytes = self.reader.get_ref().get_ref().as_bytes();
        let (counted, mut line) = self.counted;
        let mut at = counted;
        while at < self.end {
            let (byte, next) = (bytes.get(at), bytes.get(at.saturating_add(1)));
            let is_break = matches!(byte, Some(b'\n' | b'\r'));
            if at >= from && !is_break {
                break;
            }
            // CR LF is one break, counted at its LF.
            if is_break && !(byte == Some(&b'\r') && next == Some(&b'\n')) {
                line = line.saturating_add(1);
            }
            at = at.saturating_add(1);
        }
        self.counted = (at, line);
        line
    }
}
