//! Sentences of a person's page: state, orders, the form of an order, attributes by list.

use contract::organization::{PersonnelEventView, UnitRef};

use super::dates;
use crate::api::ApiError;

pub const TITLE_FALLBACK: &str = "職員";
pub const BACK: &str = "職員一覧へ戻る";
pub const ON_THIS_PAGE: &str = "この職員について";
pub const TO_DUTIES: &str = "受講の割当てを見る";
pub const TO_ORDERS: &str = "発令の履歴を見る";
pub const TO_HISTORY: &str = "この職員の受講履歴";
pub const STATE: &str = "現在の状態";
pub const NO_STATE: &str = "まだ在職していません。発令の予定は下の履歴にあります。";
pub const MAIN: &str = "所属";
pub const CONCURRENT: &str = "兼務";
pub const TITLE: &str = "職名";
pub const GRADE: &str = "職層";
pub const JOB_KIND: &str = "職種";
pub const STATUS: &str = "在職区分";
pub const HIRED_ON: &str = "採用年月日";
pub const POSTED_ON: &str = "異動年月日";
pub const POSTED_ON_HINT: &str = "空欄のときは、効力の生じる日にします。";
pub const ENDS_ON: &str = "任期終了・退職予定日";
pub const EMAIL: &str = "メール";
pub const ATTRIBUTES: &str = "属性";
pub const NONE: &str = "なし";
pub const UNCHANGED: &str = "変えない";
pub const CHOOSE: &str = "選んでください";

pub const ORDERS: &str = "発令の履歴（予定・取消済みを含む）";
pub const EFFECTIVE_ON: &str = "効力の生じる日";
pub const KIND: &str = "発令の種類";
pub const CHANGES: &str = "変わること";
pub const RECORDED: &str = "記録";
pub const REASON: &str = "理由";
pub const STANDING: &str = "状態";
pub const ACTION: &str = "操作";
pub const PLANNED: &str = "予定";
pub const IN_FORCE: &str = "有効";
pub const VOIDED: &str = "取消済み";
pub const TAKE_BACK: &str = "取り消す";
pub const TAKING_BACK: &str = "取り消しています";
pub const TAKE_BACK_CONFIRM: &str = "この発令を取り消す";
pub const TAKE_BACK_WHAT: &str =
    "この発令をなかったものとして、名簿と研修の割当てを計算し直します。修了の記録は消えません。";
pub const TAKE_BACK_REASON: &str = "取り消す理由";
pub const REASON_HINT: &str = "200文字まで。操作記録に残ります。";
pub const TAKEN_BACK: &str = "発令を取り消しました。";
pub const CANCEL: &str = "やめる";

pub const NEW_ORDER: &str = "発令を1件記録する";
pub const NEW_ORDER_LEAD: &str = "この日から変わることだけを入力します。入力しない欄は変わりません。";
pub const NO_FIELDS: &str = "この種類の発令は、日付だけを記録します。";
pub const RECORD: &str = "記録する";
pub const RECORDING: &str = "記録しています";
pub const RECORDED_DONE: &str = "発令を記録しました。";
pub const NEW_PERSON: &str = "職員を1人加える";
pub const NEW_PERSON_LEAD: &str =
    "名簿の取込みを待たずに、採用を1件記録します。職員番号・氏名・フリガナ・所属・職名・職層が必要です。";
pub const NAME: &str = "氏名";
pub const KANA: &str = "フリガナ";
pub const OPTIONAL_REASON: &str = "理由（あれば）";
pub const NO_CHANGE: &str = "変わることを1つ以上入力してください。";
pub const NOT_A_DATE: &str = "日付を入力してください。";

pub const LIST_TITLE: &str = "属性の一覧の取込み";
pub const LIST_LEAD: &str = "「職員番号,属性」の2列のCSVで、研修に関わる属性をまとめて付け外しします。1人に属性が2つあれば2行にします。";
pub const LIST_KNOWN: &str = "使える属性";
pub const LIST_FILE: &str = "属性のファイル";
pub const LIST_FILE_HINT: &str =
    "1行目は「職員番号,属性」の見出しです。文字コードは Shift_JIS（CP932）と UTF-8 のどちらでも読めます。";
pub const LIST_COMPLETE: &str = "一覧にない職員からは、この一覧に出てくる属性を外す";
pub const LIST_COMPLETE_HINT: &str = "チェックしないときは、付けるだけで外しません。";
pub const LIST_ADDED: &str = "付く属性";
pub const LIST_REMOVED: &str = "外れる属性";
pub const LIST_CHANGES: &str = "変わる職員";
pub const LIST_LINK: &str = "属性をCSVでまとめて変える";

/// Title of the page of a person.
pub fn title(name: &str) -> String {
    if name.is_empty() { TITLE_FALLBACK.to_owned() } else { format!("{name}さん") }
}

/// Number, department and title under the name.
pub fn lead(staff_number: &str, department: &str, title: &str) -> String {
    format!("職員番号 {staff_number}　{department}　{title}")
}

/// `030100 市民課`.
pub fn unit(unit: &UnitRef) -> String {
    [unit.code.as_str(), " ", &unit.name].concat()
}

/// A word and what it is about, for those who do not see the row.
pub fn about_event(word: &str, event: &PersonnelEventView) -> String {
    format!("{word}：{} {}", dates::date(event.effective_on), event.kind.label())
}

/// When and by whom it was recorded.
pub fn recorded(event: &PersonnelEventView) -> String {
    let by = match (event.recorded_by.as_str(), event.recorded_by_name.as_str()) {
        ("system", _) => "システム".to_owned(),
        (number, "") => number.to_owned(),
        (number, name) => format!("{name}（{number}）"),
    };
    let how = if event.import_id.is_some() { "、名簿の取込み" } else { "" };
    format!("{}、{by}{how}", dates::date_time(event.recorded_at))
}

/// When, by whom and why it was taken back.
pub fn voided(event: &PersonnelEventView) -> String {
    match &event.voided {
        Some(voided) => {
            format!("{VOIDED}（{}、{}、理由：{}）", dates::date_time(voided.at), voided.by, voided.reason)
        }
        None if event.planned => PLANNED.to_owned(),
        None => IN_FORCE.to_owned(),
    }
}

/// How many people a list changes.
pub fn list_checked(rows: u32, changes: usize, rejected: usize) -> String {
    if rejected > 0 {
        return format!(
            "取り込めない行が{rejected}件あります。何も変わっていません。ファイルを直して、選び直してください。"
        );
    }
    if changes == 0 {
        return format!("{rows}行を読みました。属性が変わる職員はいません。");
    }
    format!("{rows}行を読みました。{changes}人の属性が変わります。")
}

/// A list was applied.
pub fn list_applied(changes: usize) -> String {
    format!("{changes}人の属性を変えました。")
}

/// The sentence of a refused field of an order.
pub fn rule(code: &str) -> &'static str {
    match code {
        "before-hired" => "採用より前の日です。日付を確かめてください。",
        "too-far-ahead" => "400日より先の日は記録できません。",
        "already-employed" => "すでに在職しています。採用は、退職した職員にだけ記録できます。",
        "has-left" => "この日には退職しています。戻るときは採用を記録してください。",
        "not-away" => "この日は休職・育休・派遣中ではないため、復職を記録できません。",
        "not-higher" => {
            "いまより上の職層を選んでください。同じか下になるときは「職名・職層の変更」を使います。"
        }
        "also-added" => "同じ属性を付けることと外すことはできません。",
        "first-event" => "この職員の最初の発令です。後の発令を先に取り消してください。",
        "invalid" => "この値は使えません。文字と長さを確かめてください。",
        "unknown" => "この日にはない所属です。選び直してください。",
        other => super::field_error(other),
    }
}

/// Why an order was refused, when no field of the form tells.
pub fn refusal(error: &ApiError) -> String {
    match error {
        ApiError::Problem(problem) => match problem.fields.first() {
            Some(field) if field.field == "change" => NO_CHANGE.to_owned(),
            Some(field) => rule(&field.code).to_owned(),
            None => super::error(error),
        },
        ApiError::Network | ApiError::Unreadable { .. } => super::error(error),
    }
}
