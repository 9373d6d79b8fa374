//! The glossary (用語集): one for all courses, shipped inside the program.

use std::sync::LazyLock;

use actix_web::get;
use actix_web::web::Json;
use contract::assignments::{Glossary, Term};

/// The file as shipped; the content check reads it too, so that a slip in it never gets this far.
const SHIPPED: &str = include_str!("../../../../content/glossary.toml");

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| {
    let shipped = courseware::glossary(SHIPPED).unwrap_or_else(|findings| {
        tracing::error!(%findings, "shipped glossary");
        Vec::new()
    });
    let mut terms: Vec<Term> = shipped
        .into_iter()
        .map(|read| Term { term: read.term, reading: read.reading, meaning: read.meaning })
        .collect();
    terms.sort_by(|one, other| (&one.reading, &one.term).cmp(&(&other.reading, &other.term)));
    terms
});

/// All terms in order of reading.
#[must_use]
pub fn terms() -> &'static [Term] {
    &TERMS
}

/// The terms that this lesson uses.
#[must_use]
pub fn terms_in(html: &str) -> Vec<Term> {
    let text = plain(html);
    terms().iter().filter(|term| text.contains(&term.term)).cloned().collect()
}

/// The words of sanitised HTML, in which `<` stands for nothing but the beginning of a tag.
fn plain(html: &str) -> String {
    let mut inside = false;
    html.chars()
        .filter(|character| {
            let shown = !inside && *character != '<';
            inside = *character == '<' || (inside && *character != '>');
            shown
        })
        .collect()
}

/// The whole glossary.
#[utoipa::path(tag = "catalog", responses((status = OK, body = Glossary)))]
#[get("/api/glossary")]
pub async fn show_glossary() -> Json<Glossary> {
    Json(Glossary { terms: terms().to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_glossary_is_readable() {
        assert!(terms().len() >= 3);
        assert!(terms().windows(2).all(|pair| pair[0].reading <= pair[1].reading));
    }

    #[test]
    fn a_lesson_names_the_terms_in_its_words_and_not_in_its_markup() {
        let named = |html: &str| terms_in(html).into_iter().map(|term| term.term).collect::<Vec<_>>();
        assert_eq!(named("<p>生成<em>AI</em>と多要素認証</p>"), ["生成AI", "多要素認証"]);
        assert_eq!(named("<p><img alt=\"多要素認証\" src=\"x\">図</p>"), [""; 0]);
    }
}
