//! The people of a staff file with all that is written about them, and the first such list, from which the
//! later ones follow.

use crate::draw::Draw;
use crate::error::GenerateError;
use crate::manner::{Manner, Reading, Spacing, date_style};
use crate::source::Source;
use crate::staff::{self, Person};
use crate::talent;

/// One row of a staff file.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Who it is about.
    pub person: Person,
    /// 人材区分, empty for most.
    pub mark: &'static str,
    /// How it is written.
    pub manner: Manner,
}

/// The people of a tenant at the beginning, in the order of their posts.
pub fn first(source: &Source) -> Result<Vec<Entry>, GenerateError> {
    let mut draw = Draw::new(source.seed);
    let people = staff::people(source, &mut draw)?;
    let marks = talent::assign(source, &people, &mut draw);

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

    let manners = spacings.into_iter().zip(readings).zip(shows_grade);
    let rows = people.into_iter().zip(manners).enumerate();
    let entries = rows.map(|(index, (person, ((spacing, reading), shows_grade)))| {
        let hired = date_style(&mut draw);
        // A date that is not there takes no draw.
        let moved = if person.moved.is_some() { date_style(&mut draw) } else { hired };
        let mark = marks.get(&index).copied().unwrap_or_default();
        Entry { person, mark, manner: Manner { spacing, reading, shows_grade, hired, moved } }
    });
    Ok(entries.collect())
}
