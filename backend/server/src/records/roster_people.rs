//! Which person a row of a roster means: staff numbers are dated and may be given again, so the day and the name
//! decide with them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::organization::staff_file::findings::quoted;
use crate::records::post::{NoPost, Post, Posts};
use crate::records::roster::{ReadRoster, RosterRow};

/// Who may be meant by a staff number.
pub(super) struct Candidates<'a> {
    /// Everybody who ever had a number, by number.
    pub(super) by_number: &'a BTreeMap<String, BTreeSet<String>>,
    /// Their ledger.
    pub(super) posts: &'a Posts,
    /// Today in Japan.
    pub(super) today: NaiveDate,
}

impl Candidates<'_> {
    /// The one person of a row with the post on its day: who had the number on that day, else who has it today,
    /// else who had it at any time. The name must be one that the person went by.
    pub(super) fn find(&self, row: &RosterRow, read: &mut ReadRoster) -> Option<(String, Post)> {
        let ever: Vec<&str> =
            self.by_number.get(&row.staff_number).into_iter().flatten().map(String::as_str).collect();
        let had = |day| -> Vec<&str> {
            let has =
                |id: &&str| self.posts.on(id, day).is_ok_and(|post| post.staff_number == row.staff_number);
            ever.iter().copied().filter(has).collect()
        };
        let (then, now) = (had(row.completed_on), had(self.today));
        let meant = [then, now, ever].into_iter().find(|people| !people.is_empty()).unwrap_or_default();
        let mut refuse =
            |code: &str, sentence: &str| read.reject(row.line, &row.staff_number, code, sentence);
        let person_id = match meant.as_slice() {
            [] => {
                refuse(
                    "unknown-number",
                    "この職員番号の人はいません。番号を確かめてから、もう一度取り込んでください。",
                );
                return None;
            }
            [one] => *one,
            _ => {
                refuse(
                    "ambiguous-number",
                    "この職員番号を使った人が2人以上いて、だれのことか決められません。この行を除き、その人の受講履歴の画面から記録してください。",
                );
                return None;
            }
        };
        if !self.posts.went_by(person_id, &row.name) {
            let name =
                self.posts.nearest(person_id, row.completed_on).map(|post| post.name).unwrap_or_default();
            let sentence = format!(
                "氏名{}が、職員番号{}の人（{name}）と違います。番号か氏名を直してから、もう一度取り込んでください。",
                quoted(&row.name),
                row.staff_number
            );
            refuse("name-differs", &sentence);
            return None;
        }
        match self.posts.on(person_id, row.completed_on) {
            Ok(post) => Some((person_id.to_owned(), post)),
            Err(NoPost::Left) => {
                refuse("has-left", "実施日より前に退職した人です。実施日か職員番号を確かめてください。");
                None
            }
            Err(NoPost::BeforeHire | NoPost::Unknown) => {
                refuse("before-hire", "実施日がこの人の採用より前です。実施日か職員番号を確かめてください。");
                None
            }
        }
    }
}
