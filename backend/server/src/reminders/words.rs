//! The words of a mail: the template of the organisation with its places filled. Pure.

use chrono::NaiveDate;
use contract::reminders::{Letter, LetterDuty, LetterPerson, ReminderTemplate};
use learning::era::format_date;
use learning::fiscal_year::FiscalYear;
use learning::reminder::fill;

/// What all mails of a day have in common.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// Name of the organisation.
    pub organization: &'a str,
    /// Today in Japan.
    pub today: NaiveDate,
    /// Address of the program for people; may be empty.
    pub site: &'a str,
    /// The words.
    pub template: &'a ReminderTemplate,
}

/// Subject and body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

impl Occasion<'_> {
    /// To a person about the own duties.
    #[must_use]
    pub fn to_person(&self, department: &str, person: &LetterPerson) -> Text {
        let (count, day, year) = (person.duties.len().to_string(), format_date(self.today), self.year());
        let list = lines(&person.duties, "");
        let values = [
            ("団体", self.organization),
            ("年度", &year),
            ("所属", department),
            ("氏名", &person.name),
            ("件数", &count),
            ("日付", &day),
            ("一覧", &list),
            ("アドレス", self.site),
            ("差出", &self.template.sender),
        ];
        Text {
            subject: one_line(&fill(&self.template.mail_subject, &values)),
            body: fill(&self.template.mail_body, &values),
        }
    }

    /// To a section head about the people of the unit.
    #[must_use]
    pub fn to_head(&self, letter: &Letter) -> Text {
        let (people, duties) = (letter.people.len().to_string(), letter.duties.to_string());
        let (day, year) = (format_date(self.today), self.year());
        let values = [
            ("団体", self.organization),
            ("年度", &year),
            ("所属", &letter.department),
            ("人数", &people),
            ("件数", &duties),
            ("日付", &day),
        ];
        let list: Vec<String> = letter
            .people
            .iter()
            .map(|person| {
                format!("{}　{}\n{}", person.staff_number, person.name, lines(&person.duties, "　"))
            })
            .collect();
        let t = self.template;
        let parts = [
            fill(&t.addressee, &values),
            fill(&t.body, &values),
            format!("別表\n{}", list.join("\n")),
            fill(&t.sender, &values),
        ];
        Text { subject: one_line(&fill(&t.subject, &values)), body: parts.join("\n\n") }
    }

    fn year(&self) -> String {
        FiscalYear::containing(self.today).label()
    }
}

fn lines(duties: &[LetterDuty], indent: &str) -> String {
    let line = |duty: &LetterDuty| {
        let late = if duty.overdue { "、期限を過ぎています" } else { "" };
        format!("{indent}・{}（期限 {}{late}）", duty.course_title, format_date(duty.due_on))
    };
    duties.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A subject is one line, whatever a name holds.
fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_person_reads_which_course_and_until_when() {
        let template = ReminderTemplate::default();
        let today = day("2026-12-28");
        let occasion =
            Occasion { organization: "潮崎市", today, site: "http://manabiya/", template: &template };
        let duty = |title: &str, due: &str, overdue| LetterDuty {
            course_title: title.to_owned(),
            due_on: day(due),
            overdue,
        };
        let person = LetterPerson {
            staff_number: "004512".to_owned(),
            name: "髙﨑　汐里".to_owned(),
            duties: vec![duty("基本", "2026-12-24", true), duty("RPA", "2027-01-29", false)],
        };
        let text = occasion.to_person("市民課", &person);
        assert_eq!(text.subject, "【潮崎市】職員研修の受講期限のお知らせ（2件）");
        assert!(text.body.starts_with("髙﨑　汐里　様\n\n令和8年12月28日現在、"));
        assert!(
            text.body.contains(
                "・基本（期限 令和8年12月24日、期限を過ぎています）\n・RPA（期限 令和9年1月29日）\n"
            )
        );
        assert!(text.body.contains("http://manabiya/") && !text.body.contains("{{"), "{}", text.body);

        let letter = Letter {
            department_id: "1".to_owned(),
            department: "市民課".to_owned(),
            people: vec![person],
            duties: 2,
        };
        let text = occasion.to_head(&letter);
        assert_eq!(text.subject, "令和8年度職員研修の未受講者への受講勧奨について（依頼）");
        assert!(text.body.starts_with("市民課長　様\n\n"));
        assert!(text.body.contains("（1人、延べ2件）") && text.body.contains("004512　髙﨑　汐里\n　・基本"));
        assert!(!text.body.contains("{{"), "{}", text.body);
    }
}
