//! Damaged staff files, one case each, with what an importer must make of them. The cases are those of the
//! importer's specification (D…) and a few of encoding and form (X…).

mod asked;
mod names;
mod shape;
mod values;

use crate::GeneratedFile;
use crate::cp932;
use crate::error::GenerateError;
use crate::file::COLUMNS;

/// A row with which nothing is wrong.
const GOOD_COUNTER: &str = "004512,髙﨑　汐里,タカサキ　シオリ,030100,市民課,主任主事,G60,H24.4.1,R7.4.1,s.takasaki@city.shiosaki.example,1";
/// Another row with which nothing is wrong.
const GOOD_DIGITAL: &str = "002105,渡邉　岬,ワタナベ　ミサキ,020300,デジタル推進課,係長,G50,2010/4/1,R5.4.1,m.watanabe@city.shiosaki.example,1";

/// Writes every damaged file and the indices of them.
pub fn files() -> Result<Vec<GeneratedFile>, GenerateError> {
    let fixtures: Vec<_> = [names::fixtures(), values::fixtures(), shape::fixtures()].concat();
    let mut files =
        vec![GeneratedFile { path: "dirty/index.toml".to_owned(), bytes: index(&fixtures).into() }];
    let asked = asked::files();
    files.push(GeneratedFile { path: "dirty/asked.toml".to_owned(), bytes: asked::index(&asked).into() });
    for fixture in fixtures.iter().chain(asked.iter().map(|asked| &asked.fixture)) {
        files.push(GeneratedFile { path: format!("dirty/{}", fixture.file), bytes: fixture.bytes()? });
    }
    Ok(files)
}

/// How the bytes of a file are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Cp932,
    Utf8,
    Utf8Bom,
    Utf16Tabs,
    /// CP932 with the second byte of the character `□` torn off.
    Broken,
}

impl Encoding {
    fn label(self) -> &'static str {
        match self {
            Self::Cp932 => "cp932",
            Self::Utf8 => "utf-8",
            Self::Utf8Bom => "utf-8-bom",
            Self::Utf16Tabs => "utf-16le-tab",
            Self::Broken => "broken",
        }
    }
}

/// A value that the importer must have understood.
#[derive(Debug, Clone, Copy)]
struct Value {
    line: u32,
    column: &'static str,
    value: &'static str,
}

/// One damaged file.
#[derive(Debug, Clone)]
struct Fixture {
    case: &'static str,
    file: &'static str,
    encoding: Encoding,
    lines: Vec<String>,
    outcome: &'static str,
    offending: Vec<u32>,
    people: usize,
    reason: &'static str,
    values: Vec<Value>,
}

impl Fixture {
    /// A CP932 file with the usual columns that is accepted with every row, until told otherwise.
    fn new(case: &'static str, file: &'static str, rows: &[&str]) -> Self {
        Self::with_header(case, file, COLUMNS, rows)
    }

    /// The same with other columns.
    fn with_header(case: &'static str, file: &'static str, header: &str, rows: &[&str]) -> Self {
        Self {
            case,
            file,
            encoding: Encoding::Cp932,
            lines: std::iter::once(&header).chain(rows).map(|line| (*line).to_owned()).collect(),
            outcome: "accept",
            offending: Vec::new(),
            people: rows.len(),
            reason: "",
            values: Vec::new(),
        }
    }

    fn encoded(self, encoding: Encoding) -> Self {
        Self { encoding, ..self }
    }

    /// Every row is taken, and these values were put right.
    fn fixed(self, values: &[(u32, &'static str, &'static str)]) -> Self {
        Self { outcome: "fix", ..self }.reading(values)
    }

    /// These values must have been understood.
    fn reading(mut self, values: &[(u32, &'static str, &'static str)]) -> Self {
        self.values.extend(values.iter().map(|&(line, column, value)| Value { line, column, value }));
        self
    }

    /// Every row is taken; these lines are pointed out.
    fn warned(self, lines: &[u32], reason: &'static str) -> Self {
        Self { outcome: "warn", offending: lines.to_vec(), reason, ..self }
    }

    /// Nothing is taken because of these lines.
    fn rejected(self, lines: &[u32], reason: &'static str) -> Self {
        Self { outcome: "reject", offending: lines.to_vec(), reason, people: 0, ..self }
    }

    /// Only so many of the rows are people.
    fn people(self, people: usize) -> Self {
        Self { people, ..self }
    }

    fn bytes(&self) -> Result<Vec<u8>, GenerateError> {
        let text: String = self.lines.iter().map(|line| format!("{line}\r\n")).collect();
        match self.encoding {
            Encoding::Cp932 => cp932::encode_with_gaiji(&text),
            Encoding::Utf8 => Ok(text.into_bytes()),
            Encoding::Utf8Bom => Ok(format!("\u{FEFF}{text}").into_bytes()),
            Encoding::Utf16Tabs => {
                let text = format!("\u{FEFF}{}", text.replace(',', "\t"));
                Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
            }
            Encoding::Broken => {
                let (before, after) = text.split_once('□').unwrap_or((&text, ""));
                let mut bytes = cp932::encode(before)?;
                bytes.extend(cp932::encode("市")?.first());
                bytes.extend(cp932::encode(after)?);
                Ok(bytes)
            }
        }
    }
}

fn index(fixtures: &[Fixture]) -> String {
    let mut text = String::from(
        "# What an importer must make of each file in this folder.\n\
         # outcome: accept | warn | fix | reject; lines: physical lines, the header is 1;\n\
         # people: rows that are taken; reason: part of the message; values: what must have been understood\n\
         # (dates as ISO dates, readings compared without spaces).\n",
    );
    for fixture in fixtures {
        text.push_str(&table(fixture));
        for value in &fixture.values {
            text.push_str(&format!(
                "[[files.values]]\nline = {}\ncolumn = {}\nvalue = {}\n",
                value.line,
                quoted(value.column),
                quoted(value.value)
            ));
        }
    }
    text
}

/// The entry of a file without the values.
fn table(fixture: &Fixture) -> String {
    format!(
        "\n[[files]]\nfile = {}\ncase = {}\nencoding = {}\noutcome = {}\nlines = {:?}\npeople = {}\nreason = {}\n",
        quoted(fixture.file),
        quoted(fixture.case),
        quoted(fixture.encoding.label()),
        quoted(fixture.outcome),
        fixture.offending,
        fixture.people,
        quoted(fixture.reason),
    )
}

/// A TOML string. Characters that look like others, or like nothing, are written by number.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '\u{E000}'..='\u{FAFF}' => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            '\u{E0100}'..='\u{E01EF}' => quoted.push_str(&format!("\\U{:08X}", u32::from(c))),
            '"' | '\\' => quoted.extend(['\\', c]),
            _ => quoted.push(c),
        }
    }
    quoted + "\""
}
