//! Page, .xlsx and CSV hold the same, cell by cell.

use contract::documents::{CellValue, Document, DocumentKind};
use encoding_rs::SHIFT_JIS;
use tests::app::{Persona, TestApp};
use tests::workbook::{self, Seen};

use super::{busy_city, csv, document, xlsx};

/// What a CSV file must hold, written out once more here.
fn expected_lines(document: &Document) -> Vec<Vec<String>> {
    let cover = &document.cover;
    let defused = |text: &str| {
        if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() }
    };
    let day = |day: chrono::NaiveDate| day.format("%Y/%m/%d").to_string();
    let pair = |label: &str, text: &str| vec![label.to_owned(), defused(text)];
    let mut lines = vec![
        vec![document.title()],
        pair("文書番号", &cover.number),
        pair("宛先", &cover.addressee),
        pair("差出", &cover.sender),
        pair("件名", &cover.subject),
        vec!["日付".to_owned(), cover.date.map(day).unwrap_or_default()],
        pair("団体", &document.organization),
        vec!["基準日".to_owned(), day(document.as_of)],
        pair("範囲", &document.population),
    ];
    lines.extend(cover.introduction.lines().map(|line| vec![defused(line)]));
    for (index, section) in document.sections.iter().enumerate() {
        lines.push(vec![String::new()]);
        lines.push(vec![format!("{}　{}", index + 1, section.heading)]);
        lines.extend(section.paragraphs.iter().map(|line| vec![defused(line)]));
        for table in &section.tables {
            lines.push(vec![table.caption.clone()]);
            lines.push(table.columns.iter().map(|column| column.label.clone()).collect());
            for row in table.rows.iter().chain(&table.totals) {
                let cell = |cell: &CellValue| match cell {
                    CellValue::Text(text) => defused(text),
                    number => number.plain(),
                };
                lines.push(row.iter().map(cell).collect());
            }
        }
    }
    lines.push(vec![String::new()]);
    lines.extend(document.notes.iter().map(|note| vec![note.clone()]));
    lines
}

/// Reads CSV with a reader of this test's own: quotes, doubled quotes, CRLF.
fn lines_of(text: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let (mut line, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => field.push(letters.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(std::mem::take(&mut field)),
            '\r' if !quoted => {
                assert_eq!(letters.next(), Some('\n'));
                line.push(std::mem::take(&mut field));
                lines.push(std::mem::take(&mut line));
            }
            letter => field.push(letter),
        }
    }
    assert!(line.is_empty() && field.is_empty(), "the last line ends too");
    lines
}

/// Compares all looks of a document, and returns it.
async fn agrees(reader: &Persona<'_>, kind: DocumentKind, query: &str) -> Document {
    let page = document(reader, kind, query).await;
    for table in page.sections.iter().flat_map(|section| &section.tables) {
        for row in table.lines() {
            assert_eq!(row.len(), table.columns.len(), "{} {row:?}", table.caption);
        }
    }
    let file = csv(reader, kind, query).await;
    let text = file.text();
    let lines = lines_of(text.strip_prefix('\u{feff}').expect("a byte order mark"));
    assert_eq!(lines, expected_lines(&page), "{kind:?}");
    workbook_agrees(&page, &xlsx(reader, kind, query).await.body);
    page
}

fn workbook_agrees(page: &Document, bytes: &[u8]) {
    let sheets = workbook::sheets(bytes);
    let tables: Vec<_> = page.sections.iter().flat_map(|section| &section.tables).collect();
    assert_eq!(sheets.len(), tables.len() + 1, "a sheet for each table, and the cover");
    for ((name, cells), (index, table)) in sheets.iter().skip(1).zip(tables.iter().enumerate()) {
        assert!(name.starts_with(&format!("{} ", index + 1)), "{name}");
        let text = |text: &str| Seen::Text(text.to_owned());
        assert_eq!(cells[0][0], text(&page.title()));
        assert_eq!(cells[1][0], text(&table.caption));
        assert_eq!(cells[2][0], text(&page.basis()));
        let header: Vec<Seen> = table.columns.iter().map(|column| text(&column.label)).collect();
        assert_eq!(cells[3], header, "{name}");
        let found = &cells[4..];
        let wanted: Vec<Vec<Seen>> =
            table.lines().map(|row| row.iter().map(workbook::expected).collect()).collect();
        // A last row of nothing but empty cells is not seen by the reader; there is none.
        assert_eq!(found, wanted, "{name}");
    }
    let cover = &sheets[0].1;
    let has = |wanted: Seen| cover.iter().flatten().any(|cell| *cell == wanted);
    let notes = page.notes.iter().chain(page.sections.iter().flat_map(|section| &section.paragraphs));
    let lines = [&page.cover.addressee, &page.cover.sender, &page.cover.subject, &page.organization];
    for line in lines.into_iter().chain(notes) {
        assert!(has(Seen::Text(line.clone())), "the cover lacks {line}");
    }
    assert!(page.cover.date.is_none_or(|day| has(Seen::Date(day))), "the date is a date");
}

#[actix_web::test]
async fn every_document_is_the_same_on_the_page_in_excel_and_in_csv() {
    let app = busy_city().await;
    let hr = app.persona("hr");
    let clerk = app.persona("counter").person_id;
    for kind in DocumentKind::ALL {
        let query = if kind == DocumentKind::History { format!("person={clerk}") } else { String::new() };
        let page = agrees(&hr, kind, &query).await;
        assert_eq!((page.kind, page.as_of), (kind, app.state.clock.today()));
        assert!(!page.population.is_empty() && !page.sections.is_empty());
    }
    for query in ["as_of=2026-11-22", "fiscal_year=2025", "fiscal_year=2025&as_of=2026-11-23"] {
        agrees(&hr, DocumentKind::Yearly, query).await;
        agrees(&hr, DocumentKind::UnitStatus, query).await;
    }
    agrees(&app.persona("section-head"), DocumentKind::UnitStatus, "").await;
    agrees(&hr, DocumentKind::Outstanding, "course=SEC-02&grade=G60&order=due").await;
}

#[actix_web::test]
async fn a_name_that_looks_like_a_formula_is_only_text() {
    let app = busy_city().await;
    let leader = app.persona("dx-leader");
    let bytes = xlsx(&leader, DocumentKind::Outstanding, "query=005470").await.body;
    let sheets = workbook::sheets(&bytes);
    assert!(sheets[1].1.iter().flatten().any(|cell| *cell == Seen::Text("=1+1".to_owned())));
    assert!(!workbook::part(&bytes, "xl/worksheets/sheet2.xml").contains("<f>"), "no formula anywhere");
    let text = csv(&leader, DocumentKind::Outstanding, "query=005470").await.text();
    assert!(text.contains(",'=1+1,") && !text.contains(",=1+1,"));
}

#[actix_web::test]
async fn the_cp932_file_holds_the_same_lines() {
    let app = TestApp::city().await;
    let leader = app.persona("dx-leader");
    let page = document(&leader, DocumentKind::Outstanding, "department=&query=004512").await;
    let file = csv(&leader, DocumentKind::Outstanding, "query=004512&encoding=cp932").await;
    let (text, _, broken) = SHIFT_JIS.decode(&file.body);
    assert!(!broken && text.contains("髙﨑　汐里"));
    assert_eq!(lines_of(&text), expected_lines(&page));
}
