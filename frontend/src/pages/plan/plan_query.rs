//! The address of the plan: which fiscal year, and which view of it.

use learning::fiscal_year::FiscalYear;

use crate::query::Query;

const FISCAL_YEAR: &str = "fiscal_year";
const VIEW: &str = "view";
const EDITOR: &str = "draft";
const EVALUATION: &str = "evaluation";

/// What is shown of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// How far it is, its rows, its load, its versions.
    Overview,
    /// The draft, to be written.
    Editor,
    /// What came of each row, and what was found.
    Evaluation,
}

/// The fiscal year of an address; this one when it names none.
pub(super) fn year_of(query: &Query, this_year: FiscalYear) -> FiscalYear {
    query.get(FISCAL_YEAR).parse().map_or(this_year, FiscalYear)
}

/// The view of an address.
pub(super) fn view_of(query: &Query) -> View {
    match query.get(VIEW) {
        EDITOR => View::Editor,
        EVALUATION => View::Evaluation,
        _ => View::Overview,
    }
}

/// The address of a view.
pub(super) fn query_of(year: FiscalYear, view: View) -> Query {
    let view = match view {
        View::Overview => "",
        View::Editor => EDITOR,
        View::Evaluation => EVALUATION,
    };
    Query::default().with(FISCAL_YEAR, &year.0.to_string()).with(VIEW, view)
}

#[cfg(test)]
mod tests {
    use learning::fiscal_year::FiscalYear;

    use super::{View, query_of, view_of, year_of};
    use crate::query::Query;

    #[test]
    fn a_view_survives_its_address() {
        for view in [View::Overview, View::Editor, View::Evaluation] {
            let query = query_of(FiscalYear(2027), view);
            assert_eq!((year_of(&query, FiscalYear(2026)), view_of(&query)), (FiscalYear(2027), view));
        }
        assert_eq!(view_of(&Query::parse("?view=other")), View::Overview);
        assert_eq!(year_of(&Query::default(), FiscalYear(2026)), FiscalYear(2026));
    }
}
