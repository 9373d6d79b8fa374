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

pub const CHAIN: &str = "記録の検証";
pub const CHAIN_LEAD: &str = "記録は1分ごとに封印し、前の封印とハッシュ値でつなげています。封印の後に記録を書き換えたり、消したり、書き加えたりすると、検証で見つかります。";
pub const HEAD_NUMBER: &str = "最新の封印";
pub const SEAL: &str = "封印";
pub const HEAD_AT: &str = "封印した日時";
pub const HEAD_HASH: &str = "ハッシュ値";
pub const NO_HEAD: &str = "封印はまだありません。1分以内に最初の封印ができます。";
pub const EXPECTED: &str = "帳票に印刷された封印（なければ空のまま）";
pub const EXPECTED_HINT: &str =
    "「番号:ハッシュ値」の形で入力すると、その封印から後が差し替えられていないことも確かめます。";
pub const EXPECTED_WRONG: &str = "「番号:ハッシュ値（64桁の英数字）」の形で入力してください。";
pub const VERIFY: &str = "検証する";
pub const VERIFYING: &str = "検証しています";
pub const VERIFIED: &str = "検証の結果";
pub const FINDINGS: &str = "見つかった異常";

/// The number of a seal.
pub fn seal(number: u32) -> String {
    format!("第{number}号")
}

/// That there are more findings than are shown.
pub fn more(faults: u64) -> String {
    format!("全部で{faults}件あります。先頭の分だけを表示しています。")
}

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
        "plan-draft-saved" => "研修計画の下書きの保存",
        "plan-draft-discarded" => "研修計画の下書きの取りやめ",
        "plan-change-begun" => "研修計画の変更の開始",
        "plan-step-taken" => "研修計画の段階の移行",
        "plan-row-evaluated" => "研修計画の評価の記録",
        "plan-event-linked" => "研修計画の行とイベントの結び付け",
        "duties-derived" => "日替わりの割当ての更新",
        "attempt-started" => "テストの開始",
        "attempt-submitted" => "テストの提出",
        "placement-started" => "事前診断の開始",
        "placement-submitted" => "事前診断の提出",
        "retention-started" => "定着確認の開始",
        "retention-submitted" => "定着確認の提出",
        "course-completed" => "コースの修了",
        "insert-saved" => "本市の定めの差し込み",
        "elective-settings-saved" => "選択研修の募集の設定",
        "elective-applied" => "選択研修の申込み",
        "elective-withdrawn" => "選択研修の申込みの取下げ",
        "elective-decided" => "選択研修の承認の決定",
        "elective-moved-up" => "選択研修の順番待ちから受講可へ",
        "unit-confirmed" => "所属の実施状況の確認",
        "list-exported" => "一覧の出力",
        "document-cover-saved" => "報告書の表書きの変更",
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
        "year-frozen" => "年度の確定",
        "year-corrected" => "確定した年度の訂正の記録",
        "chain-verified" => "記録の検証",
        "evidence-viewed" => "証跡の閲覧",
        "certificate-issued" => "修了証の発行",
        "certificate-reissued" => "修了証の再発行",
        "certificate-checked" => "修了証の確認",
        "certificate-signer-saved" => "修了証の名義の変更",
        "survey-saved" => "アンケートの下書きの保存",
        "survey-removed" => "アンケートの下書きの削除",
        "survey-opened" => "アンケートの受付の開始",
        "survey-closed" => "アンケートの締切り",
        "candidate-followed" => "候補業務の対応の記録",
        "idea-shared" => "業務改善のアイデアの共有",
        other => other,
    }
}
