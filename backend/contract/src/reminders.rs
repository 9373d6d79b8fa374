//! Reminders (督促): the banner at sign-in, letters to section heads, rules and queue of optional mail.

use chrono::{DateTime, NaiveDate, Utc};
use learning::fiscal_year::FiscalYear;
use serde::{Deserialize, Serialize};

pub use learning::reminder::ReminderRules;

/// What the first page says about open duties.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReminderNotice {
    /// Own duties past their due date.
    pub overdue: u32,
    /// Own duties due within 14 days, today included.
    pub due_soon: u32,
    /// The own assignment with the earliest due date of these.
    pub first_assignment: Option<String>,
    /// For section heads: duties of the own units past their due date.
    pub unit_overdue: Option<u32>,
}

/// The words of letters and mails. Places are written `{{名}}`; see [`LETTER_PLACES`] and [`MAIL_PLACES`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReminderTemplate {
    /// 文書番号.
    pub number: String,
    /// 宛先.
    pub addressee: String,
    /// 差出.
    pub sender: String,
    /// 件名 of the letter; also of the mail to the section head.
    pub subject: String,
    /// 本文 of the letter; also of the mail to the section head.
    pub body: String,
    /// 件名 of the mail to a person.
    pub mail_subject: String,
    /// 本文 of the mail to a person.
    pub mail_body: String,
}

/// Places of a letter.
pub const LETTER_PLACES: [&str; 6] = ["団体", "年度", "所属", "人数", "件数", "日付"];
/// Places of a mail to a person.
pub const MAIL_PLACES: [&str; 9] =
    ["団体", "年度", "所属", "氏名", "件数", "日付", "一覧", "アドレス", "差出"];
/// Letters that one text of the template may have at most.
pub const LONGEST_TEXT: usize = 4_000;

impl Default for ReminderTemplate {
    fn default() -> ReminderTemplate {
        ReminderTemplate {
            number: "第　　　号".to_owned(),
            addressee: "{{所属}}長　様".to_owned(),
            sender: "研修担当課長".to_owned(),
            subject: "{{年度}}職員研修の未受講者への受講勧奨について（依頼）".to_owned(),
            body: BODY.to_owned(),
            mail_subject: "【{{団体}}】職員研修の受講期限のお知らせ（{{件数}}件）".to_owned(),
            mail_body: MAIL_BODY.to_owned(),
        }
    }
}

const BODY: &str = "日頃から職員研修の実施に御協力いただき、ありがとうございます。
{{日付}}現在、貴所属で受講が終わっていない研修があります。業務の都合を御確認の上、勤務時間内に受講の時間を設けていただきますようお願いします。

記

1　対象者及び研修
　　別表のとおり（{{人数}}人、延べ{{件数}}件）
2　受講の方法
　(1)　庁内の端末で研修の画面を開き、職員番号とパスワードでサインインします。
　(2)　「自分の研修」から研修を選びます。途中の研修は、続きから受講できます。
3　お願い
　(1)　この文書は、受講の時間を確保していただくためのものです。氏名の掲示や回覧はしないでください。
　(2)　次の場合は、研修担当までお知らせください。
　　ア　休職、派遣その他の事情により受講できない場合
　　イ　所属又は在職の状況が実際と異なる場合
　　ウ　業務の繁忙により期限の延長が必要な場合";

const MAIL_BODY: &str = "{{氏名}}　様

{{日付}}現在、次の研修の受講が終わっていません。

{{一覧}}

勤務時間内に、庁内の端末から受講してください。途中の研修は、続きから受講できます。
{{アドレス}}

受講が難しい事情がある場合や、内容に誤りがある場合は、研修担当までお知らせください。
このお知らせと行き違いに修了された場合は、御容赦ください。

{{差出}}";

/// Letters to the section heads of a slice, ready to be read, printed or copied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LetterPreview {
    /// Fiscal year of the duties.
    pub fiscal_year: FiscalYear,
    /// Name of the organisation.
    pub organization: String,
    /// Today in Japan, the date of the letters.
    pub today: NaiveDate,
    /// When the facts were taken.
    pub as_of: DateTime<Utc>,
    /// The words in force.
    pub template: ReminderTemplate,
    /// One letter per department, in order of code.
    pub letters: Vec<Letter>,
    /// Open duties that match; when more than are in the letters, the slice must be narrowed.
    pub total: u32,
}

/// What one letter is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Letter {
    /// Department id.
    pub department_id: String,
    /// Department name.
    pub department: String,
    /// People, by staff number.
    pub people: Vec<LetterPerson>,
    /// Open duties of all of them.
    pub duties: u32,
}

/// One person of a letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LetterPerson {
    /// Staff number.
    pub staff_number: String,
    /// Name, byte-exact.
    pub name: String,
    /// Open duties, the earliest due date first.
    pub duties: Vec<LetterDuty>,
}

/// One open duty of a letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LetterDuty {
    /// Course title.
    pub course_title: String,
    /// Last day.
    pub due_on: NaiveDate,
    /// Whether it has passed.
    pub overdue: bool,
}

/// The letters of this slice were printed or copied.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordLetters {
    /// When the preview was taken; what has been completed since is not recorded.
    pub as_of: DateTime<Utc>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemindersRecorded {
    /// Duties of which a reminder is on record for today, those that were there before included.
    pub duties: u32,
}

/// The rules of mail with what they depend on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RulesView {
    /// In force.
    pub rules: ReminderRules,
    /// Whether this server can send mail at all.
    pub mail_configured: bool,
    /// When they were saved; none for the rules that everyone begins with.
    pub saved_at: Option<DateTime<Utc>>,
    /// Who saved them.
    pub saved_by: Option<String>,
}

/// The queue of mail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailPage {
    /// Whether this server can send mail at all.
    pub mail_configured: bool,
    /// Mails of this page, latest first; those that need a decision before all others.
    pub rows: Vec<MailRow>,
    /// All mails.
    pub total: u32,
    /// Page, from 1.
    pub page: u32,
    /// Rows per page.
    pub per_page: u32,
    /// Mails by state.
    pub counts: MailCounts,
    /// People whose address is not used, and why; at most 500.
    pub unusable: Vec<UnusableAddress>,
    /// People without an address.
    pub without_address: u32,
}

/// How many mails are in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailCounts {
    /// Waiting or being sent.
    pub waiting: u32,
    /// Accepted by the mail server.
    pub sent: u32,
    /// Refused, or tried too often.
    pub failed: u32,
    /// Perhaps sent.
    pub unknown: u32,
}

/// One mail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailRow {
    /// Mail id.
    pub id: String,
    /// To whom.
    pub kind: MailKind,
    /// Staff number of the recipient.
    pub staff_number: String,
    /// Name of the recipient.
    pub name: String,
    /// Address.
    pub address: String,
    /// Subject.
    pub subject: String,
    /// How far it is.
    pub state: MailState,
    /// Tries so far.
    pub attempts: u32,
    /// When it was queued.
    pub created_at: DateTime<Utc>,
    /// When it was sent or given up.
    pub finished_at: Option<DateTime<Utc>>,
    /// When it is tried again, while it waits.
    pub next_try_at: Option<DateTime<Utc>>,
    /// What the mail server or the network said last; empty when nothing.
    pub reason: String,
}

/// To whom a mail goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MailKind {
    /// To the person about the own duties.
    Person,
    /// To a section head about the unit.
    Summary,
}

impl MailKind {
    /// The stable name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MailKind::Person => "person",
            MailKind::Summary => "summary",
        }
    }
}

/// How far a mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MailState {
    /// Waits for its time.
    Queued,
    /// Being sent.
    Claimed,
    /// Accepted by the mail server.
    Sent,
    /// Refused, or tried too often.
    Failed,
    /// The connection broke at the end, or the server stopped meanwhile: it may have arrived.
    Unknown,
}

impl MailState {
    /// All states.
    pub const ALL: [MailState; 5] =
        [MailState::Queued, MailState::Claimed, MailState::Sent, MailState::Failed, MailState::Unknown];

    /// The stable name in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            MailState::Queued => "queued",
            MailState::Claimed => "claimed",
            MailState::Sent => "sent",
            MailState::Failed => "failed",
            MailState::Unknown => "unknown",
        }
    }
}

/// A person whose address is not used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnusableAddress {
    /// Staff number.
    pub staff_number: String,
    /// Name.
    pub name: String,
    /// Department name.
    pub department: String,
    /// The address as the staff file has it.
    pub address: String,
    /// Why it is not used.
    pub flaw: AddressFlaw,
}

/// Why an address is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AddressFlaw {
    /// It is no mail address.
    Malformed,
    /// Several people have it: others would read what concerns one.
    Shared,
}

#[cfg(test)]
mod tests {
    use learning::reminder::unknown_places;

    use super::*;

    #[test]
    fn the_words_to_begin_with_use_known_places_only() {
        let t = ReminderTemplate::default();
        for text in [&t.number, &t.addressee, &t.sender, &t.subject, &t.body] {
            assert_eq!(unknown_places(text, &LETTER_PLACES), Vec::<String>::new());
        }
        for text in [&t.mail_subject, &t.mail_body] {
            assert_eq!(unknown_places(text, &MAIL_PLACES), Vec::<String>::new());
        }
    }

    #[test]
    fn states_have_the_same_name_in_database_and_json() {
        for state in MailState::ALL {
            assert_eq!(serde_json::to_string(&state).unwrap(), format!("\"{}\"", state.as_str()));
        }
    }
}
