//! Sentences of the training plan.

use contract::plan::words;
use contract::plan::{BusySeason, PlanProblem, PlanResult, PlanRow, PlanState, PlanStep};
use learning::fiscal_year::FiscalYear;

use super::{dates, grouped, people};

pub const YEARS: &str = "年度";
pub const NOTHING: &str = "この年度の研修計画は、まだありません。";
pub const BACK: &str = "研修計画へ戻る";
pub const STATE: &str = "計画の段階";
pub const STATE_DONE: &str = "済み";
pub const STATE_HERE: &str = "現在の段階";
pub const NEXT: &str = "次にすること";
pub const READ_ONLY: &str = "計画の立案や決定の記録は、人事研修担当とDX推進リーダーが行います。";
pub const CHANGED_ELSEWHERE: &str = "ほかの人が先に計画を変えました。最新の内容を読み込んでから、やり直してください。いまの入力は失われます。";
pub const RELOAD: &str = "最新の内容を読み込む";
pub const DONE: &str = "計画を更新しました。";

// Writing.
pub const WRITE: &str = "計画を書き始める";
pub const COPY: &str = "前年度の計画を写して始める";
pub const EDIT: &str = "計画の案を書く";
pub const EDIT_CHANGE: &str = "変更の案を書く";
pub const SUBMIT: &str = "審議にかける";
pub const SUBMIT_HINT: &str = "審議にかけると、その時点の案が1つの版として残ります。審議の間は書き換えられません。直すときは差し戻します。";
pub const TARGETS_OPEN: &str =
    "目標値や担当者が決まっていない行があります。審議にはかけられますが、決まるまで計画の決定はできません。";
pub const FINDINGS_STOP: &str = "直さないと審議にかけられない行があります。計画の案を直してください。";
pub const DISCARD: &str = "この案をやめる";
pub const DISCARD_CONFIRM: &str =
    "書きかけの案を取りやめます。決定済みの計画は変わりません。よろしいですか。";

// Deciding.
pub const DECIDE: &str = "決定を記録する";
pub const DECIDE_HINT: &str = "情報セキュリティ委員会、DX推進本部などで承認された結果を記録します。決裁そのものは、団体の決裁の手続きで行います。決定日をさかのぼって記録しても、記録した日より前の目標は変わりません。";
pub const APPROVER: &str = "承認者の氏名";
pub const OFFICE: &str = "承認者の職";
pub const OFFICE_HINT: &str = "例: CISO（副市長）、DX推進本部長（市長）";
pub const DECIDED_ON: &str = "決定日";
pub const NOTE: &str = "備考";
pub const NOTE_HINT: &str = "文書番号など。なくてもかまいません。";
pub const CANNOT_DECIDE: &str =
    "目標値や担当者の決まっていない行があるため、この案は決定できません。差し戻して、案を直してください。";
pub const RETURN: &str = "差し戻す";
pub const RETURN_TITLE: &str = "立案に差し戻す";
pub const RETURN_REASON: &str = "差戻しの理由";
pub const RETURN_HINT: &str = "差し戻した案も、版として残ります。";

// Carrying out, evaluating.
pub const START: &str = "実施に入る";
pub const START_HINT: &str = "計画に沿った研修を始めます。実績は、この画面でいつでも見られます。";
pub const START_EARLY: &str = "年度が始まると、実施に入れます。";
pub const EVALUATE: &str = "行ごとに評価する";
pub const FINISH: &str = "評価を終える";
pub const EVALUATED: &str = "この年度の評価は終わっています。次の年度の計画に、所見が引き継がれます。";
pub const NEXT_YEAR: &str = "次の年度の計画へ";
pub const CHANGE: &str = "計画を変更する";
pub const CHANGE_REASON: &str = "変更の理由";
pub const CHANGE_HINT: &str =
    "いまの計画を写した変更の案ができます。変更が決定されるまで、いまの計画がそのまま有効です。";
pub const BEGIN_CHANGE: &str = "変更の案を作る";

// Rows.
pub const ROWS: &str = "計画の内容";
pub const NUMBER: &str = "番号";
pub const SUBJECT: &str = "研修";
pub const KIND: &str = "種別";
pub const AUDIENCE: &str = "対象";
pub const TERM: &str = "期間";
pub const TARGET: &str = "目標";
pub const ACTUAL: &str = "実績";
pub const IN_CHARGE: &str = "担当";
pub const MINUTES: &str = "1人あたり";
pub const PURPOSE: &str = "目的・備考";
pub const LAST_YEAR: &str = "前年度の評価";
pub const NOT_CONTINUED: &str = "前年度の計画にあって、この計画にない研修";
pub const NO_ACTUAL: &str = "開催の登録なし";
pub const REACHED: &str = "目標に達しています";
pub const NOT_REACHED: &str = "目標に届いていません";

// Rows and events.
pub const EVENT_LINKS: &str = "企画した研修と、登録したイベント";
pub const EVENT_LINKS_LEAD: &str = "計画のときに登録のなかった研修を、登録したイベントと結び付けると、出席した人の数が実績になります。計画の変更の手続きは要りません。";
pub const NO_EVENTS: &str =
    "登録されているイベントがありません。説明会・研修を登録すると、ここで結び付けられます。";
pub const LINK_EVENT: &str = "登録したイベントと結び付ける";
pub const NO_LINK: &str = "結び付けない";
pub const LINKED: &str = "イベントとの結び付けを記録しました。";

// The editor.
pub const EDITOR_LEAD: &str =
    "行を追加し、並べ替え、直してから「保存する」を押してください。保存するまで、ほかの人には見えません。";
pub const ADD: &str = "行を追加する";
pub const SAVE: &str = "保存する";
pub const SAVED: &str = "計画の案を保存しました。";
pub const UNSAVED: &str = "保存していない変更があります。";
pub const NO_ROWS: &str = "まだ行がありません。";
pub const ACTIONS: &str = "操作";
pub const CHANGE_ROW: &str = "直す";
pub const MORE: &str = "その他";
pub const DUPLICATE: &str = "複製する";
pub const MOVE_UP: &str = "上へ";
pub const MOVE_DOWN: &str = "下へ";
pub const REMOVE: &str = "消す";
pub const NEW_ROW: &str = "新しい行";
pub const USE_ROW: &str = "この内容にする";
pub const CANCEL: &str = "やめる";
pub const KIND_COURSE: &str = "コース（eラーニング）";
pub const KIND_EVENT: &str = "登録済みの説明会・体験会・集合研修";
pub const KIND_NEW_EVENT: &str = "これから企画する説明会・集合研修・訓練など";
pub const CHOOSE_COURSE: &str = "コースを選んでください";
pub const CHOOSE_EVENT: &str = "イベントを選んでください";
pub const COURSE: &str = "コース";
pub const EVENT: &str = "イベント";
pub const EVENT_TITLE: &str = "研修の名前";
pub const STARTS_ON: &str = "開始日";
pub const ENDS_ON: &str = "終了日";
pub const TARGET_PERCENT: &str = "目標（％）";
pub const TARGET_HINT: &str = "0から100の整数。審議の間は空のままでもかまいませんが、決定までに必要です。";
pub const MINUTES_EACH: &str = "1人あたりの時間（分）";
pub const MINUTES_HINT: &str = "コースを選ぶと、標準の時間が入ります。";
pub const IN_CHARGE_HINT: &str = "課の名前または担当者の氏名";
pub const GRADES: &str = "対象の職層";
pub const ALL_GRADES: &str = "選ばないと、すべての職層です。";
pub const DEPARTMENTS: &str = "対象の所属";
pub const ALL_DEPARTMENTS: &str = "選ばないと、すべての所属です。";
pub const PURPOSE_FIELD: &str = "目的";
pub const PURPOSE_HINT: &str = "何のために行うか。計画書に載ります。";
pub const NOTES_FIELD: &str = "備考";
pub const NOTES_HINT: &str = "なくてもかまいません。";
pub const NO_DAY: &str = "日付を入れてください。";
pub const NO_PERCENT: &str = "0から100の整数で入れてください。";
pub const NO_MINUTES: &str = "1から12,000までの整数で入れてください。";
pub const CHOOSE: &str = "選んでください。";
pub const FINDINGS: &str = "決定までに直すところ";
pub const WARNINGS: &str = "時期についての注意";
pub const WARNINGS_NOTE: &str = "注意があっても、計画は決定できます。";

// Load.
pub const LOAD: &str = "研修にかかる時間";
pub const LOAD_DRAFT_NOTE: &str = "保存した案の時間です。変更は、保存すると反映されます。";
pub const LOAD_ALL: &str = "全職員の合計（月別）";
pub const LOAD_GRADES: &str = "職層ごとの1人あたり（いちばん多い人）";
pub const LOAD_NOTE: &str =
    "1人あたりの時間に、在職者と派遣受入の人数を掛けています。期間の各月に、均等に割り振った見込みです。";
pub const YEAR_TOTAL: &str = "年度計";
pub const LEAST: &str = "少ない人";
pub const GRADE: &str = "職層";
pub const HEADS: &str = "人数";

// Versions.
pub const VERSIONS: &str = "計画の版";
pub const VERSION: &str = "版";
pub const VERSION_STATE: &str = "段階";
pub const VERSION_NONE: &str = "まだ版はありません。審議にかけると、最初の版ができます。";
pub const IN_FORCE: &str = "有効";
pub const RETURNED: &str = "差戻し";
pub const REPLACED: &str = "変更済み";
pub const APPROVAL: &str = "承認";
pub const MADE: &str = "審議にかけた日";
pub const REASON: &str = "理由";
pub const OPEN_VERSION: &str = "計画書を開く";
pub const HISTORY: &str = "経過";
pub const STEP: &str = "できごと";
pub const ON: &str = "日付";
pub const WHO: &str = "記録した人";
pub const NOT_DECIDED: &str = "まだ決定されていません。";

// Evaluation.
pub const EVALUATION: &str = "評価";
pub const EVALUATION_LEAD: &str = "期間の終わった研修から評価します。実績は、記録したときの数字が自動で残ります。書き直すと、新しい記録が有効になります。";
pub const FINDING: &str = "所見";
pub const FINDING_HINT: &str = "うまくいったこと、いかなかった原因、次の年度に直すこと。";
pub const VERDICT: &str = "判定";
pub const RECORD: &str = "評価を記録する";
pub const TERM_NOT_OVER: &str = "期間が終わると、評価を記録できます。";
pub const RECORDED: &str = "評価を記録しました。";
pub const LEFT: &str = "まだ評価していない研修があります。";
pub const ALL_EVALUATED: &str = "すべての研修の評価がそろいました。";

/// `令和8年度 研修計画`.
pub fn title(year: FiscalYear) -> String {
    format!("{} 研修計画", year.label())
}

/// `令和8年度 研修計画の案`.
pub fn editor_title(year: FiscalYear) -> String {
    format!("{}の案", title(year))
}

/// `令和8年度 研修計画の評価`.
pub fn evaluation_title(year: FiscalYear) -> String {
    format!("{}の評価", title(year))
}

/// `令和8年度 研修計画（当初計画）`.
pub fn version_title(year: FiscalYear, version: &str) -> String {
    format!("{}（{version}）", title(year))
}

/// `前の年度（令和7年度）`.
pub fn previous_year(year: FiscalYear) -> String {
    format!("前の年度（{}）", year.label())
}

/// `次の年度（令和9年度）`.
pub fn next_year(year: FiscalYear) -> String {
    format!("次の年度（{}）", year.label())
}

/// `直す: SEC-01 情報セキュリティ基礎`.
pub fn about(action: &str, row: &str) -> String {
    format!("{action}: {row}")
}

/// `3番`.
pub fn row_number(number: u32) -> String {
    format!("{number}番")
}

/// The term of a row.
pub fn term(row: &PlanRow) -> String {
    format!("{}から{}まで", dates::date(row.starts_on), dates::date(row.ends_on))
}

/// `123／130（94.6%）`.
pub fn result(result: &PlanResult) -> String {
    format!("{}／{}（{}）", grouped(result.numerator), people(result.denominator), words::rate(result))
}

/// What is left out of a result, and as of when.
pub fn basis(result: &PlanResult) -> String {
    let out = result.excluded;
    let reasons = [
        (out.planned, "予定"),
        (out.suspended, "停止"),
        (out.exempt, "免除"),
        (out.credited, "充当"),
        (out.not_required, "対象外"),
        (out.on_leave, "休職"),
        (out.parental_leave, "育児休業"),
        (out.seconded_out, "派遣"),
        (out.left, "退職"),
    ];
    let told: Vec<String> = reasons
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{word}{count}"))
        .collect();
    let left_out = if told.is_empty() {
        String::new()
    } else {
        format!("。分母から除いたもの: {}", told.join("、"))
    };
    format!("{}現在{left_out}", dates::date(result.as_of))
}

/// `実績は令和8年11月23日現在です…`.
pub fn actuals_note(as_of: chrono::NaiveDate) -> String {
    format!(
        "実績は{}現在です。コースは受講の割当てのうち修了した数、説明会などは対象の在職者のうち出席した人の数です。",
        dates::date(as_of)
    )
}

/// A change is under way.
pub fn change_under_way(in_review: bool, reason: &str) -> String {
    let how_far = if in_review { "審議しています" } else { "書いています" };
    format!("この計画の変更の案を{how_far}（理由: {reason}）。決定されるまで、いまの計画がそのまま有効です。")
}

/// The draft was returned.
pub fn returned(reason: &str) -> String {
    format!("前の案は差し戻されました。理由: {reason}")
}

/// Who saved the draft.
pub fn saved_by(name: &str, at: &str) -> String {
    format!("{at}に{name}が保存した案です。")
}

/// What is wrong with a row.
pub fn problem(problem: PlanProblem) -> &'static str {
    match problem {
        PlanProblem::NoRows => "行が1つもありません。",
        PlanProblem::NoTarget => "目標が決まっていません。",
        PlanProblem::TargetOutOfRange => "目標は0から100までにしてください。",
        PlanProblem::NobodyInCharge => "担当が決まっていません。",
        PlanProblem::Minutes => "1人あたりの時間を、1分から12,000分までにしてください。",
        PlanProblem::TermBackwards => "終了日が、開始日より前です。",
        PlanProblem::TermOutsideYear => "期間が、この年度からはみ出しています。",
        PlanProblem::UnknownCourse => "公開されているコースにありません。選び直してください。",
        PlanProblem::UnknownEvent => "登録されているイベントにありません。選び直してください。",
        PlanProblem::NoTitle => "研修の名前がありません。",
        PlanProblem::UnknownDepartment => "廃止された所属が対象に入っています。対象を選び直してください。",
        PlanProblem::Duplicate => "同じ研修と同じ対象の行が、前にもあります。",
    }
}

/// Why a term is unfortunate, and what to do.
pub fn season(season: BusySeason) -> &'static str {
    match season {
        BusySeason::Budget => {
            "11月・12月は予算編成と議会で忙しい時期です。終了日を、10月までか1月以降にできませんか。"
        }
        BusySeason::TaxReturns => {
            "1月・2月は税の申告で、税務・収納・市民の課が忙しい時期です。これらの課の終了日をずらせませんか。"
        }
        BusySeason::Assembly => "6月・9月は議会の時期です。終了日を前後の月にできませんか。",
        BusySeason::Election => "7月・8月は、選挙の年には選挙事務と重なります。",
        BusySeason::OnlyBusyMonths => "期間のすべての月が忙しい時期です。期間を広げられませんか。",
    }
}

/// Minutes as hours, for long ones.
pub fn hours(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}分"),
        (hours, 0) => format!("{}時間", grouped(u32::try_from(hours).unwrap_or(u32::MAX))),
        (hours, minutes) => format!("{}時間{minutes}分", grouped(u32::try_from(hours).unwrap_or(u32::MAX))),
    }
}

/// `4月` for 0, as the year goes.
pub fn month(index: usize) -> String {
    format!("{}月", (index + 3) % 12 + 1)
}

/// The most that anybody has.
pub fn load_lead(people_count: u32, most: u32, total: u64) -> String {
    format!(
        "対象は{}、全員で{}です。いちばん多い人で、1年に{}です。",
        people(people_count),
        hours(total),
        hours(u64::from(most))
    )
}

/// A state, with the word of a returned version.
pub fn version_state(state: PlanState) -> &'static str {
    if state == PlanState::Draft { RETURNED } else { words::state(state) }
}

/// What was done, for those who hear the page.
pub fn stepped(step: PlanStep) -> String {
    format!("計画を{}ことを記録しました。", words::step(step))
}

/// `「緊急時対応訓練」として開催するイベント`.
pub fn event_of(subject: &str) -> String {
    format!("「{subject}」として開催するイベント")
}

/// `登録したイベント: 緊急時対応訓練`.
pub fn linked(title: &str) -> String {
    format!("登録したイベント: {title}")
}

/// `課長級（36人）`.
pub fn with_people(label: &str, count: u32) -> String {
    format!("{label}（{}）", people(count))
}

/// Who approved, in which office.
pub fn approver(office: &str, name: &str) -> String {
    format!("{office}　{name}")
}

/// Who approved, and on which day.
pub fn approval(office: &str, name: &str, on: chrono::NaiveDate) -> String {
    format!("{}（{}）", approver(office, name), dates::date(on))
}
