//! Sentences of making surveys, their results and candidates for automation.

use learning::survey::{Naming, SurveyQuestionKind, SurveyState};

use super::grouped;

pub const TITLE: &str = "ニーズ調査・アンケート";
pub const LEAD: &str = "アンケートを作り、受け付け、締め切って結果を読みます。";
pub const EMPTY: &str = "アンケートはまだありません。";
pub const TABLE: &str = "アンケートの一覧";
pub const NAME: &str = "題名";
pub const STATE: &str = "状態";
pub const NAMING: &str = "記名・無記名";
pub const CLOSES: &str = "締切日";
pub const TURNOUT: &str = "回答した人／お願いした人";
pub const ACTIONS: &str = "操作";
pub const OPEN_EDITOR: &str = "内容を見る・変える";
pub const OPEN_RESULTS: &str = "結果を見る";
pub const NEW: &str = "新しく作る";
pub const NEW_LEAD: &str = "ひな形から始めると、設問がはじめから入っています。あとで変えられます。";
pub const NEW_EMPTY: &str = "何もない状態から作る";
pub const TO_CANDIDATES: &str = "候補業務の一覧を見る";
pub const BACK: &str = "一覧へ戻る";

pub const EDITOR: &str = "アンケートの内容";
pub const UNTITLED: &str = "（題名なし）";
pub const PURPOSE: &str = "回答の使いみち";
pub const PURPOSE_HINT: &str = "最初の設問の前に表示します。何のために聞き、どう使うかを書いてください。";
pub const CLOSES_HINT: &str = "この日まで回答を受け付けます。";
pub const NAMING_HINT: &str =
    "無記名では、だれの回答かをだれも知ることができません。あとから話を聞きたいときは記名にしてください。";
pub const KEEP_DIVISION: &str = "無記名の回答に部の名前を残す";
pub const KEEP_DIVISION_HINT: &str =
    "対象が10人に満たない部の名前は残しません。残すことは、最初の設問の前に表示します。";
pub const KEEP: &str = "残す";
pub const DO_NOT_KEEP: &str = "残さない";
pub const SAVED_PERCENT: &str = "候補業務で減らせると見込む時間の割合（%）";
pub const SAVED_PERCENT_HINT: &str = "削減時間の試算に使います。1から100までの数字です。";
pub const AUDIENCE: &str = "回答をお願いする人";
pub const GRADES: &str = "職層（選ばなければすべて）";
pub const DEPARTMENTS: &str = "所属（選ばなければすべて）";
pub const QUESTIONS: &str = "設問";
pub const NO_QUESTIONS: &str = "設問はまだありません。";
pub const ADD_QUESTION: &str = "設問を追加する";
pub const QUESTION_TEXT: &str = "設問文";
pub const KIND: &str = "答え方";
pub const MUST: &str = "必須・任意";
pub const REQUIRED: &str = "必須";
pub const OPTIONAL: &str = "任意";
pub const CHOICES: &str = "選択肢";
pub const CHOICES_HINT: &str = "1行に1つずつ書きます。2つ以上、20まで。";
pub const LOW: &str = "1の意味";
pub const HIGH: &str = "5の意味";
pub const UNIT: &str = "単位";
pub const SHOWN_WHEN: &str = "表示する条件";
pub const ALWAYS: &str = "いつも表示する";
pub const ANY_OF: &str = "次のどれかが選ばれたとき";
pub const UP: &str = "上へ";
pub const DOWN: &str = "下へ";
pub const REMOVE: &str = "削除する";
pub const SAVE: &str = "下書きを保存する";
pub const SAVING: &str = "保存しています";
pub const SAVED: &str = "下書きを保存しました。";
pub const UNSAVED: &str = "保存していない変更があります。";
pub const PREVIEW: &str = "回答する画面を確かめる";
pub const PREVIEW_TITLE: &str = "回答する画面の見本";
pub const END_PREVIEW: &str = "見本を閉じる";
pub const OPEN: &str = "受付を始める";
pub const OPENING: &str = "受付を始めています";
pub const OPEN_TITLE: &str = "受付を始めますか";
pub const OPEN_LEAD: &str = "始めると、内容も記名・無記名も変えられません。";
pub const OPEN_REALLY: &str = "内容を確かめたので受付を始める";
pub const SAVE_FIRST: &str = "受付を始める前に、下書きを保存してください。";
pub const FAULTS: &str = "受付を始められません。次のところを直してください。";
pub const REMOVE_DRAFT: &str = "この下書きを削除する";
pub const CANCEL: &str = "やめる";
pub const CLOSE: &str = "締め切る";
pub const CLOSING: &str = "締め切っています";
pub const CLOSE_TITLE: &str = "締め切りますか";
pub const CLOSE_LEAD: &str = "締め切ると、もう回答を受け付けられません。元に戻すこともできません。";
pub const CLOSE_REALLY: &str = "締め切って結果を見る";
pub const UNANSWERED_CSV: &str = "未回答者の一覧をファイルにする";
pub const FROZEN: &str = "受付中です。内容は変えられません。";
pub const IS_CLOSED: &str = "締め切りました。";

pub const RESULTS: &str = "アンケートの結果";
pub const RATE: &str = "回答率";
pub const CHOICE: &str = "回答";
pub const PEOPLE: &str = "人数";
pub const SHARE: &str = "割合";
pub const BAR: &str = "割合の図";
pub const MEAN: &str = "平均";
pub const BY_DIVISION: &str = "部ごとの人数";
pub const DIVISION: &str = "部";
pub const TEXTS: &str = "文章の回答（順番に意味はありません）";
pub const NAMED_ANSWERS: &str = "回答した人ごとの一覧";
pub const ANSWERED_AT: &str = "回答日時";
pub const CSV: &str = "この結果をファイルにする";

pub const CANDIDATES: &str = "候補業務";
pub const CANDIDATES_LEAD: &str =
    "締め切ったアンケートで挙がった業務です。削減できる見込みの時間が長い順に並んでいます。";
pub const CANDIDATES_EMPTY: &str = "候補業務はまだありません。アンケートを締め切ると、ここに並びます。";
pub const WORK: &str = "業務";
pub const FROM: &str = "所属・部";
pub const PER_YEAR: &str = "年間の時間";
pub const SAVES: &str = "削減の見込み";
pub const FOLLOW: &str = "対応";
pub const RECORD: &str = "対応を記録する";
pub const FOLLOW_STATE: &str = "状態";
pub const NOTE: &str = "メモ";
pub const NOTE_HINT: &str = "だれに何を聞いたか、採用や見送りの理由など。500文字まで。";
pub const HISTORY: &str = "これまでの対応";
pub const SHARE_IDEA: &str = "全職員に共有する（横展開）";
pub const SHARED: &str = "共有中";
pub const IDEA_TITLE: &str = "事例の題名";
pub const IDEA_TEXT: &str = "どのように改善したか";
pub const IDEA_TEXT_HINT: &str =
    "ほかの課の人が読んで、自分の仕事に当てはめられるように書いてください。1,000文字まで。";
pub const SHARE_REALLY: &str = "この内容で共有する";
pub const CANDIDATES_CSV: &str = "この一覧をファイルにする";

/// State of a survey.
pub fn state(state: SurveyState) -> &'static str {
    match state {
        SurveyState::Draft => "下書き",
        SurveyState::Open => "受付中",
        SurveyState::Closed => "締切済み",
    }
}

/// Kinds of questions: value of the list and word.
pub const KINDS: [(&str, &str); 7] = [
    ("single", "1つを選ぶ"),
    ("multiple", "いくつでも選ぶ"),
    ("scale", "5段階で選ぶ"),
    ("short-text", "1行で書く"),
    ("long-text", "文章で書く"),
    ("number", "数字を書く"),
    ("candidates", "候補業務を挙げる（件数・時間）"),
];

/// The value of a kind in [`KINDS`].
pub fn kind(kind: &SurveyQuestionKind) -> &'static str {
    match kind {
        SurveyQuestionKind::Single { .. } => "single",
        SurveyQuestionKind::Multiple { .. } => "multiple",
        SurveyQuestionKind::Scale { .. } => "scale",
        SurveyQuestionKind::ShortText => "short-text",
        SurveyQuestionKind::LongText => "long-text",
        SurveyQuestionKind::Number { .. } => "number",
        SurveyQuestionKind::Candidates => "candidates",
    }
}

/// Heading of a question in the editor.
pub fn number(place: usize) -> String {
    format!("設問{}", place + 1)
}

/// A label with the question it belongs to: the fields of each have names of their own.
pub fn of(label: &str, place: usize) -> String {
    format!("{label}（設問{}）", place + 1)
}

/// A label with the thing it is about.
pub fn about(label: &str, title: &str) -> String {
    format!("{label}（{title}）")
}

/// A text with what stands before it.
pub fn titled(title: &str, text: &str) -> String {
    format!("{title}：{text}")
}

/// The button that starts from a template.
pub fn from_template(title: &str) -> String {
    format!("ひな形「{title}」から作る")
}

/// How many are asked.
pub fn asks(people: u32) -> String {
    format!("いまの設定では{}人に回答をお願いします（在職者のうち、条件に合う人）。", grouped(people))
}

/// Which divisions are kept.
pub fn kept(divisions: &[String]) -> String {
    if divisions.is_empty() {
        "名前を残せる大きさの部はありません。".to_owned()
    } else {
        format!("名前を残す部：{}。ほかの部はまとめて扱います。", divisions.join("、"))
    }
}

/// Answered and asked with the rate.
pub fn turnout(answered: u32, asked: u32) -> String {
    format!("{}／{}人（{}）", grouped(answered), grouped(asked), percent(answered, asked))
}

/// The same while answers are taken: anonymous ones are counted in whole tens.
pub fn live_turnout(naming: Naming, answered: u32, asked: u32) -> String {
    match naming {
        Naming::Named => turnout(answered, asked),
        Naming::Anonymous if answered == 0 => format!("10人未満／{}人", grouped(asked)),
        Naming::Anonymous => {
            format!("{}人以上／{}人（10人ごとに数えます）", grouped(answered), grouped(asked))
        }
    }
}

/// A share in percent with one decimal, rounded; a dash of nothing.
pub fn percent(part: u32, whole: u32) -> String {
    let (part, whole) = (u64::from(part), u64::from(whole));
    match (part * 2_000 + whole).checked_div(whole * 2) {
        None => "－".to_owned(),
        Some(thousandths) => format!("{}.{}%", thousandths / 10, thousandths % 10),
    }
}

/// Where the rate comes from.
pub fn basis(as_of: &str) -> String {
    format!(
        "分母は受付を始めたときに回答をお願いした人、分子は締切りまでに回答した人です。{as_of}に集計しました。"
    )
}

/// Why nothing is shown.
pub fn hidden(least: u32) -> String {
    format!("{least}人未満のため表示しません")
}

/// Why nothing at all is shown.
pub fn too_few(least: u32) -> String {
    format!(
        "無記名のアンケートで、回答が{least}人に満たないため、結果はだれにも表示しません。文章の回答も候補業務も同じです。"
    )
}

/// A warning before closing with too few answers.
pub fn few_answers(least: u32) -> String {
    format!("回答はまだ{least}人に満ちません。このまま締め切ると、無記名のため結果はだれも見られません。")
}

/// How many answered a question.
pub fn answered(people: u32) -> String {
    format!("回答した人：{}人", grouped(people))
}

/// The mean.
pub fn mean(mean: &str) -> String {
    format!("平均：{mean}")
}

/// The assumption behind the hours.
pub fn assumption() -> &'static str {
    "年間の時間は、件数×1件の分数×回数（毎日は年240日、毎週は52週、毎月は12か月）。削減の見込みは、そのうち自動化で減ると見込む割合（アンケートごとの設定、はじめは80%）を掛けた試算です。"
}

/// What all adopted ones save.
pub fn adopted(hours: &str) -> String {
    format!("採用した業務の削減の見込みは、合計で年間{hours}時間です。")
}

/// Hours with their unit.
pub fn hours(hours: &str) -> String {
    format!("{hours}時間")
}

/// Hours saved with the share.
pub fn saves(hours: &str, percent: u32) -> String {
    format!("{hours}時間（{percent}%）")
}

/// Where a fault is and what to do.
pub fn fault(field: &str, code: &str) -> String {
    let place = match field {
        "title" => NAME.to_owned(),
        "purpose" => PURPOSE.to_owned(),
        "closes_on" => CLOSES.to_owned(),
        "saved_percent" => SAVED_PERCENT.to_owned(),
        "questions" => QUESTIONS.to_owned(),
        "audience" => AUDIENCE.to_owned(),
        other => {
            let mut parts = other.split('.').skip(1);
            let number = parts.next().unwrap_or_default();
            let part = match parts.next().unwrap_or_default() {
                "text" => QUESTION_TEXT,
                "choices" => CHOICES,
                "labels" => "1と5の意味、または単位",
                "shown_when" => SHOWN_WHEN,
                _ => "設問",
            };
            format!("設問{number}の{part}")
        }
    };
    format!("{place}：{}", reason(code))
}

fn reason(code: &str) -> &'static str {
    match code {
        "required" => "入力してください。",
        "too-long" => "長すぎます。短くしてください。",
        "in-the-past" => "今日以降の日にしてください。",
        "not-in-range" => "1から100までの数字にしてください。",
        "too-many-questions" => "設問は50問までにしてください。",
        "too-few-choices" => "選択肢を2つ以上書いてください。",
        "too-many-choices" => "選択肢は20個までにしてください。",
        "same-choices" => "同じ選択肢が2つあります。",
        "not-earlier" => "条件にした設問が、この設問より前にありません。順番か条件を直してください。",
        "no-branching" => "条件にできるのは、選ぶ設問だけです。",
        "never-shown" => "どの回答のときに表示するかを選んでください。",
        "unknown" => "条件にした選択肢がなくなっています。選び直してください。",
        "too-few" => {
            "無記名のアンケートは、対象が10人以上いないと始められません。少ないと、だれの回答かわかるためです。"
        }
        "nobody" => "条件に合う人がいません。職層と所属を選び直してください。",
        _ => "この内容を確かめてください。",
    }
}

#[cfg(test)]
mod tests {
    use super::{fault, percent};

    #[test]
    fn shares_are_rounded_to_one_decimal() {
        assert_eq!((percent(1, 3).as_str(), percent(2, 3).as_str()), ("33.3%", "66.7%"));
        assert_eq!((percent(0, 0).as_str(), percent(450, 450).as_str()), ("－", "100.0%"));
    }

    #[test]
    fn a_fault_names_its_place() {
        assert_eq!(fault("question.3.choices", "same-choices"), "設問3の選択肢：同じ選択肢が2つあります。");
        assert_eq!(fault("purpose", "required"), "回答の使いみち：入力してください。");
    }
}
