use learning::curriculum::MonthDay;
use learning::ledger::EventKind;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rule(trigger: Trigger, due: DueRule) -> CauseSource {
    CauseSource::Rule {
        label: "情報セキュリティ基礎（全職員）".to_owned(),
        version: 3,
        trigger,
        due,
        prerequisite_for: None,
        renewal_of: None,
    }
}

fn said(source: CauseSource) -> String {
    cause(&Cause { source, since: day("2026-04-01"), ended_on: None, due_on: day("2026-12-28") })
}

const FIXED: DueRule = DueRule::FixedDay { day: MonthDay { month: 12, day: 28 } };

#[test]
fn every_start_of_a_duty_has_its_sentence() {
    let transferred = Trigger::Event { kind: EventKind::Transferred, on: day("2026-04-01") };
    let table = [
        (
            rule(Trigger::FiscalYear, FIXED),
            "令和8年度の開始により、「情報セキュリティ基礎（全職員）」の対象になりました（期限 令和8年12月28日、年度ごとの固定日）。",
        ),
        (
            rule(Trigger::Publication { on: day("2026-06-01") }, DueRule::AfterPublication { days: 60 }),
            "令和8年6月1日の研修体系の公開により、「情報セキュリティ基礎（全職員）」の対象になりました（期限 令和8年12月28日、公開から60日）。",
        ),
        (
            rule(transferred, DueRule::AfterTransfer { days: 30 }),
            "令和8年4月1日付けの異動により、「情報セキュリティ基礎（全職員）」の対象になりました（期限 令和8年12月28日、異動から30日）。",
        ),
        (
            rule(Trigger::Change { on: day("2026-07-01") }, DueRule::BeforeWork),
            "令和8年7月1日の所属・担当などの変更により、「情報セキュリティ基礎（全職員）」の対象になりました（期限 令和8年12月28日、業務・利用の開始前）。",
        ),
        (CauseSource::Choice, "令和8年4月1日に、選択必修の中から本人が選びました（期限 令和8年12月28日）。"),
        (CauseSource::Elective, "令和8年4月1日に、応募が認められました（期限 令和8年12月28日）。"),
    ];
    for (source, sentence) in table {
        assert_eq!(said(source), sentence);
    }
}

#[test]
fn a_prerequisite_names_the_course_and_a_renewal_the_completion() {
    let with = |course: Option<&str>, renewed: Option<&str>| CauseSource::Rule {
        label: "テレワーク利用者".to_owned(),
        version: 1,
        trigger: Trigger::FiscalYear,
        due: DueRule::BeforeWork,
        prerequisite_for: course.map(str::to_owned),
        renewal_of: renewed.map(day),
    };
    assert_eq!(
        said(with(Some("テレワークのセキュリティ"), None)),
        "「テレワークのセキュリティ」を受けるために先に必要で、令和8年度の開始により「テレワーク利用者」の対象になりました（期限 令和8年12月28日、業務・利用の開始前）。"
    );
    assert_eq!(
        said(with(None, Some("2025-06-01"))),
        "前回の修了（令和7年6月1日）の有効期間が終わるため、「テレワーク利用者」により改めて受けます（期限 令和8年12月28日、業務・利用の開始前）。"
    );
    let both = said(with(Some("テレワークのセキュリティ"), Some("2025-06-01")));
    assert!(both.contains("先に必要で、前回の修了（令和7年6月1日）"), "{both}");
    assert_eq!(both.matches('。').count(), 1, "one sentence: {both}");
}

#[test]
fn an_ended_cause_says_since_when_and_no_due_date() {
    let order = OrderCause {
        ordered_on: day("2026-05-07"),
        ordered_by: "東海林 恵理".to_owned(),
        grades: vec![],
        departments: vec!["市民課".to_owned()],
        due_on: day("2026-12-28"),
    };
    let table = [
        (
            rule(Trigger::FiscalYear, FIXED),
            "令和8年度の開始により「情報セキュリティ基礎（全職員）」の対象でしたが、令和8年10月1日から対象外になりました。",
        ),
        (
            CauseSource::Order(order),
            "令和8年5月7日に東海林 恵理が、市民課の職員に割り当てましたが、令和8年10月1日から対象外になりました。",
        ),
        (
            CauseSource::Choice,
            "令和8年4月1日に、選択必修の中から本人が選びましたが、令和8年10月1日から対象外になりました。",
        ),
    ];
    for (source, sentence) in table {
        let ended = Cause {
            source,
            since: day("2026-04-01"),
            ended_on: Some(day("2026-10-01")),
            due_on: day("2026-12-28"),
        };
        assert_eq!(cause(&ended), sentence);
    }
}

#[test]
fn the_days_of_every_due_rule_are_told() {
    let table = [
        (FIXED, "年度ごとの固定日"),
        (DueRule::AfterHire { days: 30 }, "採用・任用から30日"),
        (DueRule::AfterTransfer { days: 14 }, "異動から14日"),
        (DueRule::AfterPromotion { days: 90 }, "昇任から90日"),
        (DueRule::AfterReturn { days: 30 }, "復職から30日"),
        (DueRule::AfterPublication { days: 60 }, "公開から60日"),
        (DueRule::BeforeWork, "業務・利用の開始前"),
    ];
    for (due, words) in table {
        assert_eq!(due_source(due, day("2026-12-28")), words);
    }
    assert_eq!(due_source(FIXED, day("2027-01-20")), "年度の途中からのため、受ける日数を空けた日");
}

#[test]
fn whom_in_words() {
    let grade = vec!["課長級".to_owned()];
    let unit = vec!["市民課".to_owned()];
    assert_eq!(whom(&[], &[]), "全職員");
    assert_eq!(whom(&grade, &[]), "課長級");
    assert_eq!(whom(&[], &unit), "市民課の職員");
    assert_eq!(whom(&grade, &unit), "市民課の課長級");
}
