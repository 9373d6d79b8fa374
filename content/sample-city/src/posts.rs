//! The list of posts: who sits where, under which title, before anybody has a name.

use crate::error::GenerateError;

/// Employment status (在職区分) with the code that the staff file uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 在職
    Active,
    /// 休職
    OnLeave,
    /// 育児休業
    ParentalLeave,
    /// 派遣（出）
    SecondedOut,
    /// 派遣受入
    SecondedIn,
}

impl Status {
    /// The code in the staff file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "1",
            Self::OnLeave => "2",
            Self::ParentalLeave => "3",
            Self::SecondedOut => "4",
            Self::SecondedIn => "5",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "休職" => Self::OnLeave,
            "育休" => Self::ParentalLeave,
            "派遣出" => Self::SecondedOut,
            "派遣受入" => Self::SecondedIn,
            _ => return None,
        })
    }
}

/// One post for one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// Department code.
    pub department: &'static str,
    /// Title with its annotation.
    pub title: &'static str,
    /// Employment status of its holder.
    pub status: Status,
    /// Code of a concurrent department (兼務).
    pub concurrent: Option<&'static str>,
}

impl Post {
    /// Whether it is held for a fixed term (任期付).
    pub fn is_fixed_term(&self) -> bool {
        self.title.ends_with("（任期付）")
    }
}

/// Reads the list of posts, one entry per person.
pub fn parse(text: &'static str) -> Result<Vec<Post>, GenerateError> {
    let mut posts = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut tokens = line.split_whitespace();
        let department = tokens.next().ok_or_else(|| GenerateError::unreadable("posts", line))?;
        for token in tokens {
            let (post, count) = token.split_once('×').unwrap_or((token, "1"));
            let count = count.parse().map_err(|_| GenerateError::unreadable("posts", token))?;
            posts.extend(std::iter::repeat_n(parse_post(department, post)?, count));
        }
    }
    Ok(posts)
}

/// Reads `職名/在職区分+兼務`, of which the last two may be missing.
pub fn parse_post(department: &'static str, text: &'static str) -> Result<Post, GenerateError> {
    let (text, concurrent) = match text.split_once('+') {
        Some((rest, code)) => (rest, Some(code)),
        None => (text, None),
    };
    let (title, status) = match text.split_once('/') {
        Some((title, status)) => {
            (title, Status::parse(status).ok_or_else(|| GenerateError::unreadable("posts", text))?)
        }
        None => (text, Status::Active),
    };
    Ok(Post { department, title, status, concurrent })
}
