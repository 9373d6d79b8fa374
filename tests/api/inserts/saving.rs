//! Writing a slot, and what learners read of it.

use contract::assignments::{Glossary, LessonPage};
use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::path;
use tests::app::TestApp;
use tests::study;

use super::{CONTACT, COURSE, POLICY, POWER, lesson, save, slots, try_to_save};

#[actix_web::test]
async fn an_empty_slot_shows_the_general_text() {
    let app = super::city().await;
    let html = lesson(&app, &app.persona("counter"), 0).await.html;
    assert!(html.ends_with(
        "<section class=\"insert\"><h2>本市のcontact</h2><p>所属長に知らせます。</p>\n</section>\
         <p>間の文</p>\
         <section class=\"insert\"><h2>本市のpower-rule</h2><p>電源は切らない</p>\n</section>\
         <p>終わりの文</p>"
    ));
    let hr = slots(&app.persona("hr")).await;
    assert_eq!(hr.iter().map(|slot| slot.id.as_str()).collect::<Vec<_>>(), [CONTACT, POLICY, POWER]);
    assert!(hr.iter().all(|slot| slot.value.is_none() && slot.saved_at.is_none() && slot.saved_by.is_none()));
    assert_eq!(hr[2].options[1].label, "電源を切る");
}

#[actix_web::test]
async fn what_hr_writes_is_read_by_everyone() {
    let app = super::city().await;
    let hr = app.persona("hr");
    let slot = save(&hr, CONTACT, "**情報主管課** 内線2345\r\n夜間は090\n\n- 一\n- 二\n").await;
    assert_eq!(slot.value.as_deref(), Some("**情報主管課** 内線2345\n夜間は090\n\n- 一\n- 二"));
    assert_eq!(slot.saved_at, Some(app.state.clock.now()));
    let name = slot.saved_by.clone().unwrap();
    assert!(!name.is_empty() && name != "003618", "a name, not a number: {name}");
    assert_eq!(slots(&hr).await[0], slot);
    for key in ["counter", "counter-junior", "hr"] {
        let html = lesson(&app, &app.persona(key), 0).await.html;
        for part in ["<strong>情報主管課</strong> 内線2345<br>", "夜間は090", "<li>一</li>", "間の文"]
        {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("所属長に知らせます。"));
    }
    let log: AuditPage = app.persona("administrator").get(path::AUDIT).await.json();
    let entry = log.rows.iter().find(|row| row.action == "insert-saved").unwrap();
    assert_eq!((entry.actor.as_str(), entry.target.as_str()), ("003618", "SEC-02 contact"));
}

#[actix_web::test]
async fn scripts_links_and_other_slots_are_only_words_in_a_text() {
    let app = super::city().await;
    let hostile = "<script>alert(1)</script>\n\n[ここ](javascript:alert(1)) ![図](https://example.com/x.png)\n\n\
                   {{insert:policy}}\n\n<img src=x onerror=alert(1)>\n\n</section>";
    save(&app.persona("hr"), CONTACT, hostile).await;
    let html = lesson(&app, &app.persona("counter"), 0).await.html;
    let section = html.split("<h2>本市のcontact</h2>").nth(1).unwrap().split("<p>間の文</p>").next().unwrap();
    for refused in ["<script", "<img", "<a", "javascript:", "example.com", "掲載場所"] {
        assert!(!section.contains(refused), "{refused} in {section}");
    }
    assert_eq!(section.matches("</section>").count(), 1);
    assert!(section.contains("&lt;script&gt;") && section.contains("{{insert:policy}}"));
}

#[actix_web::test]
async fn an_empty_value_returns_to_the_general_text() {
    let app = super::city().await;
    let hr = app.persona("hr");
    save(&hr, CONTACT, "内線2345").await;
    let slot = save(&hr, CONTACT, " \n ").await;
    assert_eq!(slot.value, None);
    assert!(slot.saved_by.is_some(), "who took it away is known");
    let html = lesson(&app, &app.persona("counter"), 0).await.html;
    assert!(html.contains("所属長に知らせます。") && !html.contains("内線2345"));
}

#[actix_web::test]
async fn a_rule_takes_its_options_and_a_text_a_bounded_length() {
    let app = super::city().await;
    let hr = app.persona("hr");
    let code = |response: &tests::app::TestResponse| {
        let problem = response.refused(ErrorCode::InvalidInput);
        (problem.fields[0].field.clone(), problem.fields[0].code.clone())
    };
    let expected = |code: &str| ("value".to_owned(), code.to_owned());
    assert_eq!(code(&try_to_save(&hr, CONTACT, &"字".repeat(4001)).await), expected("too-long"));
    assert_eq!(code(&try_to_save(&hr, POWER, "explode").await), expected("unknown"));
    try_to_save(&hr, "nothing", "x").await.refused(ErrorCode::NotFound);
    save(&hr, CONTACT, &"字".repeat(4000)).await;
    save(&hr, POWER, "switch-off").await;
    assert!(lesson(&app, &app.persona("counter"), 0).await.html.contains("<p>電源を切る</p>"));
}

#[actix_web::test]
async fn only_hr_authors_and_administrators_write() {
    let app = super::city().await;
    for key in ["hr", "content-author", "administrator"] {
        save(&app.persona(key), CONTACT, &format!("{key}が書いた")).await;
    }
    for key in ["counter", "dx-leader", "section-head", "auditor"] {
        try_to_save(&app.persona(key), CONTACT, "x").await.refused(ErrorCode::Forbidden);
        app.persona(key).get(path::INSERTS).await.refused(ErrorCode::Forbidden);
    }
    assert_eq!(slots(&app.persona("hr")).await[0].value.as_deref(), Some("administratorが書いた"));
}

#[actix_web::test]
async fn one_organisation_does_not_read_the_words_of_another() {
    let app = TestApp::two_tenants().await;
    study::publish_changed(&app, COURSE, super::add_inserts);
    save(&app.person_of(0, "003618"), CONTACT, "潮崎市だけ").await;
    tests::builders::give_roles(&app.state, 1, "003618", &[learning::role::Role::Hr]);
    let neighbour = app.person_of(1, "003618");
    assert!(!neighbour.get(path::INSERTS).await.text().contains("潮崎市だけ"));
    try_to_save(&neighbour, CONTACT, "x").await.refused(ErrorCode::NotFound);
}

#[actix_web::test]
async fn a_lesson_names_the_terms_of_the_glossary_that_it_uses() {
    let app = TestApp::city().await;
    let clerk = app.persona("counter");
    let glossary: Glossary = clerk.get(path::GLOSSARY).await.json();
    assert!(glossary.terms.len() >= 3);
    assert!(glossary.terms.windows(2).all(|pair| pair[0].reading <= pair[1].reading));
    let term = glossary.terms[0].clone();
    study::publish_changed(&app, COURSE, |course| {
        course.lessons[0].html = format!("<p>{}とは何か。</p>", term.term);
        course.lessons[1].html = "<p>ほかの話。</p>".to_owned();
    });
    let page: LessonPage = lesson(&app, &clerk, 0).await;
    assert!(page.terms.contains(&term));
    assert!(!lesson(&app, &clerk, 1).await.terms.contains(&term));
    assert!(page.acknowledgements.is_empty());
}
