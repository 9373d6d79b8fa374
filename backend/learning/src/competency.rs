//! What digital literacy is divided into: the ten items of the city plan (10項目) and the items of the DX literacy
//! standard (DXリテラシー標準, DSS-L ver.1.2, IPA and METI, July 2024).

/// The ten items, in the order of the plan.
pub const LITERACY: [&str; 10] = [
    "著作権",
    "検索",
    "売買",
    "コミュニケーション",
    "プライバシー",
    "公序良俗",
    "判断",
    "SNS",
    "マナー",
    "セキュリティ",
];

/// One item of DSS-L.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DsslItem {
    /// Code, e.g. `HC1`.
    pub code: &'static str,
    /// Name.
    pub name: &'static str,
    /// Group (大項目).
    pub group: &'static str,
}

const fn item(code: &'static str, name: &'static str, group: &'static str) -> DsslItem {
    DsslItem { code, name, group }
}

/// Every item, in the order of the standard.
pub const DSSL: [DsslItem; 23] = [
    item("MS1", "変化への適応", "マインド・スタンス"),
    item("MS2", "コラボレーション", "マインド・スタンス"),
    item("MS3", "顧客・ユーザーへの共感", "マインド・スタンス"),
    item("MS4", "常識にとらわれない発想", "マインド・スタンス"),
    item("MS5", "反復的なアプローチ", "マインド・スタンス"),
    item("MS6", "柔軟な意思決定", "マインド・スタンス"),
    item("MS7", "事実に基づく判断", "マインド・スタンス"),
    item("WY1", "社会の変化", "Why（DXの背景）"),
    item("WY2", "顧客価値の変化", "Why（DXの背景）"),
    item("WY3", "競争環境の変化", "Why（DXの背景）"),
    item("WD1", "社会におけるデータ", "What（データ）"),
    item("WD2", "データを読む・説明する", "What（データ）"),
    item("WD3", "データを扱う", "What（データ）"),
    item("WD4", "データによって判断する", "What（データ）"),
    item("WT1", "AI", "What（技術）"),
    item("WT2", "クラウド", "What（技術）"),
    item("WT3", "ハードウェア・ソフトウェア", "What（技術）"),
    item("WT4", "ネットワーク", "What（技術）"),
    item("HU1", "データ・デジタル技術の活用事例", "How（活用）"),
    item("HU2", "ツール利用", "How（活用）"),
    item("HC1", "セキュリティ", "How（留意点）"),
    item("HC2", "モラル", "How（留意点）"),
    item("HC3", "コンプライアンス", "How（留意点）"),
];
