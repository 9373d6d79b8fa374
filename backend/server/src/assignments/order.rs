//! HR's order: who would get it (preview), and giving it (apply). Both compute the same plan from the
//! same facts; the digest of the plan ties what is applied to what was looked at.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use contract::assignments::{OrderApplied, OrderDraft, OrderPerson, OrderPreview};
use contract::error::ErrorCode;
use learning::fiscal_year::{FiscalYear, jst_date};
use learning::role::Grade;
use sha2::{Digest as _, Sha256};

use crate::assignments::store::{self, Candidate, NewAssignment, OrderRow};
use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::clock;
use crate::database::dialect::Connection;
use crate::error::Error;
use crate::organization;
use crate::page::count;
use crate::requirements::derive::{self, Run};
use crate::session::{self, CurrentUser};

/// People listed in a preview at most; the rest is counted.
const LISTED: usize = 500;

struct Plan {
    fiscal_year: FiscalYear,
    people: Vec<Candidate>,
    left_out: usize,
    /// person → assignment id they have already.
    assigned: BTreeMap<String, String>,
    digest: String,
}

/// Refuses a draft that cannot be meant.
///
/// # Errors
/// The field and the rule that it broke.
pub fn check(draft: &OrderDraft, today: NaiveDate) -> Result<FiscalYear, Error> {
    let year = FiscalYear::containing(draft.due_on);
    if draft.due_on < today {
        return Err(Error::field("due_on", "in-past"));
    }
    if year > FiscalYear::containing(today).next() {
        return Err(Error::field("due_on", "too-far"));
    }
    if draft.grades.iter().any(|grade| Grade::parse(grade).is_err()) {
        return Err(Error::field("grades", "unknown"));
    }
    Ok(year)
}

fn plan(c: &mut Connection, tenant_id: &str, draft: &OrderDraft, today: NaiveDate) -> Result<Plan, Error> {
    let fiscal_year = check(draft, today)?;
    catalog::store::newest_of(c, tenant_id, &draft.course_code)
        .map_err(|_| Error::field("course_code", "unknown"))?;
    let departments = organization::store::departments_on(c, tenant_id, today)?;
    if draft.department_ids.iter().any(|id| !departments.iter().any(|department| department.id == *id)) {
        return Err(Error::field("department_ids", "unknown"));
    }
    let all = store::candidates(c, tenant_id, &draft.grades, &draft.department_ids)?;
    let matching = all.len();
    let people: Vec<Candidate> = all.into_iter().filter(Candidate::in_population).collect();
    let assigned: BTreeMap<String, String> =
        store::assigned(c, tenant_id, &draft.course_code, fiscal_year.0)?
            .into_iter()
            .map(|(person_id, id, _)| (person_id, id))
            .collect();
    let mut hash = Sha256::new();
    hash.update(serde_json::to_vec(draft)?);
    for person in &people {
        hash.update(person.person_id.as_bytes());
        hash.update([u8::from(assigned.contains_key(&person.person_id))]);
    }
    // An order that reaches only people who have the course already changes none of the above; without
    // the earlier orders in the digest a second click would give it twice.
    for order_id in store::orders_of(c, tenant_id, &draft.course_code, fiscal_year.0)? {
        hash.update(order_id.as_bytes());
    }
    let left_out = matching - people.len();
    Ok(Plan { fiscal_year, people, left_out, assigned, digest: session::hex(&hash.finalize()) })
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Who would get it. Changes nothing.
///
/// # Errors
/// The draft cannot be meant, or the database refuses.
pub fn preview(
    c: &mut Connection,
    tenant_id: &str,
    draft: &OrderDraft,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<OrderPreview, Error> {
    let plan = plan(c, tenant_id, draft, today)?;
    let departments: BTreeMap<String, (String, String)> =
        organization::store::departments_on(c, tenant_id, today)?
            .into_iter()
            .map(|row| (row.id, (row.code, row.name)))
            .collect();
    let labels = organization::store::grade_labels(c, tenant_id)?;
    let already = plan.people.iter().filter(|p| plan.assigned.contains_key(&p.person_id)).count();
    let mut people: Vec<&Candidate> = plan.people.iter().collect();
    people.sort_by_key(|p| {
        let code = departments.get(&p.department_id).map(|(code, _)| code.clone()).unwrap_or_default();
        (code, p.staff_number.clone())
    });
    let people = people
        .into_iter()
        .take(LISTED)
        .map(|p| OrderPerson {
            staff_number: p.staff_number.clone(),
            name: p.name.clone(),
            department: departments.get(&p.department_id).map(|(_, name)| name.clone()).unwrap_or_default(),
            grade: labels.get(&p.grade).cloned().unwrap_or_default(),
            already_assigned: plan.assigned.contains_key(&p.person_id),
        })
        .collect();
    Ok(OrderPreview {
        fiscal_year: plan.fiscal_year,
        as_of: now,
        matched: number(plan.people.len()),
        newly_assigned: number(plan.people.len() - already),
        already_assigned: number(already),
        left_out: number(plan.left_out),
        people,
        digest: plan.digest,
    })
}

/// Gives the order, in the caller's transaction. Everyone gets one assignment per course and year; who has
/// it already gets one more cause, and the earlier due date.
///
/// # Errors
/// Conflict when the people are not those of the preview any more.
pub fn apply(
    c: &mut Connection,
    user: &CurrentUser,
    draft: &OrderDraft,
    digest: &str,
    now: DateTime<Utc>,
) -> Result<OrderApplied, Error> {
    let today = jst_date(now);
    derive::take_turn(c, &user.tenant_id)?;
    let plan = plan(c, &user.tenant_id, draft, today)?;
    if plan.digest != digest {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    if plan.people.is_empty() {
        return Err(Error::field("grades", "nobody"));
    }
    let order = OrderRow {
        tenant_id: user.tenant_id.clone(),
        id: clock::new_id(),
        requirement_id: store::requirement(c, &user.tenant_id, &draft.course_code, now)?,
        fiscal_year: plan.fiscal_year.0,
        grades: serde_json::to_string(&draft.grades)?,
        department_ids: serde_json::to_string(&draft.department_ids)?,
        due_on: draft.due_on,
        ordered_by: user.staff_number.clone(),
        ordered_at: now,
    };
    let (new, again) = divide(&plan, &order, draft);
    store::insert_order(c, &order, &new, &again)?;
    let people: Vec<&str> = plan.people.iter().map(|person| person.person_id.as_str()).collect();
    let run = Run { tenant_id: &user.tenant_id, now, trigger: "臨時の割当て" };
    derive::refresh(c, run, Some(&people))?;
    let target = format!("{} {} people until {}", draft.course_code, plan.people.len(), draft.due_on);
    audit::store::append(c, &Entry::by(user, now, Action::Assigned, target))?;
    Ok(OrderApplied {
        order_id: order.id,
        newly_assigned: count(i64::try_from(new.len()).unwrap_or(i64::MAX)),
        already_assigned: count(i64::try_from(again.len()).unwrap_or(i64::MAX)),
    })
}

fn divide(plan: &Plan, order: &OrderRow, draft: &OrderDraft) -> (Vec<NewAssignment>, Vec<String>) {
    let mut new = Vec::new();
    let mut again = Vec::new();
    for person in &plan.people {
        match plan.assigned.get(&person.person_id) {
            Some(assignment_id) => again.push(assignment_id.clone()),
            None => new.push(NewAssignment {
                tenant_id: order.tenant_id.clone(),
                id: clock::new_id(),
                person_id: person.person_id.clone(),
                requirement_id: order.requirement_id.clone(),
                course_code: draft.course_code.clone(),
                fiscal_year: order.fiscal_year,
                due_on: order.due_on,
                created_at: order.ordered_at,
                standing_since: jst_date(order.ordered_at),
                opens_on: jst_date(order.ordered_at),
            }),
        }
    }
    (new, again)
}
