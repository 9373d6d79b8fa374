//! Sentences of the audit log.

pub const TITLE: &str = "操作記録";
pub const LEAD: &str = "だれが、いつ、どこから、何をしたかの記録です。書き換えや削除はできません。";
pub const EMPTY: &str = "まだ記録はありません。";
pub const AT: &str = "日時";
pub const ACTOR: &str = "操作した人";
pub const ACTION: &str = "操作";
pub const TARGET: &str = "対象";
pub const ADDRESS: &str = "端末のアドレス";
pub const SYSTEM: &str = "システム";
pub const NO_ADDRESS: &str = "なし";

/// An action in words; the code itself for one that is new to this client.
pub fn action(code: &str) -> &str {
    match code {
        "signed-in" => "サインイン",
        "sign-in-failed" => "サインインの失敗",
        "signed-out" => "サインアウト",
        "password-changed" => "パスワードの変更",
        "passwords-issued" => "最初のパスワードの発行",
        "administrator-created" => "最初の管理者の作成",
        "roles-changed" => "役割の変更",
        "staff-imported" => "名簿の取込み",
        "courses-published" => "コースの公開",
        "assigned" => "研修の割当て",
        "curriculum-saved" => "研修体系の下書きの保存",
        "curriculum-published" => "研修体系の公開",
        "duties-derived" => "日替わりの割当ての更新",
        "attempt-started" => "テストの開始",
        "attempt-submitted" => "テストの提出",
        "course-completed" => "コースの修了",
        "insert-saved" => "本市の定めの差し込み",
        "list-exported" => "一覧の出力",
        other => other,
    }
}
