//! How the workbook lies on paper: A4, header frozen and repeated, formats that Excel shows as the page does.

use contract::documents::DocumentKind;
use tests::app::TestApp;
use tests::workbook::{self, Seen};

use super::xlsx;

#[actix_web::test]
async fn every_sheet_is_a4_with_its_header_frozen_and_repeated() {
    let app = TestApp::city().await;
    let bytes = xlsx(&app.persona("dx-leader"), DocumentKind::UnitStatus, "").await.body;
    let book = workbook::part(&bytes, "xl/workbook.xml");
    for number in 2..=3 {
        let sheet = workbook::part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(sheet.contains("<pane ySplit=\"4\" topLeftCell=\"A5\""), "frozen below the header");
        assert!(sheet.contains("state=\"frozen\""));
        assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("orientation=\"landscape\""));
        assert!(sheet.contains("<pageSetUpPr fitToPage=\"1\"/>") && sheet.contains("fitToHeight=\"0\""));
        assert!(sheet.contains("<oddFooter>"), "page numbers");
        assert!(sheet.contains("<col min=\"1\" max=\"1\" width="), "widths");
    }
    assert_eq!(book.matches("_xlnm.Print_Titles").count(), 2, "the header is repeated on each page");
    let cover = workbook::part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(cover.contains("paperSize=\"9\"") && !cover.contains("orientation=\"landscape\""));
}

#[actix_web::test]
async fn numbers_and_dates_have_formats_of_their_own() {
    let app = TestApp::city().await;
    let bytes = xlsx(&app.persona("dx-leader"), DocumentKind::Outstanding, "").await.body;
    let styles = workbook::part(&bytes, "xl/styles.xml");
    assert!(styles.contains("[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"), "{styles}");
    let sheets = workbook::sheets(&bytes);
    let rows = &sheets[1].1[4..];
    assert!(rows.len() > 100 && rows.iter().all(|row| matches!(row[6], Seen::Date(_))), "due dates");
    let bytes = xlsx(&app.persona("dx-leader"), DocumentKind::UnitStatus, "").await.body;
    let styles = workbook::part(&bytes, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"0.0%\"") && styles.contains("formatCode=\"#,##0\""), "{styles}");
    let row = &workbook::sheets(&bytes)[1].1[4];
    assert!(matches!(row[2], Seen::Number(_)) && matches!(row[4], Seen::Number(_) | Seen::Empty));
}
