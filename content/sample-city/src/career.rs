//! What a grade says about a person: when they entered, their number, the generation of their name.

use std::collections::BTreeSet;

use crate::dates::Day;
use crate::draw::Draw;
use crate::error::GenerateError;
use crate::names::Generation;
use crate::posts::{Post, Status};
use crate::source::Source;

/// The year that the staff file describes; it stands as of April 1.
const YEAR: u32 = 2025;

/// The day on which newcomers enter, the day of the staff file.
pub fn newest_day() -> Day {
    Day::first_of(YEAR, 4)
}

/// The day of entry that fits a grade.
pub fn hired(grade: &str, post: &Post, draw: &mut Draw) -> Day {
    if post.is_fixed_term() || post.status == Status::SecondedIn {
        return Day::first_of(draw.between(YEAR - 2, YEAR - 1), 4);
    }
    let (first, last) = match grade {
        "G10" | "G20" => (1985, 1989),
        "G25" => (1986, 1990),
        "G30" => (1987, 1996),
        "G40" => (1991, 2001),
        "G50" => (1996, 2009),
        "G60" => (2006, 2015),
        "G80" => (1996, 2018),
        "G85" => (YEAR - 3, YEAR),
        "G90" => (YEAR - 5, YEAR),
        _ => (2015, YEAR - 1),
    };
    let year = draw.between(first, last);
    // Few enter in October; those of the last year count as newcomers and must not.
    let october = year < 2020 && draw.chance(5);
    Day::first_of(year, if october { 10 } else { 4 })
}

/// The day since when the person sits in the present department; some have none.
pub fn moved(hired: Day, post: &Post, draw: &mut Draw) -> Option<Day> {
    if hired.year == YEAR || post.status == Status::SecondedIn {
        return Some(hired);
    }
    let longest = if post.status == Status::SecondedOut { 2 } else { 6 };
    let year = draw.between(hired.year.max(YEAR - longest), YEAR);
    let month = if year == YEAR || draw.chance(88) { 4 } else { 10 };
    let moved = Day::first_of(year, month);
    if moved > hired {
        Some(moved)
    } else if draw.chance(40) {
        // Some files leave the date empty for people who have never moved.
        None
    } else {
        Some(hired)
    }
}

/// Which names fit, judged by the day of entry.
pub fn generation(grade: &str, hired: Day, draw: &mut Draw) -> Generation {
    match (grade, hired.year) {
        ("G85", _) => Generation::Elder,
        ("G90", _) => match draw.below(3) {
            0 => Generation::Elder,
            1 => Generation::Middle,
            _ => Generation::Young,
        },
        (_, ..2000) => Generation::Elder,
        (_, 2000..2014) => Generation::Middle,
        _ => Generation::Young,
    }
}

/// The chance that a holder of the title is a woman.
pub fn female_percent(grade: &str, title: &str, source: &Source) -> u32 {
    if title.contains("保育") || title.contains("保健師") || title == "副所長" {
        92
    } else if matches!(grade, "G20" | "G25" | "G30") {
        source.female_percent / 2
    } else if grade == "G90" || title == "調理員" {
        80
    } else {
        source.female_percent
    }
}

/// A free staff number. Each kind of appointment has its own range; regular numbers rise with the year of entry.
pub fn number(
    grade: &str,
    post: &Post,
    hired: Day,
    numbers: &mut BTreeSet<String>,
    draw: &mut Draw,
) -> Result<String, GenerateError> {
    let (first, size) = match grade {
        "G90" => (900_001, 998),
        "G85" => (85_001, 998),
        _ if post.is_fixed_term() => (70_001, 98),
        _ if post.status == Status::SecondedIn => (98_001, 98),
        _ => (1_000 + hired.year.saturating_sub(1984) * 200, 200),
    };
    for _ in 0..10_000 {
        let number = format!("{:06}", first + draw.below(size));
        if numbers.insert(number.clone()) {
            return Ok(number);
        }
    }
    Err(GenerateError::Exhausted("staff numbers"))
}
