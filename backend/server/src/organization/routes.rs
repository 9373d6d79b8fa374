//! `/api/departments`, `/api/grades`, `/api/staff`.

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use contract::organization::{DepartmentList, DepartmentView, GradeList, GradeView, StaffPage, StaffRow};
use learning::folding;
use learning::role::Grade;

use crate::error::Error;
use crate::organization::store;
use crate::page::{self, PER_PAGE, PageQuery};
use crate::session::CurrentUser;
use crate::state::State;

/// All departments in force today.
#[utoipa::path(tag = "organization", responses((status = OK, body = DepartmentList)))]
#[get("/api/departments")]
pub async fn list_departments(state: Data<State>, user: CurrentUser) -> Result<Json<DepartmentList>, Error> {
    let today = state.clock.today();
    let (rows, people) = state
        .database
        .read(move |c| {
            let rows = store::departments_on(c, &user.tenant_id, today)?;
            Ok((rows, store::people_by_department(c, &user.tenant_id)?))
        })
        .await?;
    let departments = rows
        .into_iter()
        .map(|row| DepartmentView {
            people: page::count(people.get(&row.id).copied().unwrap_or(0)),
            id: row.id,
            code: row.code,
            name: row.name,
            division: row.division,
        })
        .collect();
    Ok(Json(DepartmentList { departments }))
}

/// All grades with the organisation's labels.
#[utoipa::path(tag = "organization", responses((status = OK, body = GradeList)))]
#[get("/api/grades")]
pub async fn list_grades(state: Data<State>, user: CurrentUser) -> Result<Json<GradeList>, Error> {
    let (labels, people) = state
        .database
        .read(move |c| {
            let labels = store::grade_labels(c, &user.tenant_id)?;
            Ok((labels, store::people_by_grade(c, &user.tenant_id)?))
        })
        .await?;
    let grades = Grade::ALL
        .iter()
        .map(|grade| GradeView {
            code: grade.code().to_owned(),
            label: labels.get(grade.code()).cloned().unwrap_or_default(),
            people: page::count(people.get(grade.code()).copied().unwrap_or(0)),
        })
        .collect();
    Ok(Json(GradeList { grades }))
}

/// One page of the staff list.
#[utoipa::path(tag = "organization", params(PageQuery), responses((status = OK, body = StaffPage)))]
#[get("/api/staff")]
pub async fn list_staff(
    state: Data<State>,
    user: CurrentUser,
    query: Query<PageQuery>,
) -> Result<Json<StaffPage>, Error> {
    let page = query.page.max(1);
    let key = folding::search_key(&query.query);
    let ((rows, total), labels) = state
        .database
        .read(move |c| {
            let found = store::staff_page(c, &user.tenant_id, &key, page::offset(page), page::limit())?;
            Ok((found, store::grade_labels(c, &user.tenant_id)?))
        })
        .await?;
    let rows = rows
        .into_iter()
        .map(|row| {
            Ok(StaffRow {
                person_id: row.person_id,
                staff_number: row.staff_number,
                name: row.name,
                kana: row.kana,
                department: row.department,
                title: row.title,
                grade: labels.get(&row.grade).cloned().unwrap_or_default(),
                status: store::status_of(&row.status)?,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    Ok(Json(StaffPage { rows, total: page::count(total), page, per_page: PER_PAGE }))
}
