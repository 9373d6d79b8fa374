//! Which view of the curriculum the address asks for. Pure: address in, address out.
//!
//! All views are one page, so that what is not saved stays while the person goes from the list to a rule and
//! on to the publication.

use crate::query::Query;

const RULE: &str = "rule";
const VIEW: &str = "view";
const PUBLICATION: &str = "publication";

/// A view of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum View {
    /// All rules.
    List,
    /// One rule, by its id.
    Rule(String),
    /// What publishing would do.
    Publication,
}

/// The view of an address.
pub(super) fn view_of(query: &Query) -> View {
    match (query.get(RULE), query.get(VIEW)) {
        ("", PUBLICATION) => View::Publication,
        ("", _) => View::List,
        (id, _) => View::Rule(id.to_owned()),
    }
}

/// The address of a view.
pub(super) fn query_of(view: &View) -> Query {
    match view {
        View::List => Query::default(),
        View::Rule(id) => Query::default().with(RULE, id),
        View::Publication => Query::default().with(VIEW, PUBLICATION),
    }
}

#[cfg(test)]
mod tests {
    use super::{View, query_of, view_of};
    use crate::query::Query;

    #[test]
    fn every_view_survives_its_address() {
        for view in [View::List, View::Rule("rule-3-1".to_owned()), View::Publication] {
            assert_eq!(view_of(&Query::parse(&query_of(&view).to_search())), view);
        }
        assert_eq!(view_of(&Query::parse("?view=elsewhere")), View::List);
    }
}
