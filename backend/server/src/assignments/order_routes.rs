//! `/api/assignment-orders`: HR gives courses to people.

use actix_web::web::{Data, Json};
use actix_web::{get, post};
use contract::assignments::{ApplyOrder, OrderApplied, OrderDraft, OrderList, OrderPreview, OrderRow};
use learning::fiscal_year::FiscalYear;

use crate::assignments::{order, store, view};
use crate::catalog;
use crate::error::Error;
use crate::page;
use crate::session::CurrentUser;
use crate::state::State;

/// Who would get it. Changes nothing.
#[utoipa::path(tag = "assignments", responses((status = OK, body = OrderPreview)))]
#[post("/api/assignment-orders/preview")]
pub async fn preview(
    state: Data<State>,
    user: CurrentUser,
    body: Json<OrderDraft>,
) -> Result<Json<OrderPreview>, Error> {
    let (now, today, draft) = (state.clock.now(), state.clock.today(), body.into_inner());
    let preview =
        state.database.read(move |c| order::preview(c, &user.tenant_id, &draft, now, today)).await?;
    Ok(Json(preview))
}

/// Give what was previewed.
#[utoipa::path(tag = "assignments", responses((status = OK, body = OrderApplied)))]
#[post("/api/assignment-orders")]
pub async fn apply(
    state: Data<State>,
    user: CurrentUser,
    body: Json<ApplyOrder>,
) -> Result<Json<OrderApplied>, Error> {
    let (now, shelf, body) = (state.clock.now(), state.shelf.clone(), body.into_inner());
    let applied =
        state.database.write(move |c| order::apply(c, &shelf, &user, &body.draft, &body.digest, now)).await?;
    Ok(Json(applied))
}

/// Past orders, latest first.
#[utoipa::path(tag = "assignments", responses((status = OK, body = OrderList)))]
#[get("/api/assignment-orders")]
pub async fn list(state: Data<State>, user: CurrentUser) -> Result<Json<OrderList>, Error> {
    let orders = state
        .database
        .read(move |c| {
            let rows = store::orders(c, &user.tenant_id)?;
            let names = store::names(c, &user.tenant_id, rows.iter().map(|(order, ..)| order))?;
            let titles = catalog::store::titles(c, &user.tenant_id)?;
            Ok(rows
                .into_iter()
                .map(|(order, course_code, people)| OrderRow {
                    course_title: titles.get(&course_code).cloned().unwrap_or_default(),
                    fiscal_year: FiscalYear(order.fiscal_year),
                    cause: view::order_cause(&order, &names),
                    people: page::count(people),
                    id: order.id,
                    course_code,
                })
                .collect())
        })
        .await?;
    Ok(Json(OrderList { orders }))
}
