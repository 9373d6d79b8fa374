//! What the rules ask of a person today: one candidate per rule and course, with its due date.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::curriculum::{Content, Mode, Rule};
use crate::fiscal_year::FiscalYear;
use crate::role::EmploymentStatus;
use crate::validity::Validity;

use super::coverage::{best, completions, counts_until, is_valid};
use super::due::{AHEAD_DAYS, Joined};
use super::intervals::{Interval, intervals, within};
use super::standing::{after_leave, open_before};
use super::{Cause, ChoiceDuty, PersonFacts, Published, Source, Standing, World};

/// One thing that is asked for.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub course: String,
    pub fiscal_year: FiscalYear,
    pub cause: Cause,
    /// The day of a completion that counts already (充当).
    pub credited_on: Option<NaiveDate>,
}

/// Everything that is asked for, and which rules hold.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub duties: Vec<Candidate>,
    pub choices: Vec<ChoiceDuty>,
    /// The times of belonging to the audience of a rule, by version and rule.
    belonging: BTreeMap<(i32, String), Vec<Interval>>,
}

impl Candidates {
    /// The times of belonging to a rule of a version.
    pub(super) fn belonging(&self, version: i32, rule_id: &str) -> &[Interval] {
        self.belonging.get(&(version, rule_id.to_owned())).map_or(&[], Vec::as_slice)
    }
}

/// The version that holds for a fiscal year, as known today.
pub(super) fn version_for(world: &World, year: FiscalYear, today: NaiveDate) -> Option<&Published> {
    let by = year.last_day().min(today);
    let mut known = world.versions.iter().filter(|version| version.published_on <= today);
    let in_time = known.clone().rfind(|version| version.published_on <= by);
    in_time.or_else(|| known.next())
}

/// The rule by which a duty of a year holds, with its version: of that year, of a later one that attached its
/// demand to the duty because it was still open, or of the present one for a duty that is prepared ahead (a
/// renewal, a gate, and what they pull in).
pub(super) fn rule_in_force<'a>(
    world: &'a World,
    rule_id: &str,
    year: FiscalYear,
    today: NaiveDate,
) -> Option<(&'a Published, &'a Rule)> {
    let now = FiscalYear::containing(today);
    (year.min(now).0..=year.max(now).0).map(FiscalYear).find_map(|year| {
        let version = version_for(world, year, today)?;
        let rule = version.curriculum.rules.iter().find(|rule| rule.id == rule_id)?;
        rule.covers(year).then_some((version, rule))
    })
}

/// The day on which a rule was first published.
fn first_published(world: &World, rule_id: &str, today: NaiveDate) -> NaiveDate {
    let versions = world.versions.iter().filter(|version| {
        version.published_on <= today && version.curriculum.rules.iter().any(|rule| rule.id == rule_id)
    });
    versions.map(|version| version.published_on).min().unwrap_or(today)
}

/// What is asked of the person.
pub(super) fn all(world: &World, person: &PersonFacts, today: NaiveDate) -> Candidates {
    let mut found = Candidates::default();
    let year = FiscalYear::containing(today);
    let open = person.duties.iter().filter(|duty| duty.completed_on.is_none());
    let first = open.map(|duty| duty.fiscal_year).min().map_or(year, |first| first.min(year));
    let versions: BTreeMap<i32, &Published> = (first.0..=year.0)
        .filter_map(|year| version_for(world, FiscalYear(year), today))
        .map(|version| (version.number, version))
        .collect();
    for version in versions.values() {
        for rule in version.curriculum.rules.iter().filter(|rule| rule.mode == Mode::Required) {
            let belonging =
                intervals(&rule.audience, &person.person_id, &person.timeline, &world.organization);
            found.belonging.insert((version.number, rule.id.clone()), belonging);
        }
    }
    let here = person.timeline.state_on(today).is_some_and(|s| s.status != EmploymentStatus::Retired);
    if !here {
        return found;
    }
    if let Some(version) = version_for(world, year, today) {
        let asking = Asking { world, person, version, today };
        for rule in version.curriculum.rules.iter().filter(|rule| rule.mode == Mode::Required) {
            asking.rule(rule, &mut found);
        }
        asking.prerequisites(&mut found);
    }
    found.duties.extend(orders(person));
    found.duties.extend(selections(person));
    found
}

struct Asking<'a> {
    world: &'a World,
    person: &'a PersonFacts,
    version: &'a Published,
    today: NaiveDate,
}

impl Asking<'_> {
    fn rule(&self, rule: &Rule, found: &mut Candidates) {
        let belonging = found.belonging(self.version.number, &rule.id);
        let now = belonging.iter().find(|interval| interval.contains(self.today)).copied();
        // Who is going to begin a gated work must be able to prepare for it.
        let ahead = || {
            let next = belonging.iter().find(|interval| interval.from > self.today).copied()?;
            let near = next.from.signed_duration_since(self.today).num_days();
            (rule.due.is_gate() && near <= i64::try_from(AHEAD_DAYS).unwrap_or(0)).then_some(next)
        };
        let Some(interval) = now.or_else(ahead) else { return };
        let year = FiscalYear::containing(interval.from.max(self.today));
        if !rule.covers(year) {
            return;
        }
        match &rule.content {
            Content::Course { course } => found.duties.extend(self.course(rule, course, year, interval)),
            Content::Choice { needed, courses } => {
                found.choices.extend(self.choice(rule, *needed, courses, year, interval));
            }
        }
    }

    fn joined<'r>(
        &'r self,
        rule: &'r Rule,
        course: &str,
        year: FiscalYear,
        interval: Interval,
    ) -> Joined<'r> {
        let course_published = self.world.courses.get(course).map(|info| info.published_on);
        let rule_published = first_published(self.world, &rule.id, self.today);
        let published_on = course_published.map_or(rule_published, |on| on.max(rule_published));
        Joined { rule, year, interval, published_on, timeline: &self.person.timeline }
    }

    fn course(&self, rule: &Rule, course: &str, year: FiscalYear, interval: Interval) -> Option<Candidate> {
        // A row whose course does not exist yet waits.
        self.world.courses.get(course)?;
        let done = completions(self.person, course, self.today);
        let best = best(&done, rule.validity, rule.early_from);
        if let (Validity::Months { .. }, Some((done, Some(until)))) = (rule.validity, best)
            && until >= interval.from
        {
            return self.renewal(rule, course, done.on, until);
        }
        let finished = |year: FiscalYear| {
            let same = |duty: &&super::KnownDuty| duty.course == course && duty.fiscal_year == year;
            self.person.duties.iter().any(|duty| same(&duty) && duty.completed_on.is_some())
        };
        if finished(year) {
            return None;
        }
        let covering = done.iter().filter(|done| {
            let until = counts_until(done, rule.validity, rule.early_from);
            is_valid(until, year.last_day().max(self.today))
        });
        let covered = covering.max_by_key(|done| done.on);
        if let Some(done) = covered {
            // Somebody who newly joins, or whose completion lies outside of this program, sees that it counts.
            let newly = within(interval, year).is_some_and(|part| part.from > year.first_day())
                || interval.from == year.first_day();
            let told = newly || done.outside || rule.validity == Validity::EachFiscalYear;
            if !told {
                return None;
            }
        }
        let open = match rule.validity {
            Validity::EachFiscalYear => None,
            _ => open_before(self.person, course, year, self.today),
        };
        let year = open.filter(|_| covered.is_none()).map_or(year, |duty| duty.fiscal_year);
        let due = self.joined(rule, course, year, interval).due()?;
        let source = self.source(rule, due.trigger, None, None);
        let cause = Cause {
            source,
            since: due.since,
            ended_on: None,
            due_on: due.due_on,
            opens_on: due.opens_on,
            grace_days: rule.grace_days,
        };
        let credited_on = covered.map(|done| done.on);
        Some(Candidate { course: course.to_owned(), fiscal_year: year, cause, credited_on })
    }

    /// A rolling validity that ends: due on its last day, in the fiscal year of that day or, if that year has
    /// its duty already, the next.
    fn renewal(&self, rule: &Rule, course: &str, done_on: NaiveDate, until: NaiveDate) -> Option<Candidate> {
        let opens_on = until.checked_sub_days(Days::new(AHEAD_DAYS)).unwrap_or(until);
        if self.today < opens_on {
            return None;
        }
        let done = |year: FiscalYear| {
            let same = |duty: &super::KnownDuty| duty.course == course && duty.fiscal_year == year;
            self.person.duties.iter().any(|duty| same(duty) && duty.completed_on.is_some())
        };
        let mut year = FiscalYear::containing(until);
        while done(year) {
            year = year.next();
        }
        let trigger = super::Trigger::Change { on: done_on };
        let cause = Cause {
            source: self.source(rule, trigger, None, Some(done_on)),
            since: opens_on,
            ended_on: None,
            due_on: until,
            opens_on,
            grace_days: rule.grace_days,
        };
        Some(Candidate { course: course.to_owned(), fiscal_year: year, cause, credited_on: None })
    }

    fn source(
        &self,
        rule: &Rule,
        trigger: super::Trigger,
        prerequisite_for: Option<&str>,
        renewal_of: Option<NaiveDate>,
    ) -> Source {
        Source::Rule {
            rule_id: rule.id.clone(),
            version: self.version.number,
            label: rule.label.clone(),
            trigger,
            due: rule.due,
            prerequisite_for: prerequisite_for.map(str::to_owned),
            renewal_of,
        }
    }

    /// Pulls in what the asked courses need and the person lacks, and what that needs.
    fn prerequisites(&self, found: &mut Candidates) {
        let mut asked: BTreeSet<String> = found
            .duties
            .iter()
            .filter(|candidate| candidate.credited_on.is_none())
            .map(|candidate| candidate.course.clone())
            .collect();
        let mut waiting: Vec<Candidate> =
            found.duties.iter().filter(|candidate| candidate.credited_on.is_none()).cloned().collect();
        while let Some(candidate) = waiting.pop() {
            let Some(info) = self.world.courses.get(&candidate.course) else { continue };
            for needed in &info.prerequisites {
                let Some(needed_info) = self.world.courses.get(needed) else { continue };
                let done = completions(self.person, needed, self.today);
                let best = best(&done, needed_info.validity, None);
                let lacks = best.is_none_or(|(_, until)| !is_valid(until, self.today));
                if !lacks || !asked.insert(needed.clone()) {
                    continue;
                }
                let pulled = self.pulled(&candidate, needed);
                waiting.push(pulled.clone());
                found.duties.push(pulled);
            }
        }
    }

    fn pulled(&self, candidate: &Candidate, needed: &str) -> Candidate {
        let mut cause = candidate.cause.clone();
        if let Source::Rule { prerequisite_for, renewal_of, .. } = &mut cause.source {
            *prerequisite_for = Some(candidate.course.clone());
            *renewal_of = None;
        }
        let open = open_before(self.person, needed, candidate.fiscal_year, self.today);
        let fiscal_year = open.map_or(candidate.fiscal_year, |duty| duty.fiscal_year);
        Candidate { course: needed.to_owned(), fiscal_year, cause, credited_on: None }
    }

    fn choice(
        &self,
        rule: &Rule,
        needed: u32,
        courses: &[String],
        year: FiscalYear,
        interval: Interval,
    ) -> Option<ChoiceDuty> {
        let known: Vec<String> =
            courses.iter().filter(|code| self.world.courses.contains_key(*code)).cloned().collect();
        let joined = self.joined(rule, known.first()?, year, interval);
        let due = joined.due()?;
        let is_done = |code: &&String| {
            let done = completions(self.person, code, self.today);
            let best = best(&done, rule.validity, rule.early_from);
            best.is_some_and(|(_, until)| is_valid(until, year.last_day().max(self.today)))
        };
        let done = u32::try_from(known.iter().filter(is_done).count()).unwrap_or(u32::MAX);
        let counted =
            self.person.timeline.state_on(self.today).is_some_and(|s| s.status.counts_in_population());
        let cause = Cause {
            source: self.source(rule, due.trigger, None, None),
            since: due.since,
            ended_on: None,
            due_on: due.due_on,
            opens_on: due.opens_on,
            grace_days: rule.grace_days,
        };
        Some(ChoiceDuty {
            rule_id: rule.id.clone(),
            fiscal_year: year,
            needed,
            done,
            courses: known,
            standing: if counted { Standing::Required } else { Standing::Suspended },
            due_on: after_leave(self.person, "", &cause, rule.settle_days, self.today),
            cause,
        })
    }
}

fn orders(person: &PersonFacts) -> impl Iterator<Item = Candidate> {
    person.orders.iter().map(|order| Candidate {
        course: order.course.clone(),
        fiscal_year: order.fiscal_year,
        cause: Cause {
            source: Source::Order { order_id: order.order_id.clone() },
            since: order.ordered_on,
            ended_on: None,
            due_on: order.due_on,
            opens_on: order.ordered_on,
            grace_days: 0,
        },
        credited_on: credit_in(person, &order.course, order.fiscal_year),
    })
}

fn selections(person: &PersonFacts) -> impl Iterator<Item = Candidate> {
    person.selections.iter().map(|selection| Candidate {
        course: selection.course.clone(),
        fiscal_year: selection.fiscal_year,
        cause: Cause {
            source: Source::Selection { cause_id: selection.cause_id.clone(), choice: selection.choice },
            since: selection.selected_on,
            ended_on: None,
            due_on: selection.due_on,
            opens_on: selection.selected_on,
            grace_days: 0,
        },
        credited_on: credit_in(person, &selection.course, selection.fiscal_year),
    })
}

/// Outside training in the fiscal year of a duty.
pub(super) fn credit_in(person: &PersonFacts, course: &str, year: FiscalYear) -> Option<NaiveDate> {
    let credits = person.credits.iter().filter(|credit| credit.course == course);
    credits.map(|credit| credit.completed_on).filter(|on| year.contains(*on)).max()
}
