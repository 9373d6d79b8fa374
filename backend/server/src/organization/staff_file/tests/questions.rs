use super::*;

fn file_of(rows: &[String]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

/// The one question of a file, then the file with each answer.
fn answered<'a>(text: &str, id: &str, answers: &[&'a str]) -> Vec<(&'a str, CheckedFile)> {
    let open = check_answered(text, &[]);
    assert_eq!(open.rejected, []);
    assert_eq!(open.questions.len(), 1, "{:?}", open.questions);
    assert_eq!((open.questions[0].id.as_str(), open.questions[0].answer.as_deref()), (id, None));
    assert!(!open.is_settled());
    let offered: Vec<&str> = open.questions[0].options.iter().map(|option| option.answer.as_str()).collect();
    for answer in answers {
        assert!(offered.contains(answer), "{offered:?}");
    }
    let none = check_answered(text, &[(id, "something else")]);
    assert_eq!(none.questions, open.questions, "an answer that is none of the options is none");
    answers.iter().map(|answer| (*answer, check_answered(text, &[(id, answer)]))).collect()
}

#[test]
fn an_unknown_title_is_asked_once_and_without_its_annotation() {
    let titled = |number: &str, title: &str| {
        row(&[("職員番号", number), ("職名", title), ("職層", ""), ("メール", "")])
    };
    let text = file_of(&[titled("1", "主幹"), titled("2", "主幹（派遣）")]);
    let open = check_answered(&text, &[]);
    assert_eq!(asked(&open), [("title:主幹", [2, 3].as_slice())]);
    for (_, file) in answered(&text, "title:主幹", &["G40"]) {
        assert!(file.is_settled());
        assert!(file.records.iter().all(|record| record.grade == Grade::G40), "{:?}", file.records);
    }
}

#[test]
fn an_abolished_department_offers_its_successors() {
    let text = file_of(&[row(&[("所属コード", "20500"), ("所属名", "まちづくり推進課")])]);
    let open = check_answered(&text, &[]);
    assert_eq!(open.questions[0].options.len(), 1);
    for (_, file) in answered(&text, "successor-department:020500", &["030100"]) {
        assert_eq!(file.records[0].department_id, "id-030100");
    }
}

#[test]
fn who_has_retired_but_is_active_is_asked() {
    let text = |retired_on: &str, status: &str| {
        format!("{HEADER},退職日\n{},{retired_on}\n", row(&[("在職区分", status)]))
    };
    let of_answers = answered(&text("R7.3.31", "1"), "retired-but-active:004512", &["retired", "active"]);
    let statuses: Vec<_> = of_answers.iter().map(|(_, file)| file.records[0].status).collect();
    assert_eq!(statuses, [EmploymentStatus::Retired, EmploymentStatus::Active]);
    for (retired_on, status) in [("R7.3.31", "9"), ("R7.4.1", "1"), ("R8.3.31", "1"), ("", "1")] {
        assert!(check_answered(&text(retired_on, status), &[]).is_settled(), "{retired_on} {status}");
    }
}

#[test]
fn somebody_of_another_body_is_left_out_or_taken_in() {
    let other = row(&[
        ("職員番号", "990100"),
        ("所属コード", "990100"),
        ("所属名", "広域消防組合"),
        ("職名", "消防司令"),
        ("職層", ""),
        ("在職区分", "5"),
        ("メール", ""),
    ]);
    let left_out =
        check_answered(&file_of(&[GOOD.to_owned(), other.clone()]), &[("other-tenant:990100", "exclude")]);
    assert!(left_out.is_settled());
    assert_eq!((left_out.records.len(), left_out.rows), (1, 2));
    let known = other.replace("消防司令,", "主事,");
    for (_, file) in answered(&file_of(&[known]), "other-tenant:990100", &["010500"]) {
        let record = &file.records[0];
        assert_eq!(
            (record.department_id.as_str(), record.status),
            ("id-010500", EmploymentStatus::SecondedIn)
        );
    }
    let active = other.replace(",5", ",1");
    assert_eq!(codes(&check_rows(&[&active]).rejected)[0], (2, "unknown-department"));
}

#[test]
fn two_posts_of_one_person_become_a_main_and_a_concurrent_one() {
    let second = row(&[("所属コード", "010500"), ("所属名", "税務課")]);
    let text = file_of(&[GOOD.to_owned(), second]);
    for (answer, file) in answered(&text, "main-department:004512", &["030100", "010500"]) {
        assert_eq!(file.records.len(), 1);
        let record = &file.records[0];
        assert_eq!(record.department_id, format!("id-{answer}"));
        let other = if answer == "030100" { "id-010500" } else { "id-030100" };
        assert_eq!(record.concurrent_ids, Some(BTreeSet::from([other.to_owned()])));
    }
}

#[test]
fn one_person_in_two_spellings_is_taken_once() {
    let one = row(&[("氏名", "渡邉　岬"), ("フリガナ", "ワタナベ　ミサキ"), ("メール", "")]);
    let same_number = file_of(&[one.clone(), one.replace("渡邉", "渡辺")]);
    for (answer, file) in answered(&same_number, "same-person:004512", &["line:2", "line:3"]) {
        let name = if answer == "line:2" { "渡邉　岬" } else { "渡辺　岬" };
        assert_eq!((file.records.len(), file.records[0].name.as_str()), (1, name));
    }
    let two_numbers = file_of(&[one.clone(), one.replace("004512", "104512").replace("渡邉", "\u{E000}辺")]);
    let of_answers = answered(&two_numbers, "same-person:004512+104512", &["004512", "104512", "both"]);
    let numbers: Vec<Vec<&str>> = of_answers
        .iter()
        .map(|(_, file)| file.records.iter().map(|record| record.staff_number.as_str()).collect())
        .collect();
    assert_eq!(numbers, [vec!["004512"], vec!["104512"], vec!["004512", "104512"]]);
    // The same name in the same letters is a namesake, not a spelling.
    assert!(check_answered(&file_of(&[one.clone(), one.replace("004512", "104512")]), &[]).is_settled());
}

#[test]
fn numbers_that_lost_their_zeros_and_collide_are_asked() {
    let other =
        row(&[("職員番号", "4512"), ("氏名", "沖田　拓也"), ("フリガナ", "オキタ　タクヤ"), ("メール", "")]);
    let text = file_of(&[GOOD.to_owned(), other]);
    for (answer, file) in answered(&text, "lost-zeros:004512", &["line:2", "line:3"]) {
        let name = if answer == "line:2" { "髙﨑　汐里" } else { "沖田　拓也" };
        assert_eq!((file.records.len(), file.records[0].name.as_str()), (1, name));
    }
}

#[test]
fn a_header_is_read_as_the_organisation_says() {
    let text = format!("{HEADER}\n{GOOD}\n").replace("在職区分", "区分Ａ");
    let open = check_file(&text);
    assert_eq!(asked(&open), [("column:区分Ａ", [1].as_slice())]);
    assert_eq!((open.rejected.len(), open.records.len()), (0, 0), "no row can be read yet");
    let read = |header: &str, field: &str, text: &str| {
        let columns = BTreeMap::from([(header_key(header), field.to_owned())]);
        check(text.as_bytes(), &Directory { columns, ..directory() }, day("2025-04-01"))
    };
    let file = read("区分 a", "在職区分", &text);
    assert!(file.is_settled(), "{:?}", file.questions);
    assert_eq!(file.records[0].status, EmploymentStatus::Active);
    let file = read("区分Ａ", "", &text);
    assert_eq!(codes(&file.rejected), [(1, "missing-column")], "told not to read it, the column is missing");
    // What must not be taken in stays out, whatever somebody says.
    let secret = format!("{HEADER},生年月日\n{GOOD},S60.1.1\n");
    let file = read("生年月日", "職種", &secret);
    assert_eq!(codes(&file.warnings), [(1, "forbidden-column")]);
    assert_eq!(file.records[0].job_kind.as_deref(), Some("一般行政"));
}
