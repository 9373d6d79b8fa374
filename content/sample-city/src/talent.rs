//! 人材区分: who leads DX in a section, who looks after automation, who was hired as a specialist.

use std::collections::{BTreeMap, BTreeSet};

use crate::draw::Draw;
use crate::posts::Status;
use crate::roster::Entry;
use crate::source::Source;
use crate::staff::Person;

/// Leads DX in a section.
pub const LEADER: &str = "DX推進リーダー";

/// The talent mark of each person, by place in the list; most have none.
pub fn assign(source: &Source, people: &[Person], draw: &mut Draw) -> BTreeMap<usize, &'static str> {
    let mut marks = BTreeMap::new();
    for (index, person) in people.iter().enumerate() {
        if person.post.title == "主査（任期付）" {
            marks.insert(index, "高度専門人材");
        }
    }
    if source.names_leaders {
        mark_leaders(people, &mut marks);
    }
    mark_automation_staff(source.automation_staff, people, &mut marks, draw);
    marks
}

/// One leader in every section that has a head of G30: the first person of G50 who is in service.
fn mark_leaders(people: &[Person], marks: &mut BTreeMap<usize, &'static str>) {
    let mut sections: BTreeSet<_> =
        people.iter().filter(|person| person.grade == "G30").map(|person| person.post.department).collect();
    for (index, person) in people.iter().enumerate() {
        if person.grade == "G50"
            && is_regular_in_service(person)
            && !marks.contains_key(&index)
            && sections.remove(person.post.department)
        {
            marks.insert(index, LEADER);
        }
    }
}

/// Lets the marks follow personnel changes, in a list in the order of the staff file: who is in regular service
/// keeps theirs, but a section has one leader, of G50. A section that has lost its leader names the next.
pub fn follow(entries: &mut [&mut Entry]) {
    let mut sections: BTreeSet<_> = entries
        .iter()
        .filter(|entry| entry.person.grade == "G30")
        .map(|entry| entry.person.post.department)
        .collect();
    for entry in entries.iter_mut() {
        let may_lead = entry.person.grade == "G50" && is_regular_in_service(&entry.person);
        let loses = match entry.mark {
            LEADER => !may_lead || !sections.remove(entry.person.post.department),
            "RPA担当" => !is_regular_in_service(&entry.person),
            _ => false,
        };
        if loses {
            entry.mark = "";
        }
    }
    for entry in entries.iter_mut() {
        let may_lead = entry.person.grade == "G50" && is_regular_in_service(&entry.person);
        if may_lead && entry.mark.is_empty() && sections.remove(entry.person.post.department) {
            entry.mark = LEADER;
        }
    }
}

/// Clerks of different departments, drawn by chance.
fn mark_automation_staff(
    wanted: usize,
    people: &[Person],
    marks: &mut BTreeMap<usize, &'static str>,
    draw: &mut Draw,
) {
    let mut candidates: Vec<_> = people
        .iter()
        .enumerate()
        .filter(|(_, person)| is_regular_in_service(person) && person.post.title.ends_with("主事"))
        .map(|(index, person)| (index, person.post.department))
        .collect();
    draw.shuffle(&mut candidates);
    let mut departments = BTreeSet::new();
    candidates.retain(|(_, department)| departments.insert(*department));
    marks.extend(candidates.into_iter().take(wanted).map(|(index, _)| (index, "RPA担当")));
}

fn is_regular_in_service(person: &Person) -> bool {
    person.post.status == Status::Active && !person.post.is_fixed_term()
}
