//! Sentences of reminders.

use contract::reminders::{AddressFlaw, MailCounts, MailKind, MailState};

pub const TITLE: &str = "督促";
pub const LEAD: &str =
    "受講が終わっていない人への受講の勧めを、所属長あての文書、グループウェアのファイル、メールで行います。";
pub const VIEWS: &str = "督促の方法";
pub const VIEW_LETTERS: &str = "所属長あての文書";
pub const VIEW_WORDS: &str = "文面";
pub const VIEW_RULES: &str = "メールの決まり";
pub const VIEW_MAILS: &str = "メールの送信状況";

pub const NOTICE: &str = "受講の期限";
pub const NOTICE_BUTTON: &str = "期限の早い研修を開く";
pub const UNIT_LINK: &str = "所属の一覧を見る";

pub const LETTERS_EMPTY: &str = "この条件にあてはまる未修了者はいません。条件は、未修了者一覧で選べます。";
pub const TO_LIST: &str = "未修了者一覧で条件を選び直す";
pub const EDIT: &str = "文書の共通の項目";
pub const NUMBER: &str = "文書番号";
pub const DATE: &str = "日付";
pub const SENDER: &str = "差出";
pub const SUBJECT: &str = "件名";
pub const BODY: &str = "本文";
pub const ADDRESSEE: &str = "宛先";
pub const EDIT_HINT: &str =
    "ここで変えた内容は、この画面の文書だけに使われます。いつも使う文面は「文面」で変えます。";
pub const PLACES_LETTER: &str = "差し込める名前：{{団体}} {{年度}} {{所属}} {{人数}} {{件数}} {{日付}}";
pub const PLACES_MAIL: &str =
    "差し込める名前：{{団体}} {{年度}} {{所属}} {{氏名}} {{件数}} {{日付}} {{一覧}} {{アドレス}} {{差出}}";
pub const ANNEX: &str = "別表";
pub const OVERDUE: &str = "期限を過ぎています";
pub const PRINT: &str = "印刷して督促を記録する";
pub const RECORD: &str = "コピーしたことを記録する";
pub const COPY_HINT: &str = "グループウェアに貼るときは、文書を選択してコピーします。そのあと「コピーしたことを記録する」を押すと、一覧に「最後の督促」の日が残ります。";
pub const CSV: &str = "一人に1通ずつの文を、グループウェアに取り込むファイル（CSV）に保存できます。保存すると、督促として記録します。共用のアドレスは入りません。";
pub const CSV_UTF8: &str = "CSVを保存：UTF-8（BOM付き）";
pub const CSV_CP932: &str = "CSVを保存：Shift_JIS（CP932）";

pub const WORDS_LETTER: &str = "所属長あての文書";
pub const WORDS_MAIL: &str = "本人あてのメールとグループウェアの文";
pub const SAVE: &str = "保存";
pub const SAVED: &str = "保存しました。";
pub const UNSAVED: &str = "まだ保存していない変更があります。";

pub const RULES_OFF_SERVER: &str = "このサーバーには、メールを送る設定がありません。メールがなくても、文書とグループウェアのファイルで督促できます。";
pub const ENABLED: &str = "メールで督促する";
pub const ON: &str = "する";
pub const OFF: &str = "しない";
pub const BEFORE: &str = "期限の何日前に送るか";
pub const BEFORE_HINT: &str =
    "1から90の数を、読点かコンマで区切って5つまで（例 14、3）。送らないときは空にします。";
pub const ON_DUE: &str = "期限の当日にも送る";
pub const OVERDUE_EVERY: &str = "期限を過ぎたあと、何日ごとに送るか";
pub const OVERDUE_HINT: &str = "1から90の数。送らないときは空にします。";
pub const TO_PERSON: &str = "本人に送る";
pub const TO_HEAD: &str = "所属長に、所属の分をまとめて送る";
pub const WHEN_AND_WHOM: &str = "当日の送信と宛先";
pub const FROM_HOUR: &str = "送り始める時刻（0から23時）";
pub const NUMBER_NEEDED: &str = "数で書いてください。";

pub const MAILS_EMPTY: &str = "送ったメール、送るメールはまだありません。";
pub const RECIPIENT: &str = "宛先";
pub const STATE: &str = "状態";
pub const TRIES: &str = "回数";
pub const AT: &str = "日時";
pub const REASON: &str = "理由";
pub const ACTION: &str = "操作";
pub const RETRY: &str = "もう一度送る";
pub const RETRIED: &str = "送信待ちに戻しました。1分ほどで送ります。";
pub const UNKNOWN_NOTE: &str = "「届いたか不明」は、送信の途中で通信が切れたものです。届いていることもあるため、自動では送り直しません。本人に確かめてから「もう一度送る」を押してください。";
pub const UNUSABLE: &str = "使わないメールアドレス";
pub const UNUSABLE_NOTE: &str =
    "次のアドレスには送りません。個人のアドレスに直すには、名簿を取り込み直してください。";
pub const ADDRESS: &str = "アドレス";

/// What the banner says; empty when there is nothing to say.
pub fn notice(overdue: u32, due_soon: u32) -> String {
    match (overdue, due_soon) {
        (0, 0) => String::new(),
        (0, soon) => format!("14日以内に期限が来る研修が{soon}件あります。"),
        (late, 0) => format!("期限を過ぎた研修が{late}件あります。"),
        (late, soon) => {
            format!("期限を過ぎた研修が{late}件、14日以内に期限が来る研修が{soon}件あります。")
        }
    }
}

/// What the banner says to a section head.
pub fn unit_notice(overdue: u32) -> String {
    format!("所属では、期限を過ぎた受講が{}件あります。", super::grouped(overdue))
}

/// How much the letters are about.
pub fn letters(departments: usize, total: u32) -> String {
    format!("{departments}所属、延べ{}件の文書です。1所属が1枚になります。", super::grouped(total))
}

/// More matches than fit.
pub fn too_many(total: u32, shown: u32) -> String {
    format!(
        "あてはまる{}件のうち、{}件までを文書にしています。所属やコースで条件を絞ってください。",
        super::grouped(total),
        super::grouped(shown)
    )
}

/// One duty of the annex.
pub fn duty(title: &str, due: &str) -> String {
    format!("{title}（期限 {due}）")
}

/// What was recorded.
pub fn recorded(duties: u32) -> String {
    format!("{}件の督促を記録しました。", super::grouped(duties))
}

/// State of a mail in one word.
pub fn state(state: MailState) -> &'static str {
    match state {
        MailState::Queued => "送信待ち",
        MailState::Claimed => "送信中",
        MailState::Sent => "送信済み",
        MailState::Failed => "送れませんでした",
        MailState::Unknown => "届いたか不明",
    }
}

/// To whom a mail goes.
pub fn kind(kind: MailKind) -> &'static str {
    match kind {
        MailKind::Person => "本人",
        MailKind::Summary => "所属長",
    }
}

/// Why an address is not used.
pub fn flaw(flaw: AddressFlaw) -> &'static str {
    match flaw {
        AddressFlaw::Malformed => "アドレスの形が正しくありません",
        AddressFlaw::Shared => "複数の人が使っています",
    }
}

/// Figures of the queue.
pub fn counts(counts: &MailCounts, without: u32) -> String {
    format!(
        "送信待ち{}件、送信済み{}件、送れなかったもの{}件、届いたか不明{}件です。アドレスのない人は{}人です。",
        super::grouped(counts.waiting),
        super::grouped(counts.sent),
        super::grouped(counts.failed),
        super::grouped(counts.unknown),
        super::grouped(without)
    )
}

/// When and by whom the rules were saved.
pub fn last_saved(at: &str, by: &str) -> String {
    format!("最後の変更　{at}　{by}")
}

/// Name of the button beside one mail.
pub fn retry_of(name: &str) -> String {
    format!("{RETRY}（{name}）")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_banner_names_only_what_there_is() {
        assert_eq!(super::notice(0, 0), "");
        assert_eq!(super::notice(2, 0), "期限を過ぎた研修が2件あります。");
        assert_eq!(super::notice(0, 1), "14日以内に期限が来る研修が1件あります。");
        assert!(super::notice(2, 1).contains("2件、14日以内"));
    }
}
