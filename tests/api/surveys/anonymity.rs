//! 無記名 is true: no table leads from an answer back to a person, not even for who reads the whole database.

use std::collections::BTreeSet;

use diesel::sql_types::Text;
use tests::catalogue;

use super::*;
use crate::contents;

#[derive(QueryableByName)]
struct Document {
    #[diesel(sql_type = Text)]
    text: String,
}

/// Ids of the answers.
fn ids(app: &TestApp) -> BTreeSet<String> {
    let query = "SELECT id AS text FROM survey_anonymous_answers";
    let rows: Vec<Document> =
        app.state.database.read_now(|c| Ok(diesel::sql_query(query).load(c)?)).expect("ids");
    rows.into_iter().map(|row| row.text).collect()
}

/// How many are written down as having answered.
fn written_down(app: &TestApp) -> usize {
    use server::database::schema::survey_participations as p;
    let answered = p::table.filter(p::answered.eq(true)).count();
    let count: i64 = app.state.database.read_now(|c| Ok(answered.get_result(c)?)).expect("a count");
    usize::try_from(count).expect("few")
}

/// Sixteen people answer, one minute after the other, each with a word of their own; who, in order.
async fn sixteen_answer<'a>(app: &'a TestApp, id: &str) -> Vec<(String, Persona<'a>)> {
    everybody_can_sign_in(app);
    let mut people = Vec::new();
    for (place, number) in people_of(app, "市民部").into_iter().take(16).enumerate() {
        app.advance(chrono::TimeDelta::minutes(1));
        let who = app.person(&number);
        let before = contents::of(&app.state);
        answer(&who, id, about_training(3, &format!("目印{place:02}"))).await;
        let after = contents::of(&app.state);
        let changed: Vec<&String> =
            after.iter().filter(|(table, rows)| before[*table] != **rows).map(|(table, _)| table).collect();
        let expected: &[&str] = match place {
            9 => &["survey_anonymous_answers", "survey_participations"],
            _ => &["survey_anonymous_answers"],
        };
        assert_eq!(changed, expected, "nothing else is written");
        people.push((number, who));
    }
    people
}

#[actix_web::test]
async fn no_column_of_an_answer_is_found_anywhere_else() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    let people = sixteen_answer(&app, &id).await;
    let columns = app.state.database.read_now(|c| Ok(catalogue::all_columns(c))).unwrap();
    let names = |table: &str| -> BTreeSet<String> {
        columns[table].iter().map(|column| column.name.clone()).collect()
    };
    let answers = names("survey_anonymous_answers");
    let expected = ["tenant_id", "survey_id", "id", "division", "document"];
    assert_eq!(answers, expected.map(str::to_owned).into());
    let kept = names("survey_participations");
    assert_eq!(
        kept,
        ["tenant_id", "survey_id", "person_id", "division", "answered"].map(str::to_owned).into()
    );

    let all = contents::of(&app.state);
    assert_eq!(all["survey_anonymous_answers"].len(), 16);
    for row in &all["survey_anonymous_answers"] {
        for (number, who) in &people {
            assert!(!row.contains(&who.person_id) && !row.contains(number), "{row}");
        }
        assert!(!row.contains("2026-"), "no time: {row}");
        assert!(row.contains("市民部"), "all have one division: {row}");
    }
    // What identifies an answer stands nowhere else: neither its id nor its words.
    for id in ids(&app) {
        assert_eq!(contents::holding(&all, &id).len(), 1, "{id}");
        assert_eq!(id.chars().nth(14), Some('4'), "random, not by time: {id}");
    }
    for place in 0..16 {
        let word = format!("目印{place:02}");
        assert_eq!(contents::holding(&all, &word).len(), 1, "{word}");
    }
}

#[actix_web::test]
async fn no_answer_keeps_its_row_so_that_nothing_tells_its_turn() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    let mut before = BTreeSet::new();
    for number in people_of(&app, "市民部").into_iter().take(6) {
        answer(&app.person(&number), &id, about_training(3, "同じことば")).await;
        let after = ids(&app);
        assert_eq!(after.len(), before.len() + 1);
        assert_eq!(before.intersection(&after).count(), 0, "all rows are of the last transaction");
        before = after;
    }
}

/// Who reads the database at any time, and compares it with any earlier time, finds that ten or more people came to
/// be written down together, and that ten or more of those who look alike are not.
#[actix_web::test]
async fn who_has_answered_is_written_down_for_ten_at_once_and_never_for_the_last_ones() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    let people = people_of(&app, "市民部");
    everybody_can_sign_in(&app);
    let asked = contents::of(&app.state)["survey_participations"].len();
    let mut written = Vec::new();
    for (place, number) in people.iter().enumerate() {
        let who = app.person(number);
        answer(&who, &id, about_training(3, "はい")).await;
        let again = try_to_answer(&who, &id, about_training(1, "もう一度")).await;
        refused_because(&again, "answered");
        let shown = usize::try_from(draft(&app.persona("hr"), &id).await.answered).unwrap();
        assert_eq!(shown, (place + 1) / 10 * 10, "nobody sees when somebody answers");
        written.push(written_down(&app));
    }
    assert!(people.len() >= 30 && asked > people.len());
    assert_eq!(written[8..11], [0, 10, 10]);
    let steps: Vec<usize> = written.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(steps.iter().all(|step| *step == 0 || *step >= 10), "{steps:?}");
    let last = *written.last().unwrap();
    let others = people.len() - last;
    assert!(
        (10..30).contains(&others),
        "all of the division answered; {others} of them are not written down"
    );
}

#[actix_web::test]
async fn fewer_than_ten_are_not_asked_anonymously() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let draft = create(&hr, TRAINING).await;
    let mut document = draft.document.clone();
    document.audience.grades = vec!["G10".to_owned()];
    document.audience.department_ids = Vec::new();
    let saved: SurveySaved = save(&hr, &draft, document.clone()).await.json();
    assert!((1..10).contains(&saved.asked), "{}", saved.asked);
    let refused = fields(&try_to_open(&hr, &draft.id, saved.revision).await);
    assert_eq!(refused, [("audience".to_owned(), "too-few".to_owned())]);
    let draft = self::draft(&hr, &draft.id).await;
    document.naming = learning::survey::Naming::Named;
    document.keep_division = false;
    let saved: SurveySaved = save(&hr, &draft, document).await.json();
    let opened = try_to_open(&hr, &draft.id, saved.revision).await;
    assert!(opened.status.is_success(), "{}", opened.text());
}

#[actix_web::test]
async fn closing_writes_all_answers_anew_and_forgets_who_answered() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    sixteen_answer(&app, &id).await;
    let before = ids(&app);
    close(&app, &id).await;
    let after = ids(&app);
    assert_eq!((after.len(), before.intersection(&after).count()), (16, 0));
    let all = contents::of(&app.state);
    assert_eq!(all["survey_participations"], Vec::<String>::new(), "only two counts remain");
    let closed = draft(&app.persona("hr"), &id).await;
    assert_eq!(closed.answered, 16);
    for id in after {
        assert_eq!(contents::holding(&all, &id).len(), 1);
    }
}

#[actix_web::test]
async fn a_division_in_which_few_are_asked_or_answer_is_not_kept() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    sixteen_answer(&app, &id).await;
    let small = &people_of(&app, "議会")[0];
    let page: contract::surveys::SurveyPage = app.person(small).get(&path::survey(&id)).await.json();
    assert_eq!(page.kept_division, "", "too few are asked");
    answer(&app.person(small), &id, about_training(2, "少人数の部から")).await;
    for number in people_of(&app, "総務部").iter().take(4) {
        answer(&app.person(number), &id, about_training(2, "四人だけ")).await;
    }
    let rows = |app: &TestApp| contents::of(&app.state)["survey_anonymous_answers"].clone();
    assert!(rows(&app).iter().any(|row| row.contains("四人だけ") && row.contains("総務部")));
    assert!(rows(&app).iter().all(|row| !row.contains("議会")));
    close(&app, &id).await;
    assert!(rows(&app).iter().all(|row| !row.contains("総務部")), "few answered: the division goes");
}

#[actix_web::test]
async fn a_survey_that_keeps_no_division_keeps_none() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |document| document.keep_division = false).await;
    answer(&app.persona("counter"), &id, about_training(3, "部は残らない")).await;
    let rows = &contents::of(&app.state)["survey_anonymous_answers"];
    assert!(rows.len() == 1 && !rows[0].contains("市民部"), "{rows:?}");
}

#[actix_web::test]
async fn the_division_of_the_opening_is_kept_whatever_a_transfer_does() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    let (number, small) = (people_of(&app, "市民部")[0].clone(), people_of(&app, "議会")[0].clone());
    let moved = number.clone();
    let write = move |c: &mut Connection| {
        let of = |number: &str| staff::table.filter(staff::staff_number.eq(number.to_owned()));
        let to: String = of(&small).select(staff::department_id).first(c)?;
        Ok(diesel::update(of(&number)).set(staff::department_id.eq(to)).execute(c)?)
    };
    app.state.database.write_now(write).expect("transferred");
    let who = app.person(&moved);
    answer(&who, &id, about_training(3, "異動のあと")).await;
    let rows = &contents::of(&app.state)["survey_anonymous_answers"];
    assert!(
        rows.len() == 1 && rows[0].contains("市民部") && !rows[0].contains("議会"),
        "never a division of which one answers: {rows:?}"
    );
}

/// Whoever is heard about a candidate is not found with all other answers.
#[actix_web::test]
async fn a_closed_sheet_holds_no_candidates() {
    let app = TestApp::city().await;
    let id = opened(&app, NEEDS, |document| {
        document.naming = learning::survey::Naming::Anonymous;
        document.keep_division = true;
    })
    .await;
    for (place, number) in people_of(&app, "市民部").iter().take(10).enumerate() {
        let candidate = work(&format!("業務{place}"), 1, 10, WorkFrequency::Daily);
        answer(&app.person(number), &id, about_needs(vec![candidate])).await;
    }
    close(&app, &id).await;
    let all = contents::of(&app.state);
    assert_eq!(contents::holding(&all, "業務3").len(), 1, "with the candidates only");
    assert!(
        all["survey_anonymous_answers"].iter().all(|row| row.contains("candidates")),
        "that it was answered stays"
    );
}
