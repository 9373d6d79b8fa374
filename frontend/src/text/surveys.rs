//! Sentences of answering surveys and of shared ideas.

use chrono::NaiveDate;
use contract::surveys::MyStanding;
use learning::survey::WorkFrequency;

use super::dates;

pub const TITLE: &str = "アンケート";
pub const LEAD: &str = "あなたに回答をお願いしているアンケートです。";
pub const EMPTY: &str = "いま回答をお願いしているアンケートはありません。";
pub const ANSWER: &str = "回答する";
pub const NAMED: &str = "記名";
pub const ANONYMOUS: &str = "無記名";
pub const TO_IDEAS: &str = "業務改善のアイデアを見る";
pub const PURPOSE: &str = "回答の使いみち";
pub const BEFORE: &str = "回答する前に読んでください";
pub const REQUIRED: &str = "（必須）";
pub const OPTIONAL: &str = "（任意）";
pub const SUBMIT: &str = "この内容で回答する";
pub const SUBMITTING: &str = "送っています";
pub const ONCE: &str = "回答は1回だけです。送ったあとは変更できません。";
pub const DONE: &str = "回答を受け付けました。ありがとうございました。";
pub const ANSWERED: &str = "このアンケートには回答済みです。";
pub const BACK: &str = "アンケートの一覧へ戻る";
pub const FAULTS: &str = "まだ送れません。次の設問を確かめてください。";
pub const NOT_SAVED: &str = "書きかけの回答はどこにも保存されません。ページを閉じると消えます。";
pub const PREVIEW: &str = "回答する画面の見本です。ここで答えても何も送られません。";

pub const ANONYMOUS_HEADING: &str = "このアンケートは無記名です。";
pub const NAMED_HEADING: &str = "このアンケートは記名です。";
/// What is true of every anonymous survey.
pub const ANONYMOUS_PROMISES: [&str; 6] = [
    "あなたの氏名・職員番号・所属の課・回答した日時は、回答と一緒に保存しません。操作記録にも残しません。だれの回答かをたどる情報は、回答のデータにありません。",
    "1人1回にするため、「回答した」ことだけを、回答とは別に、日時を付けずに覚えます。これは10人以上の分がたまってからまとめて保存するので、アンケートの記録からは、ある回答がだれのものかを10人未満にしぼれません。締め切ると、これも消します。",
    "サインインの日時と接続元は、アンケートとは別に、いつも記録しています。サーバーの管理者がこれを調べれば、「その間にサインインした人」まではしぼれることがあります。",
    "まとめて保存する前にサーバーを再起動すると、回答済みの人に「回答する」と表示されることがあります。そのときは、もう一度答えないでください。",
    "結果は締切りのあと、回答が10人以上あるときだけ、集計して見られます。文章の回答は、書いた人が10人以上の設問だけ、部や課を付けずに並べます。候補として書いた業務は、1件ずつ見られます（回答が10人以上の部は、部の名前が付きます）。",
    "文章には、自分やほかの人がだれかわかることを書かないでください。",
];
pub const NO_DIVISION: &str = "部の名前も保存しません。";
/// What is true of every named survey.
pub const NAMED_PROMISES: [&str; 2] = [
    "あなたの氏名・職員番号・所属・回答した日時を、回答と一緒に保存します。",
    "だれがどう答えたかを見られるのは、人事研修担当とDX推進リーダーです。監査の担当者には、氏名のない集計と文章だけが見えます。採用した業務は、所属の課の名前を付けて全職員に紹介することがあります。",
];

pub const WORK: &str = "業務の名前";
pub const WORK_HINT: &str = "例：申請書の内容を台帳に転記する";
pub const FREQUENCY: &str = "頻度";
pub const TIMES: &str = "1回あたりの件数";
pub const TIMES_HINT: &str = "毎日なら1日の件数、毎月なら1か月の件数です。";
pub const MINUTES: &str = "1件にかかる分数";
pub const SYSTEMS: &str = "使うシステム・ソフト（任意）";
pub const TROUBLE: &str = "困っていること（任意）";
pub const ADD_WORK: &str = "業務を追加する";
pub const NUMBER_HINT: &str = "半角または全角の数字で入力してください。";

pub const IDEAS_TITLE: &str = "業務改善のアイデア";
pub const IDEAS_LEAD: &str =
    "採用された自動化・見直しの事例です。自分の課でも使いたいものがあれば知らせてください。";
pub const IDEAS_EMPTY: &str = "まだ共有された事例はありません。";
pub const WANT: &str = "うちの課でも使いたい";
pub const WANTED: &str = "「うちの課でも使いたい」を取り消す";

/// Title of the list in the menu, and of a survey's kind.
pub fn naming(naming: learning::survey::Naming) -> &'static str {
    match naming {
        learning::survey::Naming::Named => NAMED,
        learning::survey::Naming::Anonymous => ANONYMOUS,
    }
}

/// That the division is kept, and which; or that the own one is too small for it.
pub fn division(kept: &str) -> String {
    if kept.is_empty() {
        "部ごとの集計のために部の名前を保存しますが、あなたの部は対象の人数が少ないため保存しません。"
            .to_owned()
    } else {
        format!(
            "部ごとの集計のために、部の名前（{kept}）だけを回答と一緒に保存します。回答が10人に満たない部の名前は、締切りのときに消します。"
        )
    }
}

/// Until when answers are taken.
pub fn until(day: NaiveDate) -> String {
    format!("{}まで", dates::date(day))
}

/// What the person can do.
pub fn standing(standing: MyStanding) -> &'static str {
    match standing {
        MyStanding::Open => "未回答",
        MyStanding::Answered => "回答済み",
        MyStanding::Over => "受付終了",
    }
}

/// Why it is too late.
pub fn over(day: NaiveDate) -> String {
    format!("このアンケートの受付は{}で終わりました。", dates::date(day))
}

/// Number and text of a question with whether it must be answered.
pub fn question(number: usize, text: &str, required: bool) -> String {
    format!("{number}. {text}{}", if required { REQUIRED } else { OPTIONAL })
}

/// The label of a number with its unit.
pub fn with_unit(label: String, unit: &str) -> String {
    if unit.is_empty() { label } else { format!("{label}（単位：{unit}）") }
}

/// Name of the link that answers a survey.
pub fn answer_name(title: &str) -> String {
    format!("「{title}」に回答する")
}

/// Heading of one piece of work.
pub fn work_number(place: usize) -> String {
    format!("業務{}", place + 1)
}

/// Label of a field of one piece of work: the fields of each have names of their own.
pub fn work_label(label: &str, place: usize) -> String {
    format!("{label}（業務{}）", place + 1)
}

/// The button that takes one piece of work away.
pub fn remove_work(place: usize) -> String {
    format!("業務{}を削除する", place + 1)
}

/// A frequency with the number of times that are assumed.
pub fn frequency(frequency: WorkFrequency) -> &'static str {
    contract::wording::surveys::frequency(frequency)
}

/// A fault in an answer.
pub fn fault(code: &str) -> &'static str {
    match code {
        "required" => "回答してください。",
        "too-long" => "長すぎます。短くしてください。",
        "one-line" => "1行で書いてください。",
        "not-a-number" => "数字で入力してください。",
        "not-in-range" => "1以上の、おおよその数を入力してください。大きすぎる数も使えません。",
        "too-many-candidates" => "業務は10件までにしてください。",
        _ => "この設問の回答を確かめてください。",
    }
}

/// Why an answer was refused.
pub fn refusal(code: &str) -> &'static str {
    match code {
        "answered" => "すでに回答済みです。回答は1回だけです。",
        "over" => "受付が終わりました。この回答は送られていません。",
        _ => "受け付けられませんでした。ページを開き直して確かめてください。",
    }
}

/// What all adopted ideas save.
pub fn adopted(count: u32, hours: &str) -> String {
    format!("採用された取組は{count}件、削減できる見込みの時間は合計で年間{hours}時間です。")
}

/// What one idea saves, and how that was reckoned.
pub fn saves(hours: &str, percent: u32) -> String {
    format!("年間およそ{hours}時間の削減見込み（かかっている時間の{percent}%が減るとした試算）")
}

/// How many want to use an idea.
pub fn wanted(departments: u32, people: u32) -> String {
    format!("使いたい所属：{departments}（{people}人）")
}

/// Name of the button of an idea.
pub fn about(label: &str, title: &str) -> String {
    format!("{label}（{title}）")
}
