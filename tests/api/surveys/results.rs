//! Results: after closing, from ten answers, small divisions hidden; names for who makes surveys only.

use contract::surveys::{SurveyList, SurveyResults};

use super::*;
use crate::contents;

async fn results(who: &Persona<'_>, id: &str) -> SurveyResults {
    who.get(&path::survey_results(id)).await.json()
}

async fn csv(who: &Persona<'_>, id: &str) -> Vec<Vec<String>> {
    let text = who.get(&path::survey_results_csv(id)).await.text();
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[actix_web::test]
async fn nothing_is_read_before_the_survey_is_closed() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    for number in people_of(&app, "市民部").iter().take(12) {
        answer(&app.person(number), &id, about_training(4, "よい")).await;
    }
    let hr = app.persona("hr");
    for address in [path::survey_results(&id), path::survey_results_csv(&id)] {
        refused_because(&hr.get(&address).await, "not-closed");
    }
    let auditor = app.persona("auditor");
    let list: SurveyList = auditor.get(path::SURVEYS).await.json();
    assert_eq!((list.surveys.len(), list.templates.len()), (0, 0));
    close(&app, &id).await;
    let list: SurveyList = auditor.get(path::SURVEYS).await.json();
    assert_eq!(list.surveys.iter().map(|row| row.answered).collect::<Vec<_>>(), [12]);
    let again = hr.post(&path::survey_closing(&id), &CloseSurvey { answered: 12 }).await;
    refused_because(&again, "not-open");
}

#[actix_web::test]
async fn fewer_than_ten_anonymous_answers_are_never_shown() {
    let app = TestApp::city().await;
    for (people, shown) in [(9, false), (10, true)] {
        let id = opened(&app, TRAINING, |_| {}).await;
        for number in people_of(&app, "市民部").iter().take(people) {
            answer(&app.person(number), &id, about_training(4, "秘密の声")).await;
        }
        close(&app, &id).await;
        let response = app.persona("hr").get(&path::survey_results(&id)).await;
        assert_eq!(response.text().contains("秘密の声"), shown);
        let results: SurveyResults = response.json();
        assert_eq!(results.questions.is_some(), shown);
        assert_eq!(results.survey.answered as usize, people);
        assert_eq!(csv(&app.persona("hr"), &id).await.len() > 1, shown);
    }
}

#[actix_web::test]
async fn figures_add_up_and_small_divisions_are_hidden_with_a_second_one() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    let mut expected = [0_u32; 5];
    for (division, people) in [("市民部", 12), ("福祉保健部", 11), ("総務部", 10)] {
        for (place, number) in people_of(&app, division).iter().take(people).enumerate() {
            let value = u8::try_from(place % 5).unwrap() + 1;
            expected[place % 5] += 1;
            answer(&app.person(number), &id, about_training(value, "意見")).await;
        }
    }
    for number in people_of(&app, "建設部").iter().take(3) {
        expected[0] += 1;
        answer(&app.person(number), &id, about_training(1, "意見")).await;
    }
    close(&app, &id).await;
    let results = results(&app.persona("auditor"), &id).await;
    let questions = results.questions.unwrap();
    let clear = &questions[0];
    let total = clear.total.as_ref().unwrap();
    assert_eq!((total.answered, total.choices.as_slice()), (36, expected.as_slice()));
    let sum: u32 = (1..).zip(expected).map(|(value, people)| value * people).sum();
    assert_eq!(total.sum, u64::from(sum));
    let shown: Vec<(&str, Option<u32>)> = clear
        .divisions
        .iter()
        .map(|row| (row.division.as_str(), row.counts.as_ref().map(|counts| counts.answered)))
        .collect();
    // 建設部 with its three is put together with the smallest of the others.
    assert_eq!(shown, [("", Some(13)), ("市民部", Some(12)), ("福祉保健部", Some(11))]);
    let voice = questions.iter().find(|tally| tally.question.id == "voice").unwrap();
    assert_eq!((voice.texts.len(), voice.divisions.len()), (36, 0), "texts stand without a unit");
    let why = questions.iter().find(|tally| tally.question.id == "why").unwrap();
    assert_eq!(why.total.as_ref().map(|counts| counts.answered), Some(0));

    let table = csv(&app.persona("hr"), &id).await;
    let of_clear = |division: &str| -> Vec<u32> {
        let rows = table.iter().filter(|row| row[0] == "1" && row[2] == division && !row[4].is_empty());
        rows.map(|row| row[4].parse().unwrap()).collect()
    };
    assert_eq!(of_clear("全体"), expected);
    assert_eq!(of_clear("市民部").iter().sum::<u32>(), 12);
    assert_eq!(table.iter().filter(|row| row[3] == "意見").count(), 36);
    assert!(contents::of(&app.state)["audit_entries"].iter().any(|row| row.contains("list-exported")));
}

#[actix_web::test]
async fn a_question_that_few_were_asked_shows_no_counts() {
    let app = TestApp::city().await;
    let id = opened(&app, TRAINING, |_| {}).await;
    for (place, number) in people_of(&app, "市民部").iter().take(14).enumerate() {
        let mut given = about_training(4, "声");
        if place < 3 {
            given.insert("useful".to_owned(), scale(1));
            given.insert("why".to_owned(), SurveyResponse::Multiple { choices: vec!["hard".to_owned()] });
        }
        answer(&app.person(number), &id, given).await;
    }
    close(&app, &id).await;
    let questions = results(&app.persona("hr"), &id).await.questions.unwrap();
    let why = questions.iter().find(|tally| tally.question.id == "why").unwrap();
    assert_eq!((&why.total, why.divisions.iter().any(|row| row.counts.is_some())), (&None, false));
}

#[actix_web::test]
async fn names_are_for_who_makes_surveys_and_figures_for_who_reads_reports() {
    let app = TestApp::city().await;
    let id = opened(&app, NEEDS, |_| {}).await;
    let given = about_needs(vec![work("証明書の転記", 20, 3, WorkFrequency::Daily)]);
    answer(&app.persona("counter"), &id, given).await;
    close(&app, &id).await;
    for maker in ["hr", "dx-leader"] {
        let seen = results(&app.persona(maker), &id).await;
        assert_eq!(seen.people.iter().map(|row| row.staff_number.as_str()).collect::<Vec<_>>(), ["004512"]);
        let table = csv(&app.persona(maker), &id).await;
        assert_eq!(table[0][..4], ["職員番号", "氏名", "所属", "回答日時"]);
        assert_eq!(table[1][..4], ["004512", "髙﨑　汐里", "市民課", "2026/11/23 10:00"]);
        assert!(table[1].contains(&"証明書の転記（毎日20件、1件3分）".to_owned()));
    }
    let auditor = app.persona("auditor");
    let seen = results(&auditor, &id).await;
    assert_eq!((seen.people.len(), seen.questions.unwrap()[0].total.as_ref().unwrap().answered), (0, 1));
    let table = csv(&auditor, &id).await;
    assert!(table.iter().flatten().all(|cell| !cell.contains("004512") && !cell.contains("髙﨑")));
}

#[actix_web::test]
async fn who_has_not_answered_is_listed_for_a_named_survey_only() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let id = opened(&app, NEEDS, |_| {}).await;
    answer(&app.persona("counter"), &id, responses(&[("routine", single("none")), ("make", scale(1))])).await;
    let asked = draft(&hr, &id).await.asked;
    let text = hr.get(&path::survey_unanswered_csv(&id)).await.text();
    assert!(text.contains("003618") && !text.contains("004512"), "{text}");
    assert_eq!(text.lines().count(), usize::try_from(asked).unwrap(), "a header, and all but one");
    let exports = crate::contents::of(&app.state)["audit_entries"].clone();
    assert!(exports.iter().any(|row| row.contains("survey-unanswered-")), "the export is on record");
    close(&app, &id).await;
    refused_because(&hr.get(&path::survey_unanswered_csv(&id)).await, "not-open");

    let anonymous = opened(&app, TRAINING, |_| {}).await;
    refused_because(&hr.get(&path::survey_unanswered_csv(&anonymous)).await, "anonymous");
}
