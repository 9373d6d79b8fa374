//! The list that is read off the cells is the list that a search of every row gives.

use contract::path;
use contract::reporting::{OutstandingOrder, OutstandingPage, OutstandingState};
use server::organization::store::departments_on;
use server::reporting::store::{OutstandingFilter, count_outstanding, outstanding};
use tests::app::{Persona, TestApp};
use tests::city_year::night;

use super::figures::busy_city;

/// All pages of a list: staff number and course of every row, and the last page.
async fn all(reader: &Persona<'_>, query: &str) -> (Vec<(String, String)>, OutstandingPage) {
    let mut rows = Vec::new();
    for page in 1.. {
        let shown: OutstandingPage =
            reader.get(&format!("{}?{query}&page={page}", path::OUTSTANDING)).await.json();
        if shown.rows.is_empty() {
            return (rows, shown);
        }
        assert!(shown.rows.len() <= 50 && page < 100);
        rows.extend(shown.rows.iter().map(|row| (row.staff_number.clone(), row.course_code.clone())));
    }
    unreachable!("pages end")
}

/// What a look at every row gives.
fn row_by_row(app: &TestApp, filter: &OutstandingFilter) -> (Vec<(String, String)>, (u32, u32)) {
    let read = |c: &mut server::database::dialect::Connection| {
        let rows = outstanding(c, filter, OutstandingOrder::Department, 0, 10_000)?;
        Ok((rows, count_outstanding(c, filter)?))
    };
    let (rows, counts) = app.state.database.read_now(read).expect("rows");
    let rows = rows.into_iter().map(|row| (row.staff_number, row.assignment.course_code)).collect();
    (rows, (counts.total, counts.overdue))
}

#[actix_web::test]
async fn every_slice_read_off_the_cells_is_the_slice_counted_row_by_row() {
    let app = busy_city().await;
    // SEC-02 is overdue by then.
    app.advance(chrono::TimeDelta::days(45));
    night(&app).await;
    let (tenant, today) = (app.state.tenants[0].id.clone(), app.state.clock.today());
    let units = app.state.database.read_now(|c| departments_on(c, &tenant, today)).expect("units");
    let unit = units.iter().find(|unit| unit.code == "030100").expect("市民課").id.clone();
    let leader = app.persona("dx-leader");
    let everything = OutstandingFilter::all(&tenant, (2026, 2026), today);
    let of_unit = Some([unit.clone()].into());
    let slices = [
        (String::new(), everything.clone()),
        (
            format!("department={unit}"),
            OutstandingFilter { departments: of_unit.clone(), ..everything.clone() },
        ),
        ("grade=G30".to_owned(), OutstandingFilter { grade: Some("G30".to_owned()), ..everything.clone() }),
        (
            "course=RPA-01".to_owned(),
            OutstandingFilter { course_code: Some("RPA-01".to_owned()), ..everything.clone() },
        ),
        (
            "family=SEC-".to_owned(),
            OutstandingFilter { family: Some("SEC-".to_owned()), ..everything.clone() },
        ),
        (
            "state=overdue".to_owned(),
            OutstandingFilter { state: OutstandingState::Overdue, ..everything.clone() },
        ),
        (
            "state=in-time".to_owned(),
            OutstandingFilter { state: OutstandingState::InTime, ..everything.clone() },
        ),
        (
            format!("department={unit}&grade=G70&family=SEC-&state=overdue"),
            OutstandingFilter {
                departments: of_unit,
                grade: Some("G70".to_owned()),
                family: Some("SEC-".to_owned()),
                state: OutstandingState::Overdue,
                ..everything.clone()
            },
        ),
    ];
    for (query, filter) in slices {
        let (rows, last) = all(&leader, &query).await;
        let (wanted, counts) = row_by_row(&app, &filter);
        assert!(!wanted.is_empty(), "{query}");
        assert_eq!(rows, wanted, "{query}");
        assert_eq!((last.total, last.overdue), counts, "{query}");
        let counted = app.state.database.read_now(|c| count_outstanding(c, &filter)).expect("counts");
        assert_eq!(last.excluded, counted.excluded, "{query}");
    }
}

#[actix_web::test]
async fn before_the_day_is_turned_the_list_is_counted_row_by_row() {
    let app = busy_city().await;
    night(&app).await;
    app.advance(chrono::TimeDelta::days(45));
    let (tenant, today) = (app.state.tenants[0].id.clone(), app.state.clock.today());
    let filter = OutstandingFilter::all(&tenant, (2026, 2026), today);
    let (rows, last) = all(&app.persona("dx-leader"), "").await;
    assert_eq!((rows, (last.total, last.overdue)), row_by_row(&app, &filter));
    assert!(last.overdue > 0);
}
