//! Which open duties the address asks for. Pure: address in, address out.

use learning::fiscal_year::FiscalYear;

use crate::api::reporting::OutstandingFilter;
use crate::query::Query;

const FISCAL_YEAR: &str = "fiscal_year";
const PAGE: &str = "page";

/// The filter of an address; this fiscal year when it names none.
pub fn filter_of(query: &Query, this_year: FiscalYear) -> OutstandingFilter {
    let named = |name: &str| query.get(name).to_owned();
    OutstandingFilter {
        fiscal_year: year_of(query, this_year).0.to_string(),
        course: named("course"),
        family: named("family"),
        department: named("department"),
        grade: named("grade"),
        state: named("state"),
        within: named("within"),
        mode: named("mode"),
        gate: named("gate"),
        cause: named("cause"),
        query: named("query"),
        order: named("order"),
    }
}

/// The fiscal year of an address.
pub(super) fn year_of(query: &Query, this_year: FiscalYear) -> FiscalYear {
    query.get(FISCAL_YEAR).parse().map_or(this_year, FiscalYear)
}

/// The page of the list, from 1.
pub(super) fn page_of(query: &Query) -> u32 {
    query.number(PAGE, 1).max(1)
}

/// The address of a filter, at its first page.
pub fn query_of(filter: &OutstandingFilter) -> Query {
    filter.pairs().into_iter().fold(Query::default(), |query, (name, value)| query.with(name, value))
}

/// The address of a fiscal year.
pub(super) fn query_of_year(year: FiscalYear) -> Query {
    Query::default().with(FISCAL_YEAR, &year.0.to_string())
}

/// The same address at another page.
pub(super) fn at_page(query: &Query, page: u32) -> Query {
    query.clone().with(PAGE, &page.to_string())
}

#[cfg(test)]
mod tests {
    use learning::fiscal_year::FiscalYear;

    use super::{at_page, filter_of, page_of, query_of, query_of_year, year_of};
    use crate::query::Query;

    const THIS: FiscalYear = FiscalYear(2026);

    #[test]
    fn a_filter_survives_its_address() {
        let query = Query::parse(
            "?fiscal_year=2025&course=SEC-02&department=0192-ab&grade=G30&state=due-soon&within=7&order=due",
        );
        let filter = filter_of(&query, THIS);
        assert_eq!(filter.course, "SEC-02");
        assert_eq!(query_of(&filter), query);
        assert_eq!(page_of(&query), 1);
    }

    #[test]
    fn no_address_means_this_year_and_everything() {
        let filter = filter_of(&Query::default(), THIS);
        assert_eq!(filter.fiscal_year, "2026");
        assert_eq!(filter.course, "");
        assert_eq!(year_of(&Query::parse("?fiscal_year=soon"), THIS), THIS);
        assert_eq!(page_of(&Query::parse("?page=0")), 1);
    }

    #[test]
    fn a_new_filter_starts_at_the_first_page() {
        let third = at_page(&query_of_year(THIS), 3);
        assert_eq!(page_of(&third), 3);
        assert_eq!(page_of(&query_of(&filter_of(&third, THIS))), 1);
    }
}
