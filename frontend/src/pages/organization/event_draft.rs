//! A personnel order while it is typed: which fields its kind has, and the message it becomes. Pure.
//!
//! What is typed stays when the kind changes and comes back with it; only fields of the kind are sent.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::NaiveDate;
use contract::organization::{NewPersonnelEvent, PersonView, PersonnelChange};
use learning::ledger::EventKind;
use learning::role::{Attribute, EmploymentStatus, Grade};
use yew::Reducible;

/// A field of an order that is one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    StaffNumber,
    Name,
    Kana,
    Department,
    Title,
    Grade,
    JobKind,
    Status,
    HiredOn,
    PostedOn,
    EndsOn,
    Email,
}

impl Field {
    /// Its name on the wire.
    pub(super) fn name(self) -> &'static str {
        match self {
            Field::StaffNumber => "staff_number",
            Field::Name => "name",
            Field::Kana => "kana",
            Field::Department => "department_id",
            Field::Title => "title",
            Field::Grade => "grade",
            Field::JobKind => "job_kind",
            Field::Status => "status",
            Field::HiredOn => "hired_on",
            Field::PostedOn => "posted_on",
            Field::EndsOn => "ends_on",
            Field::Email => "email",
        }
    }
}

/// The fields of a kind, in the order of the form.
pub(super) fn fields(kind: EventKind) -> &'static [Field] {
    use Field as F;
    match kind {
        EventKind::Hired => &[
            F::StaffNumber,
            F::Name,
            F::Kana,
            F::Department,
            F::Title,
            F::Grade,
            F::JobKind,
            F::HiredOn,
            F::EndsOn,
            F::Email,
        ],
        EventKind::Appointed => &[F::StaffNumber, F::Department, F::Title, F::Grade, F::EndsOn],
        EventKind::Transferred => &[F::Department, F::Title, F::PostedOn],
        EventKind::Promoted => &[F::Grade, F::Title, F::Department],
        EventKind::Regraded => &[F::Title, F::Grade],
        EventKind::Returned => &[F::Department, F::Title],
        EventKind::SecondedIn => &[F::Department, F::Title],
        EventKind::Renamed => &[F::Name, F::Kana, F::Email],
        EventKind::Renumbered => &[F::StaffNumber],
        EventKind::Corrected => &[
            F::StaffNumber,
            F::Name,
            F::Kana,
            F::Department,
            F::Title,
            F::Grade,
            F::JobKind,
            F::Status,
            F::HiredOn,
            F::PostedOn,
            F::EndsOn,
            F::Email,
        ],
        EventKind::Concurrent
        | EventKind::Attributes
        | EventKind::OnLeave
        | EventKind::ParentalLeave
        | EventKind::SecondedOut
        | EventKind::Left => &[],
    }
}

/// What is typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EventDraft {
    pub(super) kind: EventKind,
    /// `YYYY-MM-DD`, as typed.
    pub(super) effective_on: String,
    pub(super) reason: String,
    texts: BTreeMap<Field, String>,
    /// Ids of all concurrent departments.
    pub(super) concurrent: BTreeSet<String>,
    /// All attributes that hold from the day on.
    pub(super) attributes: BTreeSet<Attribute>,
    held: BTreeSet<Attribute>,
}

/// What can happen to it.
pub(super) enum EventDraftAction {
    Kind(EventKind),
    Day(String),
    Reason(String),
    Text(Field, String),
    Concurrent(BTreeSet<String>),
    Attributes(BTreeSet<Attribute>),
}

impl EventDraft {
    /// The start: what the person has today stays.
    pub(super) fn new(kind: EventKind, today: NaiveDate, person: Option<&PersonView>) -> EventDraft {
        let held: BTreeSet<Attribute> =
            person.map(|person| person.attributes.iter().copied().collect()).unwrap_or_default();
        EventDraft {
            kind,
            effective_on: today.to_string(),
            reason: String::new(),
            texts: BTreeMap::new(),
            concurrent: person
                .map(|person| person.concurrent.iter().map(|unit| unit.id.clone()).collect())
                .unwrap_or_default(),
            attributes: held.clone(),
            held,
        }
    }

    /// What is typed into a field.
    pub(super) fn text(&self, field: Field) -> &str {
        self.texts.get(&field).map_or("", String::as_str)
    }

    /// The message; none while the day is no date.
    pub(super) fn message(&self, person_id: Option<&str>) -> Option<NewPersonnelEvent> {
        let effective_on: NaiveDate = self.effective_on.parse().ok()?;
        Some(NewPersonnelEvent {
            person_id: person_id.map(str::to_owned),
            kind: self.kind,
            effective_on,
            reason: self.reason.trim().to_owned(),
            change: self.change(effective_on),
        })
    }

    fn change(&self, effective_on: NaiveDate) -> PersonnelChange {
        let text = |field: Field| {
            let shown = fields(self.kind).contains(&field);
            let typed = self.text(field).trim();
            (shown && !typed.is_empty()).then(|| typed.to_owned())
        };
        let day = |field: Field| text(field).and_then(|day| day.parse::<NaiveDate>().ok());
        // An order that moves somebody is the day of the move, unless another one is given.
        let posted_on =
            day(Field::PostedOn).or_else(|| (self.kind == EventKind::Transferred).then_some(effective_on));
        let of_attributes = self.kind == EventKind::Attributes;
        let only = |of: &BTreeSet<Attribute>, without: &BTreeSet<Attribute>| -> Vec<Attribute> {
            if of_attributes { of.difference(without).copied().collect() } else { Vec::new() }
        };
        PersonnelChange {
            staff_number: text(Field::StaffNumber),
            name: text(Field::Name),
            kana: text(Field::Kana),
            department_id: text(Field::Department),
            concurrent_ids: (self.kind == EventKind::Concurrent)
                .then(|| self.concurrent.iter().cloned().collect()),
            title: text(Field::Title),
            grade: text(Field::Grade).and_then(|code| Grade::parse(&code).ok()),
            job_kind: text(Field::JobKind),
            status: text(Field::Status).and_then(|status| EmploymentStatus::parse(&status).ok()),
            hired_on: day(Field::HiredOn),
            posted_on,
            ends_on: day(Field::EndsOn),
            email: text(Field::Email),
            attributes_added: only(&self.attributes, &self.held),
            attributes_removed: only(&self.held, &self.attributes),
        }
    }
}

impl Reducible for EventDraft {
    type Action = EventDraftAction;

    fn reduce(self: Rc<Self>, action: EventDraftAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            EventDraftAction::Kind(kind) => next.kind = kind,
            EventDraftAction::Day(day) => next.effective_on = day,
            EventDraftAction::Reason(reason) => next.reason = reason,
            EventDraftAction::Text(field, text) => {
                next.texts.insert(field, text);
            }
            EventDraftAction::Concurrent(concurrent) => next.concurrent = concurrent,
            EventDraftAction::Attributes(attributes) => next.attributes = attributes,
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::rc::Rc;

    use learning::ledger::EventKind;
    use learning::role::{Attribute, Grade};
    use yew::Reducible;

    use super::{EventDraft, EventDraftAction as A, Field};

    fn draft(kind: EventKind) -> EventDraft {
        EventDraft::new(kind, "2026-11-23".parse().unwrap(), None)
    }

    fn after(draft: EventDraft, actions: Vec<A>) -> EventDraft {
        (*actions.into_iter().fold(Rc::new(draft), |draft, action| draft.reduce(action))).clone()
    }

    #[test]
    fn only_fields_of_the_kind_are_sent_and_the_rest_is_kept() {
        let typed = vec![
            A::Text(Field::Title, "T".to_owned()),
            A::Text(Field::Grade, "G30".to_owned()),
            A::Text(Field::Name, " N ".to_owned()),
        ];
        let promoted = after(draft(EventKind::Promoted), typed);
        let change = promoted.message(Some("p")).unwrap().change;
        assert_eq!((change.title.as_deref(), change.grade), (Some("T"), Some(Grade::G30)));
        assert_eq!(change.name, None, "a promotion has no name");
        let renamed = after(promoted, vec![A::Kind(EventKind::Renamed)]);
        let change = renamed.message(Some("p")).unwrap().change;
        assert_eq!((change.title, change.name.as_deref()), (None, Some("N")));
    }

    #[test]
    fn a_transfer_is_the_day_of_the_move_unless_another_is_given() {
        let state = after(draft(EventKind::Transferred), vec![A::Day("2027-04-01".to_owned())]);
        let day = |text: &str| text.parse().ok();
        assert_eq!(state.message(None).unwrap().change.posted_on, day("2027-04-01"));
        let state = after(state, vec![A::Text(Field::PostedOn, "2027-04-05".to_owned())]);
        assert_eq!(state.message(None).unwrap().change.posted_on, day("2027-04-05"));
        let left = after(draft(EventKind::Left), vec![]);
        assert_eq!(left.message(None).unwrap().change, Default::default());
    }

    #[test]
    fn attributes_are_sent_as_what_is_new_and_what_ends() {
        let held = BTreeSet::from([Attribute::Rpa, Attribute::Mail]);
        let state = EventDraft { attributes: held.clone(), held, ..draft(EventKind::Attributes) };
        let chosen = BTreeSet::from([Attribute::Mail, Attribute::Telework]);
        let change = after(state, vec![A::Attributes(chosen)]).message(None).unwrap().change;
        assert_eq!(change.attributes_added, [Attribute::Telework]);
        assert_eq!(change.attributes_removed, [Attribute::Rpa]);
    }

    #[test]
    fn concurrent_posts_can_all_be_taken_away() {
        let state = after(draft(EventKind::Concurrent), vec![A::Concurrent(BTreeSet::new())]);
        assert_eq!(state.message(None).unwrap().change.concurrent_ids, Some(vec![]));
    }

    #[test]
    fn without_a_day_there_is_no_message() {
        assert_eq!(after(draft(EventKind::Left), vec![A::Day(String::new())]).message(Some("p")), None);
    }
}
