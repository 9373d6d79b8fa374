//! Sentences of the staff list and the import of the staff file.

use contract::organization::{ColumnMeaning, StaffChangeKind, StaffDifference, StaffImported};

pub const STAFF_TITLE: &str = "職員一覧";
pub const STAFF_LEAD: &str = "今日の時点の名簿です。";
pub const STAFF_EMPTY: &str = "あてはまる職員はいません。";
pub const KANA: &str = "フリガナ";
pub const JOB_TITLE: &str = "職名";
pub const STATUS: &str = "在職区分";

pub const IMPORT_TITLE: &str = "名簿の取込み";
pub const IMPORT_LEAD: &str = "人事のシステムから出した名簿（CSV）を読み込みます。読取り・検査・差分の確認を済ませてから適用し、適用したあとも1回の操作で取り消せます。";
pub const FILE: &str = "名簿のファイル";
pub const FILE_HINT: &str =
    "全職員が入った名簿を選びます。文字コードは Shift_JIS（CP932）と UTF-8 のどちらでも読めます。";
pub const EFFECTIVE_ON: &str = "いつ現在の名簿か";
pub const EFFECTIVE_ON_HINT: &str =
    "この日から有効になります。過去の日も、これからの日（4月1日付けの名簿を3月に、など）も選べます。";
pub const NOT_A_DATE: &str = "日付を入力してください。";
pub const CHECK: &str = "確認する";
pub const CHECKING: &str = "確認しています";
pub const APPLYING: &str = "取り込んでいます";
pub const CHOOSE_FIRST: &str = "ファイルを選んでください。";
pub const UNREADABLE: &str =
    "ファイルを開けませんでした。ほかのソフトで開いていれば閉じて、もう一度選んでください。";
pub const CHECK_AGAIN: &str = "確認したあとで、ファイルまたは名簿が変わりました。何も取り込んでいません。もう一度「確認する」を押してください。";
pub const ACCEPTED_SAME: &str = "いまの名簿と同じ内容です。取り込んでも何も変わりません。";
pub const RESULT_TITLE: &str = "取込みの結果";
const NOTHING_CHANGED: &str = "いまの名簿と同じ内容だったため、何も変わっていません。";
const IMPORTED: &str = "名簿を取り込みました。";
pub const NEXT_PASSWORDS: &str = "新しい職員に最初のパスワードを発行する";
pub const NEXT_ASSIGN: &str = "研修を割り当てる";
pub const REJECTED_ROWS: &str = "取り込めない行";
pub const WARNINGS: &str = "念のため見てほしい行";
pub const WARNINGS_NOTE: &str = "取り込みには差し支えありません。";
pub const CHANGED: &str = "変わったこと";
pub const COLUMNS: &str = "列の読み取り方";
pub const SAMPLE: &str = "先頭の行の読み取り（10行まで）";
pub const LINE: &str = "行";
pub const MESSAGE: &str = "理由と直し方";
pub const WARNING_MESSAGE: &str = "内容";
pub const HEADER: &str = "ファイルの見出し";
pub const MEANING: &str = "扱い";
pub const ENCODING: &str = "文字コード";
pub const PAST: &str = "これまでの取込み";
pub const PAST_EMPTY: &str = "まだ取り込んでいません。";
pub const FILE_NAME: &str = "ファイル名";
pub const APPLIED_AT: &str = "取り込んだ日時";
pub const APPLIED_BY: &str = "取り込んだ人";
pub const ROWS: &str = "行数";

/// `450行`.
pub fn rows(count: u32) -> String {
    format!("{}行", super::grouped(count))
}

/// A caption with its count in front of the work.
pub fn counted(caption: &str, count: u32) -> String {
    format!("{caption}：{}件", super::grouped(count))
}

/// The file cannot be taken in.
pub fn rejected(count: usize) -> String {
    format!(
        "取り込めない行が{count}行あるため、取り込めません。名簿は何も変わっていません。ファイルを直して選び直し、もう一度「確認する」を押してください。"
    )
}

/// A file with only part of the staff would make the rest leave.
pub fn many_leave(count: u32) -> String {
    format!(
        "このファイルにない職員{}を、退職として記録します。一部の所属だけのファイルではないか、確認してください。",
        super::people(count)
    )
}

/// What is done with a column.
pub fn meaning(meaning: ColumnMeaning, field: &str) -> String {
    match meaning {
        ColumnMeaning::Used => format!("「{field}」として読みます"),
        ColumnMeaning::Ignored => "使いません".to_owned(),
        ColumnMeaning::Forbidden => "取り込んではいけない項目のため、読まずに捨てます".to_owned(),
    }
}

/// The kind behind each figure of [`difference`], in its order; who does not change is of no kind.
pub const KINDS: [StaffChangeKind; 14] = [
    StaffChangeKind::Hired,
    StaffChangeKind::Left,
    StaffChangeKind::Transferred,
    StaffChangeKind::Promoted,
    StaffChangeKind::Regraded,
    StaffChangeKind::Renamed,
    StaffChangeKind::Returned,
    StaffChangeKind::OnLeave,
    StaffChangeKind::SecondedOut,
    StaffChangeKind::SecondedIn,
    StaffChangeKind::Renumbered,
    StaffChangeKind::Concurrent,
    StaffChangeKind::Attributes,
    StaffChangeKind::Corrected,
];

/// Each figure of a difference with its word; who does not change comes last.
pub fn difference(difference: &StaffDifference) -> [(&'static str, u32); 15] {
    [
        ("新しい職員", difference.hired),
        ("ファイルになく、退職とする職員", difference.left),
        ("所属が変わる職員", difference.transferred),
        ("昇任する職員", difference.promoted),
        ("職名・職層が変わる職員", difference.regraded),
        ("氏名が変わる職員", difference.renamed),
        ("復職する職員", difference.returned),
        ("休職・育休に入る職員", difference.on_leave),
        ("派遣に出る職員", difference.seconded_out),
        ("派遣で受け入れる職員", difference.seconded_in),
        ("職員番号が変わる職員", difference.renumbered),
        ("兼務が変わる職員", difference.concurrent),
        ("属性が変わる職員", difference.attributes),
        ("そのほかの変更がある職員", difference.corrected + difference.status_changed),
        ("変わらない職員", difference.unchanged),
    ]
}

/// What an import did.
pub fn imported(imported: &StaffImported) -> String {
    match imported.import_id {
        Some(_) => format!("{IMPORTED}{}", difference_line(&imported.difference)),
        None => NOTHING_CHANGED.to_owned(),
    }
}

/// A difference in one line, without what is zero.
pub fn difference_line(of: &StaffDifference) -> String {
    let [changes @ .., _unchanged] = difference(of);
    let parts: Vec<String> = changes
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word}{count}人"))
        .collect();
    if parts.is_empty() { "変更なし。".to_owned() } else { format!("{}。", parts.join("、")) }
}

/// Who applied an import: a staff number, or the program itself.
pub fn who(applied_by: &str) -> &str {
    if applied_by == "system" { "システム" } else { applied_by }
}

#[cfg(test)]
mod tests {
    use contract::organization::StaffDifference;

    #[test]
    fn a_difference_in_one_line_leaves_zeros_out() {
        let none = StaffDifference { unchanged: 450, ..StaffDifference::default() };
        assert!(!super::difference_line(&none).contains("450"));
        let some = StaffDifference { hired: 3, left: 1, ..none };
        let line = super::difference_line(&some);
        assert!(line.contains("3人") && line.contains("1人") && !line.contains("0人"));
    }
}
