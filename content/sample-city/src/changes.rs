//! Reads a list of personnel changes. The notation stands at the top of the lists in `source/`.

use crate::error::GenerateError;
use crate::names;
use crate::posts::{self, Post};

/// One personnel change. People are named by the number that they had before the day of the change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// 退職, 任期終了 or 受入終了: the person is in the next file no more.
    Leaves(&'static str),
    /// 再任用: a person who leaves on the same day comes back under a new number, where they sat before.
    Reappointed {
        /// The number before.
        number: &'static str,
        /// The title of the new appointment.
        title: &'static str,
    },
    /// 復帰 from parental leave.
    Returns(&'static str),
    /// 育休 begins.
    GoesOnLeave(&'static str),
    /// 改姓
    Renamed {
        /// Whose surname it is.
        number: &'static str,
        /// The surname, its reading and the surname in Latin letters.
        surname: [&'static str; 3],
    },
    /// 発令 of a post: transfer, promotion, step down, secondment or the end of one.
    Posted {
        /// Whose post it is.
        number: &'static str,
        /// The new post.
        post: Post,
    },
    /// 採用, 会計年度 or 受入: somebody new.
    Enters(Post),
}

/// Reads a list of changes in its order.
pub fn parse(text: &'static str) -> Result<Vec<Change>, GenerateError> {
    let mut changes = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let unreadable = || GenerateError::unreadable("changes", line);
        let tokens: Vec<_> = line.split_whitespace().collect();
        match *tokens.as_slice() {
            ["退職" | "任期終了" | "受入終了", ref numbers @ ..] => {
                changes.extend(numbers.iter().map(|number| Change::Leaves(number)));
            }
            ["復帰", ref numbers @ ..] => {
                changes.extend(numbers.iter().map(|number| Change::Returns(number)));
            }
            ["育休", ref numbers @ ..] => {
                changes.extend(numbers.iter().map(|number| Change::GoesOnLeave(number)));
            }
            ["再任用", number, title] => changes.push(Change::Reappointed { number, title }),
            ["改姓", number, surname] => {
                changes.push(Change::Renamed { number, surname: names::parts(surname)? });
            }
            ["発令", number, department, post] => {
                changes.push(Change::Posted { number, post: posts::parse_post(department, post)? });
            }
            ["採用" | "会計年度" | "受入", department, post] => {
                let (post, count) = post.split_once('×').unwrap_or((post, "1"));
                let count = count.parse().map_err(|_| unreadable())?;
                let entered = Change::Enters(posts::parse_post(department, post)?);
                changes.extend(std::iter::repeat_n(entered, count));
            }
            _ => return Err(unreadable()),
        }
    }
    Ok(changes)
}
