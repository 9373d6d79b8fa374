//! Which courses the address asks for. Pure: address in, address out.

use crate::api::electives::CatalogSearch;
use crate::query::Query;

const WORDS: &str = "query";
const FAMILY: &str = "family";
const LEVEL: &str = "level";
const MINUTES: &str = "minutes";

/// The search of an address. What is no number is as if it were not there.
pub(super) fn search_of(query: &Query) -> CatalogSearch {
    let number = |name: &str| {
        let text = query.get(name);
        if text.parse::<u8>().is_ok() { text.to_owned() } else { String::new() }
    };
    CatalogSearch {
        words: query.get(WORDS).to_owned(),
        family: query.get(FAMILY).to_owned(),
        level: number(LEVEL),
        minutes: number(MINUTES),
    }
}

/// The address of a search.
pub(super) fn query_of(search: &CatalogSearch) -> Query {
    Query::default()
        .with(WORDS, search.words.trim())
        .with(FAMILY, &search.family)
        .with(LEVEL, &search.level)
        .with(MINUTES, &search.minutes)
}

#[cfg(test)]
mod tests {
    use super::{query_of, search_of};
    use crate::query::Query;

    #[test]
    fn a_search_survives_its_address() {
        let query = Query::parse("?query=rpa&family=RPA&level=1&minutes=30");
        assert_eq!(query_of(&search_of(&query)), query);
        assert_eq!(search_of(&Query::parse("?level=high&minutes=300")), search_of(&Query::default()));
    }
}
