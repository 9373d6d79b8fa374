//! The headers that are known: what a column may be called, and what must not be taken in.

use std::collections::BTreeMap;

use learning::folding::search_key;

/// A column of the staff file that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Field {
    StaffNumber,
    Name,
    Kana,
    DepartmentCode,
    DepartmentName,
    Title,
    Grade,
    HiredOn,
    PostedOn,
    Email,
    Status,
    RetiredOn,
    TermEndsOn,
    JobKind,
    /// Codes of the concurrent departments (兼務).
    Concurrent,
    /// Kinds of talent (人材区分).
    Talent,
    /// Whether the person handles specific personal information (特定個人情報).
    SpecificInformation,
    /// Known, so nobody needs to be asked about it, but not read: the planned end of a leave.
    NotRead,
}

/// Whether a file may come without a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
}

/// What one header means.
pub(super) enum Meaning {
    Field(Field),
    Forbidden,
    Unknown,
    /// Known but not read, or without a header at all.
    NotNeeded,
}

impl Meaning {
    /// What a header means: first by what the organisation has said about its own headers (folded, see
    /// [`header_key`]), then by the names that everybody uses. What is forbidden stays forbidden.
    pub(super) fn of(header: &str, own: &BTreeMap<String, String>) -> Meaning {
        let key = header_key(header);
        let known = FIELDS.iter().find(|(_, _, names)| names.iter().any(|name| search_key(name) == key));
        let is_forbidden = is_forbidden_key(&key);
        match (own.get(&key), known) {
            _ if key.is_empty() => Meaning::NotNeeded,
            (Some(field), _) if !is_forbidden => {
                field_named(field).map_or(Meaning::NotNeeded, Meaning::Field)
            }
            (_, Some((Field::NotRead, ..))) => Meaning::NotNeeded,
            (_, Some((field, ..))) => Meaning::Field(*field),
            _ if is_forbidden => Meaning::Forbidden,
            _ => Meaning::Unknown,
        }
    }
}

/// A header without marks for required columns, without the sign by which Excel keeps a cell a text, and
/// folded: two headers with the same key are the same.
#[must_use]
pub fn header_key(header: &str) -> String {
    search_key(header).trim_matches(['*', '※', '○', '●', '#', '\'']).to_owned()
}

/// Whether a column of this header must not be taken in.
#[must_use]
pub fn is_forbidden(header: &str) -> bool {
    is_forbidden_key(&header_key(header))
}

fn is_forbidden_key(key: &str) -> bool {
    FORBIDDEN.iter().any(|word| key.contains(&search_key(word)))
}

/// The names of the fields that a column can be.
#[must_use]
pub fn field_names() -> Vec<&'static str> {
    let read = FIELDS.iter().filter(|(field, ..)| *field != Field::NotRead);
    read.filter_map(|(_, _, names)| names.first().copied()).collect()
}

fn field_named(name: &str) -> Option<Field> {
    let known = FIELDS.iter().find(|(_, _, names)| names.first() == Some(&name));
    known.map(|(field, ..)| *field).filter(|field| *field != Field::NotRead)
}

/// The name of a field in Japanese.
pub(super) fn standard_name(field: Field) -> &'static str {
    let known = FIELDS.iter().find(|(known, ..)| *known == field);
    known.and_then(|(_, _, names)| names.first()).copied().unwrap_or_default()
}

/// Field, need, and the headers it goes by, the standard name first.
pub(super) const FIELDS: [(Field, Need, &[&str]); 18] = [
    (
        Field::StaffNumber,
        Need::Required,
        &[
            "職員番号",
            "社員番号",
            "職員コード",
            "社員コード",
            "職員ID",
            "職員No",
            "職員No.",
            "社員No",
            "社員No.",
        ],
    ),
    (
        Field::Name,
        Need::Required,
        &["氏名", "名前", "職員名", "職員氏名", "社員名", "漢字氏名", "氏名漢字", "氏名（漢字）"],
    ),
    (
        Field::Kana,
        Need::Required,
        &[
            "フリガナ",
            "カナ",
            "カナ氏名",
            "氏名カナ",
            "氏名（カナ）",
            "氏名フリガナ",
            "氏名（フリガナ）",
            "カナ名",
            "ヨミガナ",
            "ヨミ",
            "読み",
            "読み仮名",
            "読みがな",
        ],
    ),
    (
        Field::DepartmentCode,
        Need::Required,
        &[
            "所属コード",
            "所属CD",
            "所属番号",
            "所属課コード",
            "課コード",
            "課CD",
            "部署コード",
            "部署CD",
            "組織コード",
        ],
    ),
    (
        Field::DepartmentName,
        Need::Required,
        &["所属名", "所属", "所属名称", "所属課", "所属課名", "課名", "課名称", "部署", "部署名", "組織名"],
    ),
    (Field::Title, Need::Required, &["職名", "職名称", "役職", "役職名", "補職", "補職名"]),
    (Field::Grade, Need::Optional, &["職層", "職層コード", "職層区分"]),
    (Field::HiredOn, Need::Required, &["採用年月日", "採用日", "採用日付", "入庁年月日", "入庁日", "入社日"]),
    (
        Field::PostedOn,
        Need::Optional,
        &["異動年月日", "異動日", "異動発令日", "発令年月日", "発令日", "現所属発令日", "配属日"],
    ),
    (
        Field::Email,
        Need::Optional,
        &["メール", "メールアドレス", "電子メール", "Eメール", "Eメールアドレス", "E-mail", "email", "mail"],
    ),
    (
        Field::Status,
        Need::Required,
        &["在職区分", "在職コード", "在職状況", "在職状態", "在籍区分", "在籍状況"],
    ),
    (Field::RetiredOn, Need::Optional, &["退職年月日", "退職日", "退職日付", "退職予定日"]),
    (
        Field::TermEndsOn,
        Need::Optional,
        &[
            "任期終了日",
            "任期終了",
            "任期終了年月日",
            "任期満了日",
            "任期満了年月日",
            "任用終了日",
            "任用期限",
        ],
    ),
    (Field::JobKind, Need::Optional, &["職種", "職種名", "職種名称", "職種区分"]),
    (Field::Concurrent, Need::Optional, &["兼務所属コード", "兼務所属", "兼務コード"]),
    (Field::Talent, Need::Optional, &["人材区分", "DX人材区分", "デジタル人材区分"]),
    (Field::SpecificInformation, Need::Optional, &["特定個人情報取扱区分", "特定個人情報取扱"]),
    (Field::NotRead, Need::Optional, &["休職終了予定日", "休職終了日", "復職予定日"]),
];

/// Headers that contain one of these name something that a training system has no business to hold.
const FORBIDDEN: [&str; 33] = [
    "生年月日",
    "誕生",
    "生まれ",
    "個人番号",
    "マイナンバ",
    "mynumber",
    "住所",
    "居所",
    "郵便番号",
    "自宅",
    "携帯",
    "本籍",
    "国籍",
    "性別",
    "家族",
    "扶養",
    "配偶者",
    "給与",
    "給料",
    "俸給",
    "号給",
    "報酬",
    "賃金",
    "手当",
    "賞与",
    "口座",
    "年金番号",
    "保険証",
    "被保険者",
    "障害",
    "病名",
    "人事評価",
    "懲戒",
];
