//! Sentences of documents that go to the meeting.

use contract::documents::DocumentKind;

pub const MENU: &str = "報告書";
pub const TITLE: &str = "報告書";
pub const LEAD: &str =
    "会議や決裁に添える資料です。印刷（A4）、Excel、CSVのどれも、画面と同じ数値になります。";
pub const LIST: &str = "報告書の一覧";
pub const BASIS: &str = "年度と基準日";
pub const YEAR: &str = "年度";
pub const AS_OF: &str = "基準日";
pub const AS_OF_HINT: &str = "空のときは今日です。終わった年度では3月31日です。";
pub const SHOW: &str = "この年度と基準日で表示する";
pub const NOT_A_DAY: &str = "日付を正しく入力するか、空にしてください。";
pub const BACK: &str = "報告書の一覧へ戻る";
pub const PRINT: &str = "印刷";
pub const XLSX: &str = "Excel（.xlsx）を保存";
pub const CSV_UTF8: &str = "CSV（UTF-8）を保存";
pub const CSV_CP932: &str = "CSV（Shift_JIS）を保存";
pub const OUTPUT: &str = "この報告書を出す";
pub const PREVIEW: &str = "印刷の見本";
pub const APPROVAL: &str = "決裁欄";
pub const NOTES: &str = "数値の見方";
pub const EMPTY_TABLE: &str = "該当する記録はありません。";
pub const TO_FILTER: &str = "未修了者一覧で条件を選び直す";
pub const AS_DOCUMENT: &str = "この条件で未受講者一覧（報告書）を作る";
pub const HISTORY_AS_DOCUMENT: &str = "人事記録用の一覧（報告書）を作る";

pub const COVER: &str = "表書きを直す";
pub const NUMBER: &str = "文書番号";
pub const DATE: &str = "日付";
pub const DATE_HINT: &str = "空にすると、手で書き込めるように空けて印刷します。";
pub const ADDRESSEE: &str = "宛先";
pub const SENDER: &str = "差出";
pub const SUBJECT: &str = "件名";
pub const INTRODUCTION: &str = "前書き";
pub const INTRODUCTION_HINT: &str = "表の前に置く文です。空でもかまいません。";
pub const APPROVAL_NONE: &str = "付けない";
pub const APPROVAL_YES: &str = "付ける";
pub const APPROVERS: &str = "決裁欄の見出し";
pub const APPROVERS_HINT: &str = "左から順に、読点で区切ります（例 部長、課長、係長）。10まで。";
pub const SAVE: &str = "表書きを保存";
pub const SAVED: &str = "表書きを保存しました。";
pub const UNSAVED: &str = "まだ保存していない変更があります。";
pub const SUGGESTED: &str =
    "表書きは、このシステムの案です。直して保存すると、この報告書のこの年度に使います。";

/// What a document is for, in one sentence.
pub fn purpose(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Plan => "年度の研修計画を、決定の記録とともに起案や会議に添えます。",
        DocumentKind::UnitStatus => {
            "所属ごとの実施状況を、所属長の確認とともに統括情報セキュリティ責任者へ報告します。"
        }
        DocumentKind::Yearly => "1年の目標と実績、理解度、評価を、委員会・DX推進本部・CISOへ報告します。",
        DocumentKind::Outstanding => "まだ修了していない職員と理由を、受講勧奨の依頼に添えます。",
        DocumentKind::SpecificPersonalInformationPlan => {
            "特定個人情報を取り扱う職員の研修計画を、監査に備えて様式の項目で示します。"
        }
        DocumentKind::SpecificPersonalInformationAttendance => {
            "特定個人情報を取り扱う職員のだれが、いつ、どの研修に出たかを示します。"
        }
        DocumentKind::History => "1人の職員の研修の記録を、人事記録に綴じます（ここでは自分のもの）。",
    }
}

/// Who wrote the cover.
pub fn saved_by(name: &str, at: &str) -> String {
    format!("表書きは、{name}が{at}に保存しました。")
}

/// The document has arrived, for those who hear the page.
pub fn shown(title: &str, as_of: &str) -> String {
    format!("{title}を、基準日{as_of}で表示しました。")
}

/// A field of the basis that the server refused.
pub fn basis_error(code: &str) -> &'static str {
    match code {
        "in-future" => "今日以前の日にしてください。",
        "before-year" => "前の年度の4月1日以降の日にしてください。",
        "only-today" => "この報告書は今日のものだけです。空にしてください。",
        _ => NOT_A_DAY,
    }
}

/// Headings of boxes for approval as one line.
pub fn approvers(words: &[String]) -> String {
    words.join("、")
}

/// The line as headings.
pub fn approvers_of(line: &str) -> Vec<String> {
    let words = line.split(['、', '，', ',', '\u{3000}', ' ']).map(str::trim);
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{approvers, approvers_of};

    #[test]
    fn headings_of_boxes_are_one_line() {
        let words = approvers_of("副市長、部長, 課長　係長、");
        assert_eq!(words, ["副市長", "部長", "課長", "係長"]);
        assert_eq!(approvers_of(&approvers(&words)), words);
        assert!(approvers_of(" ").is_empty());
    }
}
