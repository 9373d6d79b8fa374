//! From causes to where a duty stands today.

use chrono::NaiveDate;

use crate::curriculum::{SETTLE_DAYS, later};
use crate::fiscal_year::FiscalYear;
use crate::ledger::NO_END;
use crate::role::EmploymentStatus;
use crate::validity::Validity;

use super::candidates::{Candidate, Candidates, rule_in_force};
use super::coverage::{Done, completions, counts_until, is_valid};
use super::intervals::{Interval, intervals};
use super::{Cause, Duty, KnownDuty, PersonFacts, Source, Standing, World};

/// A known duty as it was.
pub(super) fn kept(known: &KnownDuty) -> Duty {
    let mut duty = Duty {
        course: known.course.clone(),
        fiscal_year: known.fiscal_year,
        standing: known.standing,
        standing_since: known.standing_since,
        opens_on: known.fiscal_year.first_day(),
        due_on: known.due_on,
        grace_days: 0,
        gate: false,
        causes: known.causes.clone(),
    };
    duty.gate = is_gate(duty.causes.iter());
    duty.opens_on = duty.causes.iter().map(|cause| cause.opens_on).min().unwrap_or(duty.opens_on);
    duty.grace_days = duty.causes.iter().map(|cause| cause.grace_days).max().unwrap_or(0);
    duty
}

/// A duty that does not exist yet, still without a cause.
pub(super) fn begun(candidate: &Candidate) -> Duty {
    Duty {
        course: candidate.course.clone(),
        fiscal_year: candidate.fiscal_year,
        standing: Standing::Required,
        standing_since: candidate.cause.since,
        opens_on: candidate.cause.opens_on,
        due_on: candidate.cause.due_on,
        grace_days: candidate.cause.grace_days,
        gate: false,
        causes: Vec::new(),
    }
}

/// Takes back every end of a cause that the ledger does not bear any more, because the event behind it was
/// undone: the person was here and belonged on that day. Of several causes of one origin the latest holds.
pub(super) fn reopen(world: &World, person: &PersonFacts, duty: &mut Duty) {
    for index in (0..duty.causes.len()).rev() {
        let Some(cause) = duty.causes.get(index) else { continue };
        let Some(on) = cause.ended_on else { continue };
        let holds = |other: &Cause| other.ended_on.is_none() && other.source.key() == cause.source.key();
        if duty.causes.iter().any(holds)
            || !holds_on(world, person, duty.fiscal_year, &duty.course, cause, on)
        {
            continue;
        }
        if let Some(cause) = duty.causes.get_mut(index) {
            cause.ended_on = None;
        }
    }
}

/// Whether a cause held on a day, by the ledger and the orders of today and the rules of that day.
fn holds_on(
    world: &World,
    person: &PersonFacts,
    year: FiscalYear,
    course: &str,
    cause: &Cause,
    on: NaiveDate,
) -> bool {
    if !is_here(person, on) {
        return false;
    }
    match &cause.source {
        Source::Order { order_id } => person.orders.iter().any(|order| order.order_id == *order_id),
        Source::Selection { cause_id, .. } => is_chosen(person, cause_id, course),
        Source::Rule { rule_id, .. } => rule_in_force(world, rule_id, year, on).is_some_and(|(_, rule)| {
            let belonging =
                intervals(&rule.audience, &person.person_id, &person.timeline, &world.organization);
            belonging.iter().any(|interval| interval.contains(on))
        }),
    }
}

fn is_here(person: &PersonFacts, day: NaiveDate) -> bool {
    person.timeline.state_on(day).is_some_and(|state| state.status != EmploymentStatus::Retired)
}

fn is_chosen(person: &PersonFacts, cause_id: &str, course: &str) -> bool {
    person.selections.iter().any(|selection| selection.cause_id == cause_id && selection.course == course)
}

/// Adds a cause. One that is there already keeps its due date, unless HR asked for the rule's present one.
pub(super) fn join(duty: &mut Duty, cause: &Cause, world: &World) {
    let same = |known: &&mut Cause| known.ended_on.is_none() && known.source.key() == cause.source.key();
    match duty.causes.iter_mut().find(same) {
        Some(known) => {
            if matches!(&cause.source, Source::Rule { rule_id, .. } if world.redate.contains(rule_id)) {
                *known = cause.clone();
            }
        }
        None => duty.causes.push(cause.clone()),
    }
}

/// Decides where the duty stands. A completed one stays what it is.
pub(super) fn decide(
    world: &World,
    person: &PersonFacts,
    known: Option<&KnownDuty>,
    candidates: &Candidates,
    mut duty: Duty,
    today: NaiveDate,
) -> Duty {
    if let Some(known) = known.filter(|known| known.completed_on.is_some_and(|on| on <= today)) {
        return kept(known);
    }
    for cause in duty.causes.iter_mut().filter(|cause| cause.ended_on.is_none()) {
        cause.ended_on = ended(world, person, candidates, duty.fiscal_year, &duty.course, cause, today);
    }
    duty.gate = is_gate(duty.causes.iter());
    let holding: Vec<&Cause> = duty.causes.iter().filter(|cause| cause.ended_on.is_none()).collect();
    let (standing, since) = if holding.is_empty() {
        let ended = duty.causes.iter().filter_map(|cause| cause.ended_on).max();
        (Standing::NotRequired, ended.unwrap_or(today))
    } else {
        duty.opens_on = holding.iter().map(|cause| cause.opens_on).min().unwrap_or(duty.opens_on);
        duty.grace_days = holding.iter().map(|cause| cause.grace_days).max().unwrap_or(0);
        let settle = settle_days(world, &holding, duty.fiscal_year, today);
        let due = holding.iter().map(|cause| after_leave(person, &duty.course, cause, settle, today)).min();
        let extended = known.and_then(|known| known.extended_to);
        let due = due.unwrap_or(duty.due_on);
        duty.due_on = extended.map_or(due, |extended| extended.max(due));
        standing_of(world, person, &duty, today)
    };
    let unchanged = known.filter(|known| known.standing == standing);
    duty.standing = standing;
    duty.standing_since = unchanged.map_or(since, |known| known.standing_since);
    duty
}

fn is_gate<'a>(mut causes: impl Iterator<Item = &'a Cause>) -> bool {
    causes.any(|cause| {
        let gated = matches!(&cause.source, Source::Rule { due, .. } if due.is_gate());
        gated && cause.ended_on.is_none()
    })
}

/// The day from which a cause holds no more; none while it holds.
fn ended(
    world: &World,
    person: &PersonFacts,
    candidates: &Candidates,
    year: FiscalYear,
    course: &str,
    cause: &Cause,
    today: NaiveDate,
) -> Option<NaiveDate> {
    if !is_here(person, today) {
        let gone = person.timeline.segments.iter().rev().find(|segment| segment.from <= today);
        return Some(gone.map_or(today, |segment| segment.from));
    }
    match &cause.source {
        Source::Order { order_id } => {
            let given = person.orders.iter().any(|order| order.order_id == *order_id);
            (!given).then_some(today)
        }
        Source::Selection { cause_id, .. } => (!is_chosen(person, cause_id, course)).then_some(today),
        Source::Rule { rule_id, due, .. } => {
            let Some((version, _)) = rule_in_force(world, rule_id, year, today) else { return Some(today) };
            belonging_ended(candidates.belonging(version.number, rule_id), due.is_gate(), today)
        }
    }
}

fn belonging_ended(belonging: &[Interval], gate: bool, today: NaiveDate) -> Option<NaiveDate> {
    let now = belonging.iter().any(|interval| interval.contains(today));
    let ahead = gate && belonging.iter().any(|interval| interval.from > today);
    if now || ahead {
        return None;
    }
    let last = belonging.iter().rev().find(|interval| interval.to < today);
    Some(last.and_then(|interval| interval.to.succ_opt()).unwrap_or(today))
}

fn settle_days(world: &World, causes: &[&Cause], year: FiscalYear, today: NaiveDate) -> u32 {
    let days = causes.iter().filter_map(|cause| match &cause.source {
        Source::Rule { rule_id, .. } => {
            rule_in_force(world, rule_id, year, today).map(|(_, rule)| rule.settle_days)
        }
        Source::Order { .. } | Source::Selection { .. } => None,
    });
    days.max().unwrap_or(SETTLE_DAYS)
}

/// Times away from work (休職・育休・派遣), in order.
fn away(person: &PersonFacts) -> Vec<Interval> {
    let mut found: Vec<Interval> = Vec::new();
    for segment in &person.timeline.segments {
        let status = segment.state.status;
        if status.counts_in_population() || status == EmploymentStatus::Retired {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.to.succ_opt() == Some(segment.from) => last.to = segment.to,
            _ => found.push(Interval { from: segment.from, to: segment.to }),
        }
    }
    found
}

/// The due date of a cause, moved by every time away that began before it was due and is over: nothing is due
/// before `settle` days after the return. An exemption that has ended moves it in the same way.
pub(super) fn after_leave(
    person: &PersonFacts,
    course: &str,
    cause: &Cause,
    settle: u32,
    today: NaiveDate,
) -> NaiveDate {
    let mut times = away(person);
    let waivers = person.waivers.iter().filter(|waiver| waiver.course == course);
    times.extend(waivers.map(|waiver| Interval { from: waiver.from, to: waiver.until }));
    times.sort_by_key(|time| time.from);
    let over = times.iter().filter(|time| time.to < today && time.to != NO_END && time.to >= cause.opens_on);
    over.fold(cause.due_on, |due, time| match time.to.succ_opt() {
        Some(back) if time.from <= due => due.max(later(back, settle)),
        _ => due,
    })
}

/// The day of a completion that counts for this duty by one of its rules. A completion for a later year
/// never closes an earlier one.
fn covered_on(world: &World, person: &PersonFacts, duty: &Duty, today: NaiveDate) -> Option<NaiveDate> {
    let done = completions(person, &duty.course, today);
    let last = duty.fiscal_year.last_day();
    let rules = duty.causes.iter().filter(|cause| cause.ended_on.is_none()).filter_map(|cause| {
        let Source::Rule { rule_id, renewal_of, prerequisite_for, .. } = &cause.source else { return None };
        let (_, rule) = rule_in_force(world, rule_id, duty.fiscal_year, today)?;
        // What is pulled in counts by the validity of its own course.
        let validity = match prerequisite_for {
            Some(_) => world.courses.get(&duty.course)?.validity,
            None => rule.validity,
        };
        Some((rule, validity, *renewal_of))
    });
    rules
        .flat_map(|(rule, validity, renewal_of)| {
            let counts = move |done: &&Done| {
                let until = counts_until(done, validity, rule.early_from);
                let newer = renewal_of.is_none_or(|before| done.on > before);
                match validity {
                    Validity::Months { .. } => newer && is_valid(until, last.min(today)) && done.on <= last,
                    _ => done.year <= duty.fiscal_year && is_valid(until, last),
                }
            };
            done.iter().filter(counts).map(|done| done.on).max()
        })
        .max()
}

/// A year that closed during an absence stays closed: the duty of the present year is the one to do. Who went
/// away when it was overdue already still owes it.
fn closed_away(
    person: &PersonFacts,
    year: FiscalYear,
    causes: &[Cause],
    today: NaiveDate,
) -> Option<NaiveDate> {
    let last = year.last_day();
    let due_on = causes.iter().map(|cause| cause.due_on).min()?;
    let closed = |time: &&Interval| time.contains(last) && time.from <= due_on && last < today;
    away(person).iter().find(closed).map(|time| time.from)
}

/// Whether a duty of an earlier year is still to be done: then no second one is needed beside it, unless the
/// course is due every year.
pub(super) fn open_before<'a>(
    person: &'a PersonFacts,
    course: &str,
    year: FiscalYear,
    today: NaiveDate,
) -> Option<&'a KnownDuty> {
    let waived = |last: NaiveDate| {
        let covers = |waiver: &super::Waiver| waiver.from <= last && last <= waiver.until;
        person.waivers.iter().any(|waiver| waiver.course == course && covers(waiver))
    };
    let open = |duty: &&KnownDuty| {
        duty.course == course
            && duty.fiscal_year < year
            && duty.completed_on.is_none()
            && duty.standing != Standing::NotRequired
            && duty.standing != Standing::Credited
            && !waived(duty.fiscal_year.last_day())
            && closed_away(person, duty.fiscal_year, &duty.causes, today).is_none()
    };
    person.duties.iter().filter(open).max_by_key(|duty| duty.fiscal_year)
}

fn standing_of(world: &World, person: &PersonFacts, duty: &Duty, today: NaiveDate) -> (Standing, NaiveDate) {
    let last = duty.fiscal_year.last_day();
    // What was in force when the year closed stays so.
    let on = last.min(today);
    let waived = |waiver: &&super::Waiver| waiver.from <= on && on <= waiver.until;
    let mut waivers = person.waivers.iter().filter(|waiver| waiver.course == duty.course);
    if let Some(from) = waivers.clone().find(waived).map(|waiver| waiver.from) {
        return (Standing::Exempt, from);
    }
    // A present exemption covers what is still open of earlier years too.
    if let Some(now) = waivers.find(|waiver| waiver.from <= today && today <= waiver.until) {
        return (Standing::Exempt, now.from);
    }
    let outside = super::candidates::credit_in(person, &duty.course, duty.fiscal_year);
    if let Some(on) = covered_on(world, person, duty, today).or(outside) {
        return (Standing::Credited, on);
    }
    let away = away(person);
    if let Some(now) = away.iter().find(|time| time.contains(today)) {
        return (Standing::Suspended, now.from);
    }
    if let Some(from) = closed_away(person, duty.fiscal_year, &duty.causes, today) {
        return (Standing::Suspended, from);
    }
    let since = duty.causes.iter().filter(|c| c.ended_on.is_none()).map(|c| c.since).min();
    let returned = away.iter().filter(|time| time.to < today).filter_map(|time| time.to.succ_opt()).max();
    let since = since.unwrap_or(today);
    (Standing::Required, returned.filter(|day| *day > since).unwrap_or(since))
}
