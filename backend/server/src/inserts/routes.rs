//! `/api/inserts`, `/api/assignments/{id}/acknowledgements`.

use actix_web::web::{Data, Json, Path};
use actix_web::{get, post, put};
use contract::error::ErrorCode;
use contract::inserts::{Acknowledge, Acknowledgement, InsertList, InsertOption, InsertSlot, SaveInsert};
use courseware::CourseMaterial;
use courseware::material::Insert;

use crate::assignments::begin;
use crate::assignments::complete::{self, Cause};
use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::inserts::slot;
use crate::inserts::store::{self, TextRow};
use crate::organization;
use crate::session::CurrentUser;
use crate::state::State;

/// Every slot of the newest version of every course.
#[utoipa::path(tag = "inserts", responses((status = OK, body = InsertList)))]
#[get("/api/inserts")]
pub async fn list(state: Data<State>, user: CurrentUser) -> Result<Json<InsertList>, Error> {
    let shelf = state.shelf.clone();
    let slots = state
        .database
        .read(move |c| {
            let latest = store::latest(c, &user.tenant_id)?;
            let mut slots = Vec::new();
            for version in catalog::store::newest(c, &user.tenant_id)? {
                let course = shelf.take(c, &user.tenant_id, &version.id)?;
                for insert in &course.inserts {
                    let text = latest.get(&(course.code.clone(), insert.id.clone()));
                    slots.push(slot_of(&course, insert, text));
                }
            }
            name_writers(c, &user.tenant_id, &mut slots)?;
            Ok(slots)
        })
        .await?;
    Ok(Json(InsertList { slots }))
}

fn slot_of(course: &CourseMaterial, insert: &Insert, text: Option<&TextRow>) -> InsertSlot {
    InsertSlot {
        course_code: course.code.clone(),
        course_title: course.title.clone(),
        id: insert.id.clone(),
        title: insert.title.clone(),
        hint: insert.hint.clone(),
        options: insert
            .options
            .iter()
            .map(|(id, label)| InsertOption { id: id.clone(), label: label.clone() })
            .collect(),
        default: insert.default.clone(),
        value: text.map(|text| text.value.clone()).filter(|value| !value.is_empty()),
        acknowledge: insert.acknowledge,
        saved_at: text.map(|text| text.saved_at),
        saved_by: text.map(|text| text.saved_by.clone()),
    }
}

/// Staff numbers become names, as long as the person is known.
fn name_writers(c: &mut Connection, tenant_id: &str, slots: &mut [InsertSlot]) -> Result<(), Error> {
    let writers = slots.iter().filter_map(|slot| slot.saved_by.as_deref());
    let names = organization::store::names_of(c, tenant_id, writers)?;
    for slot in slots {
        if let Some(name) = slot.saved_by.as_ref().and_then(|number| names.get(number)) {
            slot.saved_by = Some(name.clone());
        }
    }
    Ok(())
}

/// Write a slot; an empty value returns to the general text. The same value again changes nothing.
#[utoipa::path(tag = "inserts", responses((status = OK, body = InsertSlot)))]
#[put("/api/inserts/{course_code}/{insert_id}")]
pub async fn save(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
    body: Json<SaveInsert>,
) -> Result<Json<InsertSlot>, Error> {
    let (course_code, insert_id) = path.into_inner();
    let value = body.into_inner().value.replace("\r\n", "\n").trim().to_owned();
    let (now, shelf) = (state.clock.now(), state.shelf.clone());
    let slot = state
        .database
        .write(move |c| {
            take_turn(c, &format!("insert {course_code} {insert_id}"))?;
            let version = catalog::store::newest_of(c, &user.tenant_id, &course_code)?;
            let course = shelf.take(c, &user.tenant_id, &version.id)?;
            let insert = course.inserts.iter().find(|insert| insert.id == insert_id);
            let insert = insert.ok_or(Error::Refused(ErrorCode::NotFound))?;
            check(insert, &value)?;
            let slot = (course_code.clone(), insert_id.clone());
            let before = store::latest(c, &user.tenant_id)?.remove(&slot);
            let text = match before {
                Some(before) if before.value == value => before,
                _ => {
                    let text = TextRow {
                        course_code: course_code.clone(),
                        insert_id: insert_id.clone(),
                        value: value.clone(),
                        saved_by: user.staff_number.clone(),
                        saved_at: now,
                    };
                    store::save(c, &user.tenant_id, &text)?;
                    let target = format!("{course_code} {insert_id}");
                    audit::store::append(c, &Entry::by(&user, now, Action::InsertSaved, target))?;
                    text
                }
            };
            let mut slot = [slot_of(&course, insert, Some(&text))];
            name_writers(c, &user.tenant_id, &mut slot)?;
            let [slot] = slot;
            Ok(slot)
        })
        .await?;
    Ok(Json(slot))
}

fn check(insert: &Insert, value: &str) -> Result<(), Error> {
    if value.chars().count() > slot::LONGEST {
        return Err(Error::field("value", "too-long"));
    }
    let is_choice = !insert.options.is_empty() && !value.is_empty();
    if is_choice && !insert.options.iter().any(|(id, _)| id == value) {
        return Err(Error::field("value", "unknown"));
    }
    Ok(())
}

/// Confirm having read what stands in a slot of the own course. The same text again changes nothing.
#[utoipa::path(tag = "inserts", responses((status = OK, body = Acknowledgement)))]
#[post("/api/assignments/{assignment_id}/acknowledgements/{insert_id}")]
pub async fn acknowledge(
    state: Data<State>,
    user: CurrentUser,
    path: Path<(String, String)>,
    body: Json<Acknowledge>,
) -> Result<Json<Acknowledgement>, Error> {
    let (assignment_id, insert_id) = path.into_inner();
    let (now, shelf, text_hash) = (state.clock.now(), state.shelf.clone(), body.into_inner().text_hash);
    let acknowledgement = state
        .database
        .write(move |c| {
            let facts = begin::begun(c, &shelf, &user, &assignment_id, now)?;
            let asked = facts.course.lessons.iter().flat_map(|lesson| facts.acknowledgements(lesson));
            let asked = asked.into_iter().find(|asked| asked.insert_id == insert_id);
            let asked = asked.ok_or(Error::Refused(ErrorCode::NotFound))?;
            // Somebody changed the text after it was shown: nobody confirms what they have not seen.
            if asked.text_hash != text_hash {
                return Err(Error::Refused(ErrorCode::Conflict));
            }
            if let Some(enrollment) = &facts.enrollment {
                store::acknowledge(c, &user.tenant_id, &enrollment.id, &insert_id, &text_hash, now)?;
            }
            // A lesson that was finished with an earlier text counts again from now on.
            let row = facts.assignment.clone();
            complete::decide(c, &shelf, &user.tenant_id, row, Cause::Lesson, now)?;
            let facts = begin::own_facts(c, &shelf, &user, &assignment_id)?;
            let mut after = facts.course.lessons.iter().flat_map(|lesson| facts.acknowledgements(lesson));
            Ok(after.find(|asked| asked.insert_id == insert_id).unwrap_or(asked))
        })
        .await?;
    Ok(Json(acknowledgement))
}
