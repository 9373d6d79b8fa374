//! The part of an address behind the question mark: which view of a page is shown. Filters, search words
//! and page numbers live here, so that every view can be bookmarked and the back button works. What this
//! module may not know: which page uses which name.

use crate::api::with_query;

/// Names with their values, in order; an empty value is the same as none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads what stands behind the path, with or without its question mark.
    #[must_use]
    pub fn parse(search: &str) -> Query {
        let search = search.strip_prefix('?').unwrap_or(search);
        let pairs = search.split('&').filter_map(|pair| pair.split_once('='));
        Query(pairs.map(|(name, value)| (decode(name), decode(value))).collect())
    }

    /// The value of a name; empty when it is not there.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The value as a number, or the given one when it is none.
    #[must_use]
    pub fn number(&self, name: &str, otherwise: u32) -> u32 {
        self.get(name).parse().unwrap_or(otherwise)
    }

    /// The same with one more name.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Query {
        self.0.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.0.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// As it stands in the address bar: `?a=1&b=2`, or nothing.
    #[must_use]
    pub fn to_search(&self) -> String {
        let pairs: Vec<(&str, &str)> = self.0.iter().map(|(name, value)| (&**name, &**value)).collect();
        with_query("", &pairs)
    }
}

/// Undoes percent-encoding; what is no encoding stays as it is, because people edit addresses.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(index) = rest.find(['%', '+']) {
        let (plain, coded) = rest.split_at(index);
        bytes.extend_from_slice(plain.as_bytes());
        let hex = coded.strip_prefix('%').and_then(|hex| hex.get(..2));
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = coded.get(3..).unwrap_or("");
            }
            None => {
                bytes.push(if coded.starts_with('+') { b' ' } else { b'%' });
                rest = coded.get(1..).unwrap_or("");
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn what_is_printed_is_read_back() {
        let query = Query::default().with("query", "a&b=c \u{3042}%").with("page", "2").with("empty", "");
        assert_eq!(query.to_search(), "?query=a%26b%3Dc%20%E3%81%82%25&page=2");
        assert_eq!(Query::parse(&query.to_search()), query);
        assert_eq!(Query::default().to_search(), "");
    }

    #[test]
    fn a_name_is_there_once() {
        let query = Query::parse("?page=2&course=SEC-02").with("page", "3");
        assert_eq!(query.to_search(), "?course=SEC-02&page=3");
        assert_eq!(query.with("page", "").get("page"), "");
    }

    #[test]
    fn edited_addresses_are_read_as_far_as_they_make_sense() {
        let query = Query::parse("page=x&query=100%&other=a+b&broken&last=%E3%81");
        assert_eq!(query.number("page", 1), 1);
        assert_eq!(query.get("query"), "100%");
        assert_eq!(query.get("other"), "a b");
        assert_eq!(query.get("broken"), "");
        assert_eq!(query.get("last"), "\u{fffd}");
    }
}
