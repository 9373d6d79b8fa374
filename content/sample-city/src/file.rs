//! Writes a staff file the way a personnel system exports it, with the harmless variety of real files: two
//! calendars, half-width readings, names with and without spaces, grades left empty.

use crate::cp932;
use crate::dates::{DateStyle, Day};
use crate::departments;
use crate::draw::Draw;
use crate::error::GenerateError;
use crate::kana;
use crate::names::Name;
use crate::source::Source;
use crate::staff::{self, Person};
use crate::talent;

/// The eleven columns that every file of this kind has.
pub const COLUMNS: &str =
    "職員番号,氏名,フリガナ,所属コード,所属名,職名,職層,採用年月日,異動年月日,メール,在職区分";
/// The columns that this file adds.
const MORE_COLUMNS: &str = "兼務所属コード,人材区分,特定個人情報取扱区分";
/// A name that holds two spaces in the official register too.
const ALWAYS_WIDE: &str = "ジョ";

/// The staff file of a tenant: CP932, CRLF, one line per person and the footer with their count.
pub fn staff_file(source: &Source) -> Result<Vec<u8>, GenerateError> {
    let mut draw = Draw::new(source.seed);
    let people = staff::people(source, &mut draw)?;
    let marks = talent::assign(source, &people, &mut draw);
    let departments = departments::parse(source.departments)?;

    let total = people.len();
    let spacings = draw.pack(
        total,
        Spacing::Usual,
        &[(Spacing::Narrow, total / 40), (Spacing::None, total / 60), (Spacing::Double, total / 100)],
    );
    let readings = draw.pack(
        total,
        Reading::Usual,
        &[(Reading::HalfWidth, total / 20), (Reading::Hiragana, total / 150)],
    );
    let shows_grade = draw.pack(total, true, &[(false, total / 4)]);

    let mut text = format!("{COLUMNS},{MORE_COLUMNS}\r\n");
    let manners = spacings.into_iter().zip(readings).zip(shows_grade);
    for (index, (person, ((spacing, reading), shows_grade))) in people.iter().zip(manners).enumerate() {
        let code = person.post.department;
        let department =
            departments.get(code).copied().ok_or_else(|| GenerateError::Unknown(code.to_owned()))?;
        let cells = [
            person.number.as_str(),
            &spacing.write(&person.name),
            &reading.write(&person.name),
            code,
            department.name,
            person.post.title,
            if shows_grade { person.grade } else { "" },
            &write_day(person.hired, &mut draw),
            &person.moved.map(|day| write_day(day, &mut draw)).unwrap_or_default(),
            person.mail.as_deref().unwrap_or_default(),
            person.post.status.code(),
            person.post.concurrent.unwrap_or_default(),
            marks.get(&index).copied().unwrap_or_default(),
            if department.handles_specific_personal_information { "1" } else { "" },
        ];
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.push_str(&footer(&people));
    cp932::encode(&text)
}

fn footer(people: &[Person]) -> String {
    format!("件数,{}\r\n", people.len())
}

/// What stands between surname and given name.
#[derive(Debug, Clone, Copy)]
enum Spacing {
    Usual,
    Narrow,
    None,
    Double,
}

impl Spacing {
    fn write(self, name: &Name) -> String {
        let space = match self {
            _ if name.surname == ALWAYS_WIDE => "　　",
            Self::Usual => "　",
            Self::Narrow => " ",
            Self::None => "",
            Self::Double => "　　",
        };
        format!("{}{space}{}", name.surname, name.given)
    }
}

/// The letters of the reading.
#[derive(Debug, Clone, Copy)]
enum Reading {
    Usual,
    HalfWidth,
    Hiragana,
}

impl Reading {
    fn write(self, name: &Name) -> String {
        let usual = format!("{}　{}", name.surname_kana, name.given_kana);
        match self {
            Self::Usual => usual,
            Self::HalfWidth => kana::half_width(&usual),
            Self::Hiragana => kana::hiragana(&usual),
        }
    }
}

fn write_day(day: Day, draw: &mut Draw) -> String {
    day.write(match draw.below(10) {
        0..=5 => DateStyle::EraLetter,
        6..=7 => DateStyle::Western,
        _ => DateStyle::EraKanji,
    })
}
