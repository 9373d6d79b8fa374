//! What people do at work that no staff file says: telework, generative AI, official accounts, mail, and who
//! shares a terminal.

use std::collections::{BTreeMap, BTreeSet};

use crate::draw::Draw;
use crate::posts::Status;
use crate::roster::Entry;
use crate::source::Source;
use crate::staff;

/// Every byte of the seed, apart from that of the staff file.
const SEED: u8 = 77;
const TELEWORKERS: usize = 30;
const AI_USERS: usize = 120;
const ACCOUNT_KEEPERS: usize = 9;
/// The department that keeps most official accounts.
const PUBLIC_RELATIONS: &str = "020400";
/// How many of its people do.
const PUBLIC_RELATIONS_KEEPERS: usize = 3;

/// The table 職員番号, 属性 in the order of the staff file. Everybody has either a desk with mail of their own
/// or a shared terminal; the rest is drawn among those at work who have a desk.
pub fn table(source: &Source, entries: &[Entry]) -> String {
    let mut draw = Draw::new(SEED);
    let at_desk: Vec<&Entry> = entries.iter().filter(|entry| is_at_desk(source, entry)).collect();
    let drawn = [
        ("テレワーク利用者", some(&at_desk, TELEWORKERS, &mut draw)),
        ("生成AI利用者", some(&at_desk, AI_USERS, &mut draw)),
        ("公式SNS担当", account_keepers(&at_desk, &mut draw)),
    ];
    let mut text = String::from("職員番号,属性\n");
    for Entry { person, .. } in entries {
        let own =
            if staff::has_no_mail(&person.post, source) { "共用端末" } else { "メール利用者" };
        let more = drawn.iter().filter(|(_, numbers)| numbers.contains(person.number.as_str()));
        for attribute in std::iter::once(own).chain(more.map(|(attribute, _)| *attribute)) {
            text.push_str(&format!("{},{attribute}\n", person.number));
        }
    }
    text
}

fn is_at_desk(source: &Source, entry: &Entry) -> bool {
    let Entry { person, .. } = entry;
    let regular = !matches!(person.grade, "G10" | "G20" | "G85" | "G90");
    regular && person.post.status == Status::Active && !staff::has_no_mail(&person.post, source)
}

fn some<'a>(people: &[&'a Entry], count: usize, draw: &mut Draw) -> BTreeSet<&'a str> {
    let mut numbers: Vec<_> = people.iter().map(|entry| entry.person.number.as_str()).collect();
    draw.shuffle(&mut numbers);
    numbers.into_iter().take(count).collect()
}

/// Some of public relations, and one each of other departments.
fn account_keepers<'a>(people: &[&'a Entry], draw: &mut Draw) -> BTreeSet<&'a str> {
    let mut staff: Vec<_> =
        people.iter().copied().filter(|entry| matches!(entry.person.grade, "G50" | "G60" | "G70")).collect();
    draw.shuffle(&mut staff);
    staff.sort_by_key(|entry| entry.person.post.department != PUBLIC_RELATIONS);
    let mut per_department: BTreeMap<&str, usize> = BTreeMap::new();
    staff.retain(|entry| {
        let department = entry.person.post.department;
        let keepers = per_department.entry(department).or_insert(0);
        *keepers += 1;
        *keepers <= if department == PUBLIC_RELATIONS { PUBLIC_RELATIONS_KEEPERS } else { 1 }
    });
    staff.into_iter().take(ACCOUNT_KEEPERS).map(|entry| entry.person.number.as_str()).collect()
}
