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
        "staff-import-undone" => "名簿の取込みの取消し",
        "staff-file-decided" => "名簿についての回答",
        "personnel-event-recorded" => "辞令の登録",
        "personnel-event-voided" => "辞令の取消し",
        "attributes-imported" => "属性の一覧の取込み",
        "unit-changed" => "組織の変更",
        "operation-saved" => "業務対応表の変更",
        "operation-removed" => "業務対応表からの削除",
        "courses-published" => "コースの公開",
        "assigned" => "研修の割当て",
        "curriculum-saved" => "研修体系の下書きの保存",
        "curriculum-published" => "研修体系の公開",
        "duties-derived" => "日替わりの割当ての更新",
        "attempt-started" => "テストの開始",
        "attempt-submitted" => "テストの提出",
        "placement-started" => "事前診断の開始",
        "placement-submitted" => "事前診断の提出",
        "course-completed" => "コースの修了",
        "insert-saved" => "本市の定めの差し込み",
        "elective-settings-saved" => "選択研修の募集の設定",
        "elective-applied" => "選択研修の申込み",
        "elective-withdrawn" => "選択研修の申込みの取下げ",
        "elective-decided" => "選択研修の承認の決定",
        "elective-moved-up" => "選択研修の順番待ちから受講可へ",
        "unit-confirmed" => "所属の実施状況の確認",
        "list-exported" => "一覧の出力",
        "waiver-recorded" => "免除の記録",
        "extension-recorded" => "期限の延長の記録",
        "credit-recorded" => "所外研修の記録",
        "record-revoked" => "記録の取消し",
        "roster-applied" => "研修の名簿の記録",
        "roster-undone" => "研修の名簿の取消し",
        "gate-saved" => "利用前必須の研修の変更",
        "gate-token-created" => "トークンの作成",
        "gate-token-revoked" => "トークンの無効化",
        "event-saved" => "説明会などの登録・変更",
        "event-session-saved" => "開催の登録・変更",
        "event-session-cancelled" => "開催の中止",
        "event-session-held" => "開催の実施済みの記録",
        "event-people-enrolled" => "説明会などへの代理の申込み",
        "event-code-shown" => "出席番号の表示",
        "event-attendance-recorded" => "出席の記録",
        "event-attendance-corrected" => "出席の訂正",
        "reminders-recorded" => "督促の記録",
        "reminder-template-saved" => "督促の文面の変更",
        "reminder-rules-saved" => "督促メールの決まりの変更",
        "mail-retried" => "督促メールの再送",
        "survey-saved" => "アンケートの下書きの保存",
        "survey-removed" => "アンケートの下書きの削除",
        "survey-opened" => "アンケートの受付の開始",
        "survey-closed" => "アンケートの締切り",
        "candidate-followed" => "候補業務の対応の記録",
        "idea-shared" => "業務改善のアイデアの共有",
        other => other,
    }
}
