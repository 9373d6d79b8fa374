//! Publishing a curriculum: the difference first, then exactly that. A rule change is a new version; nothing
//! that was completed is touched.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use contract::error::ErrorCode;
use contract::requirements::{
    CourseDifference, CurriculumPublished, DutyDifference, PersonDifference, PublicationPreview,
    PublicationQuestion, Publish,
};
use learning::curriculum::{Curriculum, Finding, check};
use learning::derivation::{Published, World};
use learning::fiscal_year::jst_date;
use sha2::{Digest as _, Sha256};

use crate::audit::{self, Action, Entry};
use crate::catalog;
use crate::database::dialect::{Connection, take_turn};
use crate::error::Error;
use crate::organization;
use crate::organization::ledger;
use crate::reporting::recount::recount;
use crate::requirements::audience::{LISTED, Names};
use crate::requirements::derive::{self, Changed, Outcome, Run, compute};
use crate::requirements::store::{self, VersionRow};
use crate::requirements::{facts, load, world};
use crate::session::{self, CurrentUser};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;

struct Plan {
    outcome: Outcome,
    world: World,
    findings: Vec<Finding>,
    document: String,
    number: i32,
    digest: String,
}

fn plan(
    c: &mut Connection,
    tenant_id: &str,
    question: &PublicationQuestion,
    now: DateTime<Utc>,
) -> Result<Plan, Error> {
    let draft = store::draft(c, tenant_id)?.ok_or(Error::Refused(ErrorCode::NotFound))?;
    if draft.revision != question.revision {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let curriculum: Curriculum = serde_json::from_str(&draft.document)?;
    let mut world = world::load(c, tenant_id)?;
    let findings = check(&curriculum, &world.courses);
    let number = world.versions.last().map_or(1, |version| version.number.saturating_add(1));
    let today = jst_date(now);
    world.versions.push(Published { number, published_on: today, curriculum });
    world.redate.clone_from(&question.redate);
    let outcome = compute(&world, facts::load(c, tenant_id, None)?, today);
    let mut hash = Sha256::new();
    hash.update(draft.document.as_bytes());
    hash.update(serde_json::to_vec(&question.redate)?);
    for changed in &outcome.changed {
        hash.update(changed.person_id.as_bytes());
        hash.update(changed.duty.course.as_bytes());
        hash.update(serde_json::to_vec(&changed.change)?);
    }
    let digest = session::hex(&hash.finalize());
    Ok(Plan { outcome, world, findings, document: draft.document, number, digest })
}

/// What publishing the draft would do, as of now. Changes nothing.
///
/// # Errors
/// Not found without a draft; conflict when the draft is another one by now.
pub fn preview(
    c: &mut Connection,
    tenant_id: &str,
    question: &PublicationQuestion,
    now: DateTime<Utc>,
) -> Result<PublicationPreview, Error> {
    let plan = plan(c, tenant_id, question, now)?;
    let today = jst_date(now);
    let names = Names::load(c, tenant_id, today)?;
    let titles = catalog::store::titles(c, tenant_id)?;
    let timelines = ledger::timelines(c, tenant_id, None)?;
    let title = |code: &str| titles.get(code).cloned().unwrap_or_else(|| code.to_owned());
    let mut by_course: BTreeMap<&str, DutyDifference> = BTreeMap::new();
    for changed in &plan.outcome.changed {
        changed.count(by_course.entry(&changed.duty.course).or_default());
    }
    let courses = by_course
        .into_iter()
        .filter(|(_, difference)| *difference != DutyDifference::default())
        .map(|(code, difference)| CourseDifference { code: code.to_owned(), title: title(code), difference })
        .collect();
    let told = |changed: &&Changed| {
        let mut difference = DutyDifference::default();
        changed.count(&mut difference);
        difference != DutyDifference::default()
    };
    let mut people: Vec<_> = plan
        .outcome
        .changed
        .iter()
        .filter(told)
        .filter_map(|changed| Some((changed, timelines.get(&changed.person_id)?.state_on(today)?)))
        .collect();
    people.sort_by_cached_key(|(changed, state)| (names.place(state), changed.duty.course.clone()));
    let people = people
        .into_iter()
        .take(LISTED)
        .map(|(changed, state)| PersonDifference {
            person: names.person(&changed.person_id, state),
            course_code: changed.duty.course.clone(),
            course_title: title(&changed.duty.course),
            before: changed.change.before,
            after: changed.change.after,
            due_on: changed.change.due_after,
        })
        .collect();
    let labels = organization::store::grade_labels(c, tenant_id)?;
    Ok(PublicationPreview {
        as_of: now,
        digest: plan.digest,
        difference: plan.outcome.difference(),
        loads: load::loads(&plan.world, &timelines, &labels, today),
        findings: plan.findings,
        courses,
        people,
    })
}

/// Publishes the draft, in the caller's transaction: the version, the duties, the log, the audit entry.
///
/// # Errors
/// Conflict when draft or difference are not those of the preview any more; a field that was refused.
pub fn publish(
    c: &mut Connection,
    user: &CurrentUser,
    publish: &Publish,
    now: DateTime<Utc>,
) -> Result<CurriculumPublished, Error> {
    let tenant_id = user.tenant_id.as_str();
    take_turn(c, &format!("{tenant_id}/curriculum"))?;
    derive::take_turn(c, tenant_id)?;
    let reason = publish.reason.trim();
    if reason.is_empty() {
        return Err(Error::field("reason", "required"));
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Error::field("reason", "too-long"));
    }
    let question = PublicationQuestion { revision: publish.revision, redate: publish.redate.clone() };
    let plan = plan(c, tenant_id, &question, now)?;
    if plan.findings.iter().any(|finding| finding.problem.stops()) {
        return Err(Error::field("curriculum", "has-findings"));
    }
    if plan.digest != publish.digest {
        return Err(Error::Refused(ErrorCode::Conflict));
    }
    let difference = plan.outcome.difference();
    store::insert_version(
        c,
        &VersionRow {
            tenant_id: tenant_id.to_owned(),
            number: plan.number,
            document: plan.document,
            reason: reason.to_owned(),
            difference: serde_json::to_string(&difference)?,
            published_by: user.staff_number.clone(),
            published_at: now,
        },
    )?;
    let trigger = format!("研修体系 第{}版の公開", plan.number);
    derive::write(c, Run { tenant_id, now, trigger: &trigger }, &plan.outcome)?;
    recount(c, tenant_id, None, jst_date(now))?;
    let target = format!(
        "version {}: {} gained, {} ended",
        plan.number, difference.gained, difference.no_longer_required
    );
    audit::store::append(c, &Entry::by(user, now, Action::CurriculumPublished, target))?;
    Ok(CurriculumPublished { number: plan.number, difference })
}
