//! Sentences of sign-in, passwords and accounts.

use contract::accounts::AccountState;

pub const SIGN_IN: &str = "サインイン";
pub const SIGN_IN_LEAD: &str = "職員番号とパスワードを入れてください。";
pub const SESSION_ENDED: &str = "操作のない時間が続いたため、サインインの有効時間が終わりました。もう一度サインインすると、続きから始められます。";
pub const LEFT: &str = "サインアウトしました。次の人がサインインできます。";
pub const STAFF_NUMBER_HINT: &str = "名簿のとおり、先頭の0も入れます。";
pub const PASSWORD: &str = "パスワード";
pub const SHOW_PASSWORD: &str = "表示する";
pub const HIDE_PASSWORD: &str = "隠す";
pub const FORGOTTEN: &str = "パスワードが分からないときは、人事研修担当に再発行を頼んでください。";

pub const CHANGE_TITLE: &str = "パスワードの変更";
pub const CHANGE_FIRST: &str = "はじめてのサインインです。自分だけが知っているパスワードに変えてください。変えるまで、ほかの画面には進めません。";
pub const CHANGE_RULES_TITLE: &str = "新しいパスワードの決まり";
pub const CHANGE_RULES: [&str; 4] = [
    "10文字以上、128文字以内にします。文字の種類の決まりはありません。",
    "長く、覚えやすいものにします。関係のない言葉をいくつか並べる方法があります。",
    "ほかのサービスと同じものは使いません。",
    "職員番号、同じ文字のくり返し、よく使われるものは使えません。",
];
pub const CURRENT_PASSWORD: &str = "現在のパスワード";
pub const FIRST_PASSWORD: &str = "渡された最初のパスワード";
pub const NEW_PASSWORD: &str = "新しいパスワード";
pub const NEW_PASSWORD_AGAIN: &str = "新しいパスワード（もう一度）";
pub const NOT_THE_SAME: &str = "二つの入力が違っています。";
pub const CHANGE: &str = "パスワードを変更する";
pub const CHANGED: &str = "パスワードを変更しました。";

pub const SET_UP_TITLE: &str = "最初の管理者の作成";
pub const SET_UP_LEAD: &str =
    "このリンクは一度だけ使えます。ここで作る人が、最初のシステム管理者になります。";
pub const SET_UP: &str = "管理者を作成する";
pub const SET_UP_DONE: &str = "管理者を作成しました。作成した職員番号とパスワードでサインインしてください。";
pub const TO_SIGN_IN: &str = "サインインへ進む";

pub const ACCOUNTS_TITLE: &str = "アカウント";
pub const ACCOUNTS_LEAD: &str = "最初のパスワードの発行と、役割の設定をします。";
pub const ACCOUNTS_EMPTY: &str = "あてはまる職員はいません。";
pub const STATE: &str = "状態";
pub const LAST_SIGNED_IN: &str = "最後のサインイン";
pub const NEVER: &str = "なし";
pub const ROLES: &str = "役割";
pub const ROLES_NONE: &str = "受講者のみ";
pub const ROLES_HINT: &str = "受講者の役割は全員が持っています。";
pub const ROLES_CHANGE: &str = "役割を変える";
pub const ROLES_SAVE: &str = "この役割にする";
pub const ACTIONS: &str = "操作";
pub const CANCEL: &str = "やめる";
pub const ISSUE_TITLE: &str = "最初のパスワードの発行";
pub const ISSUE_LEAD: &str = "まだパスワードのない職員全員に、まとめて発行できます。一人だけに発行するときは、下の一覧の「発行する」を使います。";
pub const ISSUE_ALL: &str = "まだない全員に発行する";
pub const ISSUE_ONE: &str = "発行する";
pub const ISSUE_AGAIN: &str = "再発行する";
pub const ISSUE_CONFIRM_TITLE: &str = "発行の確認";
pub const ISSUE_CONFIRM_ALL: &str =
    "まだパスワードのない職員全員に、最初のパスワードを発行します。続けて印刷し、本人に手渡してください。";
pub const ISSUE_CONFIRM_YES: &str = "発行する";
pub const ISSUING: &str = "発行しています。人数が多いと数分かかります。この画面を開いたままお待ちください。";
pub const ISSUED_TITLE: &str = "最初のパスワード";
pub const ISSUED_WARNING: &str = "いま一度だけ表示しています。印刷して本人に手渡してください。この画面を離れると二度と表示できず、再発行が必要です。";
pub const ISSUED_NONE: &str = "発行する相手はいませんでした。全員に発行済みです。";
pub const ISSUED_CLOSE: &str = "印刷を終えたので、一覧に戻る";
pub const SLIP_STEPS: &str = "この番号とパスワードでサインインし、自分のパスワードに変えてください。";

/// State of an account in one word.
pub fn state(state: AccountState) -> &'static str {
    match state {
        AccountState::None => "未発行",
        AccountState::Issued => "発行済み（本人の変更待ち）",
        AccountState::Active => "利用中",
    }
}

/// What a first password for one person means.
pub fn issue_confirm_one(name: &str, has_one: bool) -> String {
    if has_one {
        format!(
            "{name}さんに、新しい最初のパスワードを発行します。いまのパスワードは使えなくなり、サインイン中の画面も終わります。"
        )
    } else {
        format!("{name}さんに、最初のパスワードを発行します。")
    }
}

/// Name of a row's button, which begins with what is seen.
pub fn for_person(button: &str, name: &str, staff_number: &str) -> String {
    format!("{button} {name} {staff_number}")
}

/// How many slips there are.
pub fn issued(count: usize) -> String {
    format!("{count}人に発行しました。")
}

/// Label of the role boxes of one person.
pub fn roles_of(name: &str) -> String {
    format!("{name}さんの役割")
}

/// The roles are saved.
pub fn roles_saved(name: &str) -> String {
    format!("{name}さんの役割を変えました。次の操作から有効です。")
}
