//! Sentences of certificates.

use contract::certificates::Certificate;
use contract::wording::evidence::certificate_number;

use super::dates;

pub const TITLE: &str = "修了証";
pub const LEAD: &str =
    "修了1件につき1枚の修了証を発行します。同じ修了についてもう一度求めると、同じ番号の修了証になります。";
pub const CERTIFICATE: &str = "証番号";
pub const ISSUE: &str = "修了証を出す";
pub const ISSUING: &str = "発行しています";
pub const BACK: &str = "受講履歴へ戻る";
pub const NO_SEAL: &str = "（公印省略）";
pub const CODE: &str = "確認番号";
pub const NO_SIGNER: &str =
    "名義が設定される前に発行した修了証です。名義は人事研修担当が「修了証」の画面で設定します。";
pub const REVOKED: &str = "この修了証のもとになった記録は取り消されています。この修了証は無効です。";

pub const SIGNER: &str = "名義";
pub const SIGNER_HINT: &str =
    "例：○○市長　氏名。これから発行する修了証に印刷します。発行済みの修了証は変わりません。";
pub const SIGNER_MISSING: &str = "名義を入力してください。";
pub const SIGNER_LONG: &str = "60文字以内で入力してください。";
pub const SAVE: &str = "名義を保存する";
pub const SAVING: &str = "保存しています";
pub const SAVED: &str = "名義を保存しました。";
pub const MANY: &str = "まとめて発行する";
pub const MANY_LEAD: &str = "選んだコースを修了した人のうち、まだ修了証のない人の分を発行します。";
pub const COURSE_MISSING: &str = "コースを選んでください。";
pub const CHOOSE_COURSE: &str = "コースを選んでください";
pub const YEAR: &str = "年度";
pub const LIST: &str = "発行した修了証";
pub const EMPTY: &str = "この年度の修了証はまだありません。";
pub const COMPLETED_ON: &str = "修了日";
pub const ISSUED_ON: &str = "発行日";
pub const STATE: &str = "状態";
pub const VALID: &str = "有効";
pub const INVALID: &str = "無効（記録の取消し）";

pub const VERIFY: &str = "修了証の確認";
pub const VERIFY_LEAD: &str =
    "修了証に印刷された番号と確認番号を入力すると、この団体が発行したものかどうかが分かります。";
pub const TO_VERIFY: &str = "修了証が本物かどうかを確かめる";
pub const NUMBER: &str = "番号";
pub const NUMBER_HINT: &str = "「令和○年度第△号」の△の数字";
pub const NUMBER_WRONG: &str = "番号を数字で入力してください。";
pub const CODE_HINT: &str = "英数字16文字。区切りの線や大文字・小文字の違いは問いません。";
pub const CODE_MISSING: &str = "確認番号を入力してください。";
pub const CHECK: &str = "確かめる";
pub const CHECKING: &str = "確かめています";
pub const RESULT: &str = "確認の結果";
pub const UNKNOWN: &str = "この番号と確認番号の修了証は発行していません。入力を確かめてください。";
pub const GENUINE: &str = "この団体が発行した修了証です。内容が紙と同じことを確かめてください。";
pub const NOT_SEALED: &str = "まだ封印されていません（発行から1分以内に封印します）。";
pub const SEAL: &str = "封印";

/// The number of a certificate.
pub fn number(paper: &Certificate) -> String {
    certificate_number(paper.fiscal_year, paper.number)
}

/// What is certified, in one sentence.
pub fn sentence(paper: &Certificate) -> String {
    format!("上記の者は、{}「{}」を修了したことを証します。", paper.fiscal_year.label(), paper.course_title)
}

/// The day under the sentence.
pub fn day(paper: &Certificate) -> String {
    dates::date(paper.completed_on)
}

/// How many certificates are new.
pub fn issued(count: u32) -> String {
    match count {
        0 => "新しく発行するものはありませんでした。".to_owned(),
        count => format!("{count}枚を発行しました。"),
    }
}

/// Name of the button that asks for the certificate of a line.
pub fn issue_name(title: &str) -> String {
    format!("「{title}」の修了証を出す")
}
