use learning::ledger::NO_END;

use super::*;

fn with(columns: &str, cells: &str) -> CheckedFile {
    check_file(&format!("{HEADER},{columns}\n{GOOD},{cells}\n"))
}

#[test]
fn concurrent_posts_are_a_list_of_codes() {
    let file = with("兼務所属コード", "010500、10290");
    let ids = file.records[0].concurrent_ids.clone().unwrap();
    assert_eq!(ids.into_iter().collect::<Vec<_>>(), ["id-010290", "id-010500"]);
    assert_eq!(with("兼務所属コード", "").records[0].concurrent_ids, Some(BTreeSet::new()));
    assert_eq!(codes(&with("兼務所属コード", "999999").rejected), [(2, "unknown-department")]);
    let gone = with("兼務所属コード", "020500");
    assert_eq!(asked(&gone), [("successor-department:020500", [2].as_slice())]);
}

#[test]
fn talents_and_specific_information_become_attributes() {
    let file = with("人材区分,特定個人情報取扱区分", "ＲＰＡ担当・DX推進リーダー,○");
    let record = &file.records[0];
    assert_eq!(record.talents, Some(BTreeSet::from([Attribute::DxLeader, Attribute::Rpa])));
    assert_eq!(record.specific_information, Some(true));
    let file = with("人材区分,特定個人情報取扱区分", ",");
    assert_eq!(file.records[0].talents, Some(BTreeSet::new()));
    assert_eq!(file.records[0].specific_information, Some(false));
    // What cannot be read changes nothing, and is told.
    let file = with("人材区分,特定個人情報取扱区分", "達人,たぶん");
    assert_eq!((&file.records[0].talents, file.records[0].specific_information), (&None, None));
    assert_eq!(codes(&file.warnings), [(2, "unread-value"), (2, "unread-value")]);
}

#[test]
fn the_kind_of_job_comes_from_the_column_or_from_the_title() {
    assert_eq!(with("職種", "土木").records[0].job_kind.as_deref(), Some("土木"));
    assert_eq!(with("職種", "").records[0].job_kind.as_deref(), Some("一般行政"));
}

#[test]
fn the_earlier_end_of_an_employment_counts() {
    let end = |cells: &str| with("退職年月日,任期終了日", cells).records[0].ends_on;
    assert_eq!(end("R8.3.31,R7.9.30"), Some(day("2025-09-30")));
    assert_eq!(end(","), Some(NO_END));
    assert_eq!(check_rows(&[GOOD]).records[0].ends_on, None);
}

#[test]
fn the_end_of_a_leave_is_known_and_not_read() {
    let file = with("休職終了予定日", "R8.3.31");
    assert_eq!((file.records.len(), file.questions.len(), file.warnings.len()), (1, 0, 0));
}
