//! Every Japanese sentence of the client. Codes come over the wire; here they become words. One file per
//! feature beside this one; this file has what all pages share.

pub mod accounts;
pub mod assignments;
pub mod attempts;
pub mod audience;
pub mod audit;
pub mod catalog;
pub mod certificates;
pub mod dashboard;
pub mod dates;
pub mod documents;
pub mod duties;
pub mod electives;
pub mod event_planning;
pub mod events;
pub mod evidence;
pub mod exercises;
pub mod gates;
pub mod glossary;
pub mod inserts;
pub mod orders;
pub mod organization;
pub mod personnel;
pub mod placements;
pub mod plan;
pub mod publication;
pub mod records;
pub mod reminders;
pub mod reporting;
pub mod requirements;
pub mod retention;
pub mod staff_import;
pub mod understanding;
pub mod unit_register;
pub mod units;

use contract::accounts::Permission;
use contract::error::ErrorCode;
use learning::role::Role;

use crate::api::ApiError;

pub const PRODUCT: &str = "まなびや";
pub const SKIP_LINK: &str = "本文へ移動";
pub const MENU: &str = "メニュー";
/// Headings of the groups of the menu.
pub const MENU_TRAINING: &str = "受講";
pub const MENU_PLANNING: &str = "研修の計画と割当て";
pub const MENU_ORGANIZATION: &str = "名簿と組織";
pub const MENU_RECORDS: &str = "記録と出席";
pub const MENU_REPORTS: &str = "報告";
pub const MENU_ADMINISTRATION: &str = "管理";
pub const MENU_UNITS: &str = "所属の台帳";
pub const MENU_OPERATIONS: &str = "業務対応表";
pub const SWITCH_PERSON: &str = "次の人に替わる";
pub const SWITCHING: &str = "終了しています";
pub const SWITCH_FAILED: &str =
    "サインアウトできませんでした。通信を確かめて、もう一度「次の人に替わる」を押してください。";
pub const SAMPLE_BANNER: &str = "これは見本です。市も職員も、すべて架空のものです。";
pub const FOOTER: &str = "この画面で分からないことは、研修の担当者にお尋ねください。";
pub const GLOSSARY: &str = "用語集";
pub const CHANGE_PASSWORD: &str = "パスワードの変更";

pub const LOADING: &str = "読み込んでいます。";
pub const RETRY: &str = "もう一度読み込む";
pub const LOAD_FAILED: &str = "表示できませんでした";
pub const BACK_HOME: &str = "自分の研修へ戻る";
pub const SEND_PENDING: &str = "送信しています";
pub const PRINT: &str = "印刷する";
pub const ALL: &str = "すべて";
pub const LEAVE_UNSAVED: &str =
    "保存していない変更があります。このページを離れると、その変更は失われます。離れてもよいですか。";
pub const SEARCH: &str = "検索";
pub const SEARCH_CLEAR: &str = "すべて表示する";
pub const SEARCH_HINT: &str = "職員番号、氏名、フリガナの一部";
pub const PREVIOUS_PAGE: &str = "前のページ";
pub const NEXT_PAGE: &str = "次のページ";
pub const STAFF_NUMBER: &str = "職員番号";
pub const NAME: &str = "氏名";
pub const DEPARTMENT: &str = "所属";
pub const GRADE: &str = "職層";
pub const COURSE: &str = "コース";

pub const NOT_FOUND_TITLE: &str = "ページが見つかりません";
pub const NOT_FOUND_BODY: &str = "アドレスが違うか、いまの担当では見られないページです。";
pub const FORBIDDEN_BODY: &str =
    "いまの役割では、このページを使えません。必要なときは、研修の担当者に相談してください。";

pub const WRONG_CURRENT: &str = "現在のパスワードが違います。";

pub const KIND_INFO: &str = "お知らせ";
pub const KIND_SUCCESS: &str = "完了";
pub const KIND_WARNING: &str = "確認してください";
pub const KIND_ERROR: &str = "エラー";

/// Title of the document for a page.
pub fn document_title(page: &str) -> String {
    format!("{page} - {PRODUCT}")
}

/// `n人`.
pub fn people(count: u32) -> String {
    format!("{}人", grouped(count))
}

/// Digits in groups of three.
pub fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Where a pager stands.
pub fn page_of(page: u32, pages: u32, total: u32) -> String {
    format!("全{}件（{page}／{pages}ページ）", grouped(total))
}

/// Name of a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Learner => "受講者",
        Role::SectionHead => "所属長",
        Role::DxLeader => "DX推進リーダー",
        Role::Hr => "人事研修担当",
        Role::Author => "教材担当",
        Role::Administrator => "システム管理者",
        Role::Auditor => "監査",
    }
}

/// Menu word of a page that a permission opens.
pub fn menu(permission: Permission) -> &'static str {
    match permission {
        Permission::TakeCourses => "自分の研修",
        Permission::ViewOwnUnit | Permission::ViewReports => "受講状況",
        Permission::ViewStaff => "職員一覧",
        Permission::ImportStaff => "名簿の取込み",
        Permission::Assign => "研修の割当て",
        Permission::ViewCatalog => "コース一覧",
        Permission::EditInserts => "本市の定めの差し込み",
        Permission::IssuePasswords | Permission::ManageRoles => "アカウント",
        Permission::ViewAudit => "操作記録",
        Permission::KeepRecords | Permission::ViewRecords => "受講の記録",
        Permission::EditPlan => "研修計画",
        Permission::EditSurveys => "ニーズ調査",
        Permission::ViewEvidence => "証跡",
        Permission::ViewGates | Permission::EditGates | Permission::IssueGateTokens => "利用前必須の研修",
    }
}

/// Menu words of 説明会・体験会・集合研修, for everybody and for HR.
pub const MENU_EVENTS: &str = "説明会・研修の申込み";
pub const MENU_EVENT_PLANNING: &str = "説明会・研修の運営";
/// Menu word of the curriculum.
pub const MENU_CURRICULUM: &str = "研修体系";

/// Menu word of the list of people who have not completed.
pub const MENU_OUTSTANDING: &str = "未修了者一覧";

/// Menu word of the page of reminders.
pub const MENU_REMINDERS: &str = "督促";

/// Menu word of the page of certificates.
pub const MENU_CERTIFICATES: &str = "修了証";

/// One sentence for a failed request: what happened and what to do.
pub fn error(error: &ApiError) -> String {
    match error {
        ApiError::Network => "サーバーにつながりません。通信を確かめて、もう一度お試しください。".to_owned(),
        ApiError::Unreadable { status } => format!(
            "サーバーの返事を読み取れませんでした（番号 {status}）。時間をおいてもう一度お試しください。続くときは情報システムの担当者に連絡してください。"
        ),
        ApiError::Problem(problem) => error_code(problem.code, problem.retry_after_seconds),
    }
}

fn error_code(code: ErrorCode, retry_after_seconds: Option<u32>) -> String {
    let sentence = match code {
        ErrorCode::NotSignedIn => "サインインの有効時間が終わりました。もう一度サインインしてください。",
        ErrorCode::WrongCredentials => "職員番号またはパスワードが違います。",
        ErrorCode::TooManyAttempts => {
            return match retry_after_seconds {
                Some(seconds) => format!(
                    "サインインの失敗が続いたため、しばらく受け付けません。{}待ってからお試しください。",
                    dates::span(seconds)
                ),
                None => "失敗が続いたため、しばらく受け付けません。少し待ってからお試しください。".to_owned(),
            };
        }
        ErrorCode::PasswordChangeRequired => "先にパスワードを変更してください。",
        ErrorCode::Forbidden => FORBIDDEN_BODY,
        ErrorCode::NotFound => "見つかりませんでした。削除されたか、いまの担当では見られないものです。",
        ErrorCode::InvalidInput => "入力の内容を確かめてください。",
        ErrorCode::WrongCurrentPassword => WRONG_CURRENT,
        ErrorCode::WeakPassword => "新しいパスワードを見直してください。",
        ErrorCode::Conflict => {
            "ほかの操作で内容が変わりました。新しい内容を確かめてから、やり直してください。"
        }
        ErrorCode::AlreadySubmitted => "このテストは提出済みです。解答は変えられません。",
        ErrorCode::TimeOver => "制限時間が終わりました。それまでに保存した解答で採点されています。",
        ErrorCode::AttemptsUsedUp => "受験できる回数を使い切りました。研修の担当者に相談してください。",
        ErrorCode::LessonsLeft => "先にすべてのレッスンを読み終え、演習に合格してください。",
        ErrorCode::AcknowledgementNeeded => {
            "読んだことの確認が済んでいない定めがあります。ページを開き直し、確認してから進んでください。"
        }
        ErrorCode::PlacementClosed => {
            "このコースの学習を始めたため、事前診断は受けられません。コースの内容に戻って続けてください。"
        }
        ErrorCode::LinkExpired => "このリンクは使用済みか、有効な時間を過ぎています。",
        ErrorCode::ImportRejected => "取り込めない行があります。名簿は何も変わっていません。",
        ErrorCode::TooLarge => "ファイルまたは入力が大きすぎます。",
        ErrorCode::Unavailable => "サーバーが混み合っています。少し待ってからお試しください。",
        ErrorCode::Internal | ErrorCode::Unknown => {
            "サーバーで問題が起きました。時間をおいてもお困りのときは、情報システムの担当者に連絡してください。"
        }
    };
    sentence.to_owned()
}

/// One sentence for a refused field.
pub fn field_error(code: &str) -> &'static str {
    match code {
        "required" | "empty" => "入力してください。",
        "too-short" => "10文字以上にしてください。",
        "too-long" => "長すぎます。短くしてください。",
        "is-staff-number" => "職員番号と同じものは使えません。",
        "one-character" => "同じ文字のくり返しは使えません。",
        "too-common" => "よく使われるもののため、推測されやすく使えません。",
        "same-as-current" | "unchanged" => "現在のパスワードと違うものにしてください。",
        "not-in-fiscal-year" | "outside-fiscal-year" | "too-far" => {
            "今年度または来年度の中の日にしてください。"
        }
        "in-the-past" | "in-past" | "past" | "before-today" => "今日以降の日にしてください。",
        "in-future" => "今日以前の日にしてください。",
        "before-last-import" => "前に取り込んだ名簿より古い日です。最新の名簿を選んでください。",
        "out-of-bounds" => "1以上、10万以下の数字で入力してください。",
        "before-first" => "始まりの日以降にしてください。",
        "not-begun" => "まだ始まっていない年度です。",
        "holds-role" => "役割のある人のパスワードは、システム管理者だけが発行できます。",
        "own-account" => "自分のパスワードは発行できません。「パスワードの変更」を使ってください。",
        "unknown" => "一覧にないものです。選び直してください。",
        "before-start" => "初日以降の日にしてください。",
        "before-hire" => "採用より前の日です。日付を確かめてください。",
        "has-left" => "退職したあとの日です。日付を確かめてください。",
        "duplicate" => "同じ記録がすでにあります。記録の一覧を確かめてください。",
        "not-later" => "いまの期限より後の日にしてください。",
        "out-of-range" => "使えない数です。入力した数を確かめてください。",
        "needs-pass-mark" => "点数を入力したときは、合格点も入力してください。",
        "score-disagrees" => "点数と合格点から決まる結果と違います。どちらかを直してください。",
        "not-recorded-by-hand" => "この形態は記録できません。ほかの形態を選んでください。",
        "not-a-code" => "使えない文字が入っています。説明のとおりに書き直してください。",
        "taken" => "すでに使われています。",
        "one-line" => "1行で書いてください。",
        "unknown-place" => "使えない差し込みの名前があります。下の一覧にある名前を使ってください。",
        "too-many" => "5つまでにしてください。",
        "not-in-range" => "決められた範囲の数にしてください。",
        "nothing-to-send" => "いつ、だれに送るかを少なくとも1つ選んでください。",
        "no-mail-server" => {
            "このサーバーには、メールを送る設定がありません。情報システムの担当者に相談してください。"
        }
        "last-administrator" => "システム管理者がいなくなるため、外せません。",
        _ => "この内容では受け付けられません。",
    }
}

#[cfg(test)]
mod tests {
    use contract::error::{ErrorCode, Problem};

    use crate::api::ApiError;

    #[test]
    fn digits_are_grouped() {
        assert_eq!(super::grouped(0), "0");
        assert_eq!(super::grouped(999), "999");
        assert_eq!(super::grouped(1_000), "1,000");
        assert_eq!(super::grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn throttling_says_how_long() {
        let problem = Problem {
            kind: String::new(),
            title: String::new(),
            status: 429,
            code: ErrorCode::TooManyAttempts,
            fields: vec![],
            retry_after_seconds: Some(90),
        };
        assert!(super::error(&ApiError::Problem(Box::new(problem))).contains("1分30秒"));
    }
}
