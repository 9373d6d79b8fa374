//! The settings of a course while they are typed. Pure: texts in, settings or the fields that are wrong out.

use learning::elective::{Approval, Audience, Offer};

/// Texts of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SettingsDraft {
    /// Whether the course takes applications.
    pub open: bool,
    /// Name of the approval.
    pub approval: String,
    /// Name of the audience.
    pub audience: String,
    /// Seats; empty for no limit.
    pub seats: String,
    /// First day; empty for none.
    pub opens_on: String,
    /// Last day; empty for none.
    pub closes_on: String,
    /// Days to the due date; empty for the end of the fiscal year.
    pub due_days: String,
}

/// Which numbers are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Wrong {
    /// The seats.
    pub seats: bool,
    /// The days.
    pub due_days: bool,
}

impl SettingsDraft {
    /// The form of settings.
    pub fn of(offer: &Offer) -> SettingsDraft {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        SettingsDraft {
            open: offer.open,
            approval: offer.approval.as_str().to_owned(),
            audience: offer.audience.as_str().to_owned(),
            seats: number(offer.seats),
            opens_on: day(offer.opens_on),
            closes_on: day(offer.closes_on),
            due_days: number(offer.due_days),
        }
    }

    /// The settings.
    ///
    /// # Errors
    /// Numbers that are none.
    pub fn offer(&self) -> Result<Offer, Wrong> {
        let (seats, due_days) = (number(&self.seats), number(&self.due_days));
        let (Ok(seats), Ok(due_days)) = (seats, due_days) else {
            return Err(Wrong { seats: seats.is_err(), due_days: due_days.is_err() });
        };
        Ok(Offer {
            open: self.open,
            approval: Approval::parse(&self.approval).unwrap_or(Approval::SectionHead),
            audience: Audience::parse(&self.audience).unwrap_or(Audience::Everyone),
            seats,
            opens_on: self.opens_on.parse().ok(),
            closes_on: self.closes_on.parse().ok(),
            due_days,
        })
    }
}

/// Nothing, or a number from 1.
fn number(text: &str) -> Result<Option<u32>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().ok().filter(|number| *number > 0).map(Some).ok_or(()),
    }
}

#[cfg(test)]
mod tests {
    use learning::elective::Offer;

    use super::{SettingsDraft, Wrong};

    #[test]
    fn settings_survive_their_form() {
        let offer = Offer {
            open: true,
            seats: Some(20),
            opens_on: "2026-12-01".parse().ok(),
            due_days: Some(30),
            ..Offer::default()
        };
        assert_eq!(SettingsDraft::of(&offer).offer(), Ok(offer));
        assert_eq!(SettingsDraft::of(&Offer::default()).offer(), Ok(Offer::default()));
    }

    #[test]
    fn what_is_no_number_is_named() {
        let draft = SettingsDraft { seats: "0".to_owned(), ..SettingsDraft::of(&Offer::default()) };
        assert_eq!(draft.offer(), Err(Wrong { seats: true, due_days: false }));
        let draft = SettingsDraft { due_days: "a".to_owned(), ..SettingsDraft::of(&Offer::default()) };
        assert_eq!(draft.offer(), Err(Wrong { seats: false, due_days: true }));
    }
}
