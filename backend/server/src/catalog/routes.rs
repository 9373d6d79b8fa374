//! `/api/courses`, `/api/course-versions`.

use actix_web::http::header::ContentType;
use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, get};
use contract::catalog::{CourseCard, CourseDetail, CourseList};
use contract::error::ErrorCode;
use courseware::CourseMaterial;

use crate::catalog::sources;
use crate::catalog::store::{self, CourseVersionRow};
use crate::error::Error;
use crate::page::length;
use crate::session::CurrentUser;
use crate::state::State;

fn card(course: &CourseMaterial, version: &CourseVersionRow) -> CourseCard {
    CourseCard {
        code: course.code.clone(),
        title: course.title.clone(),
        family: course.family.clone(),
        level: course.level,
        minutes: course.minutes,
        summary: course.summary.clone(),
        lessons: length(&course.lessons),
        questions: course.assessment.questions,
        bank: length(&course.bank),
        mastery: course.assessment.mastery,
        validity: course.validity,
        version: u32::try_from(version.version).unwrap_or(0),
        published_at: version.published_at,
    }
}

/// The newest version of every course.
#[utoipa::path(tag = "catalog", responses((status = OK, body = CourseList)))]
#[get("/api/courses")]
pub async fn list(state: Data<State>, user: CurrentUser) -> Result<Json<CourseList>, Error> {
    let shelf = state.shelf.clone();
    let courses = state
        .database
        .read(move |c| {
            store::newest(c, &user.tenant_id)?
                .iter()
                .map(|version| Ok(card(&*shelf.taken(c, &user.tenant_id, &version.id, "")?, version)))
                .collect::<Result<Vec<_>, Error>>()
        })
        .await?;
    Ok(Json(CourseList { courses }))
}

/// One course without its bank.
#[utoipa::path(tag = "catalog", responses((status = OK, body = CourseDetail)))]
#[get("/api/courses/{code}")]
pub async fn show(
    state: Data<State>,
    user: CurrentUser,
    code: Path<String>,
) -> Result<Json<CourseDetail>, Error> {
    let shelf = state.shelf.clone();
    let detail = state
        .database
        .read(move |c| {
            let version = store::newest_of(c, &user.tenant_id, &code)?;
            let course = shelf.taken(c, &user.tenant_id, &version.id, "")?;
            Ok(CourseDetail {
                card: card(&course, &version),
                objectives: course.objectives.iter().map(|objective| objective.text.clone()).collect(),
                lessons: course.lessons.iter().map(|lesson| lesson.title.clone()).collect(),
                prerequisites: course.prerequisites.clone(),
                sources: sources::all(&course),
            })
        })
        .await?;
    Ok(Json(detail))
}

/// A figure of a course version.
#[utoipa::path(tag = "catalog", responses((status = OK, content_type = "image/svg+xml", body = String)))]
#[get("/api/course-versions/{version_id}/figures/{name}")]
pub async fn show_figure(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Error> {
    let (version_id, name) = path.into_inner();
    let shelf = state.shelf.clone();
    let course = state.database.read(move |c| shelf.take(c, &user.tenant_id, &version_id)).await?;
    let svg = course.figures.get(&name).ok_or(Error::Refused(ErrorCode::NotFound))?;
    let svg_type = ContentType("image/svg+xml".parse().unwrap_or(ContentType::octet_stream().0));
    Ok(HttpResponse::Ok().content_type(svg_type).body(svg.clone()))
}
