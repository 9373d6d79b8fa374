//! Puts people on the posts: names, numbers, dates and addresses. How these are written is not known here.

use std::collections::BTreeSet;

use crate::career;
use crate::dates::Day;
use crate::draw::Draw;
use crate::error::GenerateError;
use crate::kana;
use crate::names::{Name, NamePool};
use crate::posts::{self, Post, Status};
use crate::source::Source;
use crate::titles::TitleTable;

/// One person of the staff file.
#[derive(Debug, Clone)]
pub struct Person {
    /// 職員番号
    pub number: String,
    /// 氏名 and フリガナ
    pub name: Name,
    /// 所属, 職名, 在職区分 and 兼務
    pub post: Post,
    /// 職層
    pub grade: &'static str,
    /// 採用年月日
    pub hired: Day,
    /// 異動年月日
    pub moved: Option<Day>,
    /// メール
    pub mail: Option<String>,
}

/// A person of whom the sources fix the name and perhaps more.
struct NamedPerson {
    name: Name,
    post: Post,
    number: Option<&'static str>,
    hired: Option<Day>,
    moved: Option<Day>,
    /// `-` for none, `local@` for a given address, empty for the usual one.
    mail: &'static str,
}

/// A post, the grade of its title, and the fixed person on it if there is one.
struct Seat {
    grade: &'static str,
    post: Post,
    holder: Option<NamedPerson>,
}

impl Seat {
    /// A fact about the holder, where the sources fix it.
    fn fixed<T>(&self, fact: impl FnOnce(&NamedPerson) -> Option<T>) -> Option<T> {
        self.holder.as_ref().and_then(fact)
    }
}

/// Draws the whole staff of a tenant, in the order of its posts.
pub fn people(source: &Source, draw: &mut Draw) -> Result<Vec<Person>, GenerateError> {
    let seats = seats(source)?;
    let known: Vec<_> = seats.iter().filter_map(|seat| seat.fixed(|person| Some(person.name))).collect();
    let mut pool = NamePool::new(seats.len(), &known, draw)?;
    let mut numbers: BTreeSet<String> =
        seats.iter().filter_map(|seat| seat.fixed(|person| person.number)).map(str::to_owned).collect();
    let mut addresses = BTreeSet::new();
    let newcomers = choose_newcomers(&seats, source.newcomers, draw);

    let mut people = Vec::new();
    for (index, seat) in seats.into_iter().enumerate() {
        let (grade, post) = (seat.grade, &seat.post);
        let hired = match seat.fixed(|person| person.hired) {
            Some(day) => day,
            None if newcomers.contains(&index) => career::newest_day(),
            None => career::hired(grade, post, draw),
        };
        let moved = match seat.fixed(|person| person.moved) {
            Some(day) => Some(day),
            None => career::moved(hired, post, draw),
        };
        let name = match seat.fixed(|person| Some(person.name)) {
            Some(name) => name,
            None => {
                let female = draw.chance(career::female_percent(grade, post.title, source));
                pool.give(career::generation(grade, hired, draw), female, draw)?
            }
        };
        let number = match seat.fixed(|person| person.number) {
            Some(number) => number.to_owned(),
            None => career::number(grade, post, hired, &mut numbers, draw)?,
        };
        let mail = match seat.fixed(|person| Some(person.mail)).unwrap_or_default() {
            "-" => None,
            "" if has_no_mail(post, source) => None,
            "" => Some(address(&name, source, &mut addresses)),
            local => Some(format!("{local}{}", source.mail_domain)),
        };
        people.push(Person { number, name, post: seat.post, grade, hired, moved, mail });
    }
    Ok(people)
}

/// Every post with its fixed person; nobody of them may be left over.
fn seats(source: &Source) -> Result<Vec<Seat>, GenerateError> {
    let titles = TitleTable::parse(source.titles)?;
    let mut named = source.named_people.lines().skip(1).map(named_person).collect::<Result<Vec<_>, _>>()?;
    let mut seats = Vec::new();
    for post in posts::parse(source.posts)? {
        let place = |post: &Post| (post.department, post.title, post.status);
        let holder = named.iter().position(|person| place(&person.post) == place(&post));
        let holder = holder.map(|index| named.remove(index));
        seats.push(Seat { grade: titles.grade(post.title)?, post, holder });
    }
    match named.first() {
        Some(left) => Err(GenerateError::NoPost(format!("{}{}", left.name.surname, left.name.given))),
        None => Ok(seats),
    }
}

fn named_person(line: &'static str) -> Result<NamedPerson, GenerateError> {
    let cells: Vec<_> = line.split(',').collect();
    let [number, surname, given, surname_kana, given_kana, roman, department, title, hired, moved, mail] =
        <[&'static str; 11]>::try_from(cells).map_err(|_| GenerateError::unreadable("named people", line))?;
    let day = |text: &str| {
        if text.is_empty() { Ok(None) } else { Day::parse(text).map(Some) }
    };
    Ok(NamedPerson {
        name: Name { surname, given, surname_kana, given_kana, roman },
        post: posts::parse_post(department, title)?,
        number: Some(number).filter(|number| !number.is_empty()),
        hired: day(hired)?,
        moved: day(moved)?,
        mail,
    })
}

/// The places in the list of those who enter on April 1 of the year and whose date is not fixed.
fn choose_newcomers(seats: &[Seat], wanted: usize, draw: &mut Draw) -> BTreeSet<usize> {
    let entry = |seat: &Seat| seat.fixed(|person| person.hired);
    let already =
        seats.iter().filter(|seat| seat.grade == "G70" && entry(seat) == Some(career::newest_day())).count();
    let may_be_new = |seat: &Seat| {
        let regular = seat.post.status == Status::Active && !seat.post.is_fixed_term();
        seat.grade == "G70" && regular && entry(seat).is_none()
    };
    let mut free: Vec<_> = seats
        .iter()
        .enumerate()
        .filter(|(_, seat)| may_be_new(seat))
        .map(|(index, seat)| (index, seat.post.title))
        .collect();
    draw.shuffle(&mut free);
    // Whoever is 主事補 has just entered.
    free.sort_by_key(|(_, title)| *title != "主事補");
    free.into_iter().take(wanted.saturating_sub(already)).map(|(index, _)| index).collect()
}

/// Whether a post comes without an address of its own.
pub fn has_no_mail(post: &Post, source: &Source) -> bool {
    source.titles_without_mail.iter().any(|title| post.title.starts_with(title))
        || source.departments_without_mail.contains(&post.department)
}

/// `s.takasaki@…`, with a number when somebody else has that already.
pub fn address(name: &Name, source: &Source, taken: &mut BTreeSet<String>) -> String {
    let initial = kana::initial(name.given_kana).unwrap_or('x');
    let mut local = format!("{initial}.{}", name.roman);
    let mut count = 1;
    while !taken.insert(local.clone()) {
        count += 1;
        local = format!("{initial}.{}{count}", name.roman);
    }
    format!("{local}@{}", source.mail_domain)
}
