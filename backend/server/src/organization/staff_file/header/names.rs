//! The headers that are known: what a column may be called, and what must not be taken in.

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
    /// Known, so nobody needs to be told about it, but not read: second posts, end of leave, kinds of
    /// talent, handling of specific personal information.
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
    pub(super) fn of(header: &str) -> Meaning {
        // Marks for required columns, and the sign by which Excel keeps a cell a text.
        let key = search_key(header);
        let key = key.trim_matches(['*', '※', '○', '●', '#', '\'']);
        let known = FIELDS.iter().find(|(_, _, names)| names.iter().any(|name| search_key(name) == key));
        match known {
            _ if key.is_empty() => Meaning::NotNeeded,
            Some((Field::NotRead, ..)) => Meaning::NotNeeded,
            Some((field, ..)) => Meaning::Field(*field),
            None if FORBIDDEN.iter().any(|word| key.contains(&search_key(word))) => Meaning::Forbidden,
            None => Meaning::Unknown,
        }
    }
}

/// The name of a field in Japanese.
pub(super) fn standard_name(field: Field) -> &'static str {
    let known = FIELDS.iter().find(|(known, ..)| *known == field);
    known.and_then(|(_, _, names)| names.first()).copied().unwrap_or_default()
}

/// Field, need, and the headers it goes by, the standard name first.
pub(super) const FIELDS: [(Field, Need, &[&str]); 13] = [
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
        Field::NotRead,
        Need::Optional,
        &[
            "兼務所属コード",
            "兼務所属",
            "兼務コード",
            "休職終了予定日",
            "休職終了日",
            "復職予定日",
            "人材区分",
            "DX人材区分",
            "デジタル人材区分",
            "特定個人情報取扱区分",
            "特定個人情報取扱",
        ],
    ),
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
