//! Sentences of the section head's page and of the confirmations.

use contract::units::UnitCounts;
use learning::duty::DutyState;
use learning::figure::{Excluded, Figure};
use learning::fiscal_year::FiscalYear;
use learning::role::EmploymentStatus;

pub const MENU: &str = "所属の研修";
pub const MENU_CONFIRMATIONS: &str = "所属別の確認状況";
pub const NO_UNIT: &str =
    "今日の時点で、見られる所属がありません。名簿の所属と役割を、研修の担当者に確かめてください。";
pub const APPLICATIONS: &str = "承認を待っている申込み";
pub const PEOPLE: &str = "職員ごとの状況";
pub const NO_SCORES: &str = "得点や解答は表示しません。";
pub const JOB_TITLE: &str = "職名";
pub const OVERDUE: &str = "期限超過";
pub const OPEN: &str = "受講中・未着手";
pub const COMPLETED: &str = "修了";
pub const PLANNED: &str = "予定";
pub const EXCUSED: &str = "その他の除外";
pub const DUTIES: &str = "研修";
pub const DUTY_COUNT: &str = "対象（件）";
pub const NO_DUTIES: &str = "この年度の研修はありません。";
pub const ONLY_DONE: &str = "残っている研修はありません。";
pub const SHOW_DONE: &str = "修了した研修も表示する";
pub const HIDE_DONE: &str = "残っている研修だけを表示する";
pub const CONCURRENT: &str = "兼務";
pub const NOT_COUNTED: &str = "対象者の数に入りません";
pub const CONFIRM_TITLE: &str = "実施状況の確認";
pub const CONFIRM_LEAD: &str = "情報セキュリティ管理者（課長）は、所管する課の研修の実施状況を記録します。下の数字を確かめて記録すると、そのときの数字と、あなたの氏名、日時が残ります。数字は報告書「所属別実施状況」と同じ数え方です。予定（受講開始前）と、免除・停止・充当などは対象に入れず、兼務の人は本務の所属で数えます。あとで記録し直すこともできます。";
pub const CONFIRM: &str = "この内容を確認したと記録する";
pub const CONFIRMED_NOW: &str = "実施状況を確認したことを記録しました。";
pub const CONFIRM_STALE: &str =
    "表示した後に数字が変わりました。新しい数字を読み込んだので、確かめてからもう一度記録してください。";
pub const NOT_CONFIRMED: &str = "この年度は、まだ確認の記録がありません。";
pub const COURSE: &str = "コース";
pub const ALL_COURSES: &str = "合計";
pub const YEAR: &str = "年度";
pub const YEAR_FORM: &str = "年度を選ぶ";
pub const SHOW_YEAR: &str = "この年度を表示する";

pub const CONFIRMATIONS_LEAD: &str =
    "所属長が研修の実施状況を確認し、記録したかどうかです。数字は、記録したときのものです。";
pub const DIVISION: &str = "部";
pub const HEADS: &str = "所属長";
pub const NO_HEAD: &str = "所属長の役割の人がいません";
pub const CONFIRMED_AT: &str = "最後の確認";
pub const NOT_YET: &str = "未確認";
pub const TIMES: &str = "確認の回数";
pub const DONE_OF_ALL: &str = "確認時 修了／対象";

/// Heading of the section head's page.
pub fn title(year: FiscalYear) -> String {
    format!("{MENU}（{}）", year.label())
}

/// Heading of the table of confirmations.
pub fn confirmations_title(year: FiscalYear) -> String {
    format!("{MENU_CONFIRMATIONS}（{}）", year.label())
}

/// Heading of a unit.
pub fn unit(division: &str, name: &str, main: bool) -> String {
    let concurrent = if main { "" } else { "（兼務）" };
    if division.is_empty() { format!("{name}{concurrent}") } else { format!("{division} {name}{concurrent}") }
}

/// The figures of a unit in one sentence.
pub fn counts(counts: &UnitCounts) -> String {
    let left_out = if counts.left_out == 0 {
        String::new()
    } else {
        format!("（ほかに休職・育児休業・派遣中の人{}人）", counts.left_out)
    };
    let all = &counts.all;
    format!(
        "対象者{}人{left_out}。対象の研修{}件のうち、修了{}件、受講中・未着手{}件、期限超過{}件です。対象の外に、予定{}件、免除・停止・充当など{}件があります。",
        counts.people,
        all.denominator(),
        all.numerator(),
        all.open,
        all.overdue,
        all.excluded.planned,
        excused(&all.excluded)
    )
}

/// Everything left out but what is only planned.
pub fn excused(excluded: &Excluded) -> u32 {
    let reasons = [
        excluded.suspended,
        excluded.exempt,
        excluded.credited,
        excluded.not_required,
        excluded.on_leave,
        excluded.parental_leave,
        excluded.seconded_out,
        excluded.left,
    ];
    reasons.into_iter().fold(0, u32::saturating_add)
}

/// As of when.
pub fn as_of(at: &str) -> String {
    format!("{at}現在の名簿と記録によります。")
}

/// State of a duty.
pub fn state(state: DutyState) -> &'static str {
    match state {
        DutyState::Overdue => "期限超過",
        DutyState::InProgress => "受講中",
        DutyState::NotStarted => "未着手",
        DutyState::Planned => "予定",
        DutyState::Completed => "修了",
        DutyState::CompletedLate => "修了（期限後）",
        DutyState::Credited => "ほかの研修を充当",
        DutyState::Exempt => "免除",
        DutyState::Suspended => "停止中",
    }
}

/// A duty with its due date.
pub fn duty(title: &str, due: &str) -> String {
    format!("{title}（期限 {due}）")
}

/// Whether a person is at work.
pub fn status(status: EmploymentStatus) -> &'static str {
    match status {
        EmploymentStatus::Active => "在職",
        EmploymentStatus::OnLeave => "休職",
        EmploymentStatus::ParentalLeave => "育児休業",
        EmploymentStatus::SecondedOut => "派遣（出）",
        EmploymentStatus::SecondedIn => "派遣受入",
        EmploymentStatus::Retired => "退職",
    }
}

/// The latest confirmation.
pub fn confirmed(by: &str, at: &str) -> String {
    format!("最後の確認：{at} {by}")
}

/// `12／18`.
pub fn done_of_all(figure: &Figure) -> String {
    format!("{}／{}", figure.numerator(), figure.denominator())
}

/// How many units have confirmed.
pub fn confirmed_units(done: usize, all: usize) -> String {
    format!("{all}の所属のうち、{done}の所属で確認の記録があります。")
}
