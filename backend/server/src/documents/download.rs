//! A file that the browser saves under a Japanese name (RFC 5987), with a plain one for programs that cannot.

use actix_web::HttpResponse;
use actix_web::http::header::{
    Charset, ContentDisposition, DispositionParam, DispositionType, ExtendedValue,
};
use chrono::NaiveDate;
use contract::documents::{Document, DocumentKind};

/// The two names of a file of a document, without their ending: plain and Japanese.
#[must_use]
pub fn names(document: &Document, today: NaiveDate) -> (String, String) {
    let (kind, day) = (document.kind, today.format("%Y%m%d"));
    let year =
        if kind == DocumentKind::History { String::new() } else { format!("{}-", document.fiscal_year.0) };
    // The year of a change of era has a stroke in its name, which no file can have in full width either way.
    let title = document.title().replace(['／', '/'], "・").replace(' ', "_");
    (format!("{}-{year}{day}", kind.as_str()), format!("{title}_{day}"))
}

/// The answer.
#[must_use]
pub fn answer(
    media_type: &str,
    (plain, japanese): (String, String),
    ending: &str,
    bytes: Vec<u8>,
) -> HttpResponse {
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(format!("{plain}.{ending}")),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: format!("{japanese}.{ending}").into_bytes(),
            }),
        ],
    };
    HttpResponse::Ok().insert_header(("Content-Type", media_type)).insert_header(disposition).body(bytes)
}
