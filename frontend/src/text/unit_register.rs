//! Sentences of the register of units and of 業務対応表.

use chrono::NaiveDate;
use contract::organization::{UnitKind, UnitRef, UnitSuccessor, UnitView};

use super::dates;

pub const TITLE: &str = "所属の台帳";
pub const LEAD: &str =
    "部と課等の、名前・有効期間・統廃合の記録です。組織の変更は、効力の生じる日を決めて先に入力できます。";
pub const CODE: &str = "コード";
pub const NAME: &str = "名前";
pub const KIND: &str = "区分";
pub const DIVISION: &str = "部";
pub const VALIDITY: &str = "有効期間";
pub const NAMES: &str = "名前の移り変わり";
pub const SUCCESSORS: &str = "承継先";
pub const PEOPLE: &str = "今日の人数";
pub const ACTION: &str = "操作";
pub const SHOWN: &str = "表示する所属";
pub const CURRENT: &str = "今日有効なもの";
pub const PLANNED: &str = "これから始まる・終わるもの";
pub const EMPTY: &str = "あてはまる所属はありません。";
pub const OPEN_END: &str = "（終わりなし）";

pub const FOUND: &str = "所属を新設する";
pub const RENAME: &str = "名称を変える";
pub const ABOLISH: &str = "廃止・統合する";
pub const SAVE: &str = "記録する";
pub const SAVING: &str = "記録しています";
pub const CANCEL: &str = "やめる";
pub const SAVED: &str = "所属の変更を記録しました。";
pub const CODE_HINT: &str = "先頭の0もそのまま入力します。";
pub const PARENT: &str = "上に立つ部";
pub const NO_PARENT: &str = "なし";
pub const FIRST_DAY: &str = "始まる日";
pub const NEW_NAME: &str = "新しい名前";
pub const NAME_FROM: &str = "新しい名前になる日";
pub const CLOSED_FROM: &str = "なくなる日（この日から所属がなくなります）";
pub const SUCCESSORS_HINT: &str = "統合のときは、仕事を引き継ぐ所属を選びます。選ばないときは廃止です。";
pub const NOT_A_DATE: &str = "日付を入力してください。";

pub const FILE_TITLE: &str = "組織の変更をCSVで取り込む";
pub const FILE: &str = "組織の変更のファイル";
pub const FILE_HINT: &str = "列は「施行日,種別,所属コード,所属名,部コード,部名,承継先コード」です。種別は 新設・名称変更・廃止・統合 のどれかです。";
pub const CHECKED: &str = "確認の結果";
pub const RESULT: &str = "取込みの結果";
pub const CHANGES: &str = "取り込むと変わること";
pub const APPLY: &str = "この内容で取り込む";
pub const NOTHING: &str = "取り込んでも何も変わりません。すべて記録済みです。";
pub const REJECTED: &str =
    "取り込めない行があります。何も変わっていません。ファイルを直して、選び直してください。";

pub const OPERATIONS: &str = "業務対応表";
pub const OPERATIONS_LEAD: &str =
    "業務ごとの主管所属です。「業務を担当する所属の職員」を対象にする研修は、この表から対象者を決めます。";
pub const OPERATIONS_EMPTY: &str = "業務はまだありません。";
pub const OPERATION_CODE: &str = "業務コード";
pub const OPERATION_NAME: &str = "業務名";
pub const STANDARD: &str = "標準化対象事務";
pub const YES: &str = "該当";
pub const IN_CHARGE: &str = "主管所属";
pub const NOBODY: &str = "なし";
pub const ADD: &str = "業務を加える";
pub const EDIT: &str = "編集する";
pub const REMOVE: &str = "一覧から外す";
pub const REMOVE_CONFIRM: &str = "この業務を一覧から外す";
pub const REMOVE_WHAT: &str =
    "この業務を条件にしている研修は、この業務では対象者を見つけられなくなります。修了の記録は消えません。";
pub const OPERATION_SAVED: &str = "業務対応表を変えました。";
pub const OPERATIONS_FILE_TITLE: &str = "業務対応表をCSVで取り込む";
pub const OPERATIONS_FILE: &str = "業務対応表のファイル";
pub const OPERATIONS_FILE_HINT: &str = "列は「業務コード,業務名,標準化対象,主管所属コード」です。主管所属が2つあれば2行にします。ファイルにない業務は、そのまま残ります。";
pub const TAKE_IN: &str = "取り込む";
pub const FILE_UNREADABLE: &str = "ファイルを取り込めませんでした。見出し、業務コード、主管所属コード（今日有効な課等のコード）を確かめて、直してから選び直してください。何も変わっていません。";

/// 部 or 課等.
pub fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Division => "部",
        UnitKind::Section => "課等",
    }
}

/// First and last day.
pub fn validity(unit: &UnitView) -> String {
    let end = unit.valid_to.map_or_else(|| OPEN_END.to_owned(), dates::date);
    format!("{}から{end}", dates::date(unit.valid_from))
}

/// A name with its first day.
pub fn name_from(name: &str, from: NaiveDate) -> String {
    format!("{}から「{name}」", dates::date(from))
}

/// A successor with its first day.
pub fn successor(successor: &UnitSuccessor) -> String {
    format!("{}から{}", dates::date(successor.effective_on), unit(&successor.unit))
}

/// `030100 市民課`.
pub fn unit(unit: &UnitRef) -> String {
    [unit.code.as_str(), " ", &unit.name].concat()
}

/// A word and what it is about, for those who do not see the row.
pub fn about(word: &str, of: &str) -> String {
    format!("{word}：{of}")
}

/// A table was taken in.
pub fn taken_in(rows: u32) -> String {
    format!("{rows}行を取り込みました。")
}

/// How many changes a file holds.
pub fn changes(count: usize) -> String {
    format!("{count}件の変更があります。")
}

/// A file of changes was applied.
pub fn applied(count: usize) -> String {
    format!("{count}件の変更を記録しました。")
}

/// The sentence of a refused field.
pub fn rule(field: &str, code: &str) -> &'static str {
    match (field, code) {
        ("code", "in-use") => "この日には、同じコードの所属があります。",
        ("valid_from", "in-use") => "この日から始まる名前が、すでにあります。",
        (_, "not-open") => "この日には、この所属はありません。日付を確かめてください。",
        (_, "too-far-ahead") => "400日より先の日は記録できません。",
        ("parent_id", _) => "この日にはない部です。選び直してください。",
        ("successor_ids", _) => "この日にはない所属が入っています。選び直してください。",
        ("department_ids", _) => "使えない所属が入っています。選び直してください。",
        ("file", _) => FILE_UNREADABLE,
        (_, "invalid") => "入力してください。長すぎるものと、改行などの文字は使えません。",
        (_, other) => super::field_error(other),
    }
}
