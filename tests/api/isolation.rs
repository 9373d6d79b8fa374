//! No tenant sees another: 潮崎市 is asked for from 汐北広域消防組合, by everyone who may everything there,
//! with every id known. The two share staff numbers on purpose.

use std::collections::BTreeSet;

use actix_web::http::Method;
use contract::accounts::{AccountPage, IssuePasswords, IssuedPasswords, SetRoles};
use contract::assignments::{MyAssignments, OrderDraft, OrderList};
use contract::attempts::AttemptView;
use contract::audit::AuditPage;
use contract::error::ErrorCode;
use contract::organization::{StaffImportList, StaffPage};
use contract::path;
use contract::reporting::{CompletionReport, OutstandingPage};
use diesel::prelude::*;
use learning::role::Role;
use serde_json::json;
use server::database::schema::{course_versions, departments, staff};
use tests::app::{Persona, TestApp};
use tests::builders::give_roles;
use tests::study;

use crate::accounts::{give_password, sign_in};
use crate::contents;

const CITY: usize = 0;
const UNION: usize = 1;

/// HR of the union, holding every role there.
fn union_insider(app: &TestApp) -> Persona<'_> {
    give_roles(&app.state, UNION, "003618", &Role::ALL);
    app.person_of(UNION, "003618")
}

/// Ids and names of the city that the union does not have.
struct CityOnly {
    person_ids: Vec<String>,
    names: Vec<String>,
    department_ids: Vec<String>,
    version_ids: Vec<String>,
}

fn city_only(app: &TestApp) -> CityOnly {
    let (city, union) = (app.state.tenants[CITY].id.clone(), app.state.tenants[UNION].id.clone());
    app.state
        .database
        .read_now(|c| {
            let people = |c: &mut _, tenant: &str| -> Vec<(String, String)> {
                let rows = staff::table.filter(staff::tenant_id.eq(tenant));
                rows.select((staff::person_id, staff::name)).load(c).unwrap()
            };
            let union_names: BTreeSet<String> = people(c, &union).into_iter().map(|(_, name)| name).collect();
            let (person_ids, names): (Vec<_>, Vec<_>) = people(c, &city).into_iter().unzip();
            Ok(CityOnly {
                person_ids,
                names: names.into_iter().filter(|name| !union_names.contains(name)).collect(),
                department_ids: departments::table
                    .filter(departments::tenant_id.eq(&city))
                    .select(departments::id)
                    .load(c)?,
                version_ids: course_versions::table
                    .filter(course_versions::tenant_id.eq(&city))
                    .select(course_versions::id)
                    .load(c)?,
            })
        })
        .unwrap()
}

#[actix_web::test]
async fn no_list_report_search_or_export_shows_anything_of_another_organisation() {
    let app = TestApp::two_tenants().await;
    let city = city_only(&app);
    assert!(city.names.len() > 400);
    let insider = union_insider(&app);
    let lists =
        [path::ACCOUNTS, path::STAFF, path::STAFF_IMPORTS, path::DEPARTMENTS, path::GRADES, path::COURSES]
            .into_iter()
            .chain([path::ORDERS, path::MY_ASSIGNMENTS, path::COMPLETION_REPORT, path::OUTSTANDING])
            .chain([path::OUTSTANDING_CSV, path::AUDIT, path::SESSION])
            .chain([path::WAIVERS, path::EXTENSIONS, path::CREDITS, path::ROSTERS, path::HISTORY_CSV])
            .chain([path::MY_HISTORY, path::MY_HISTORY_CSV, path::GATES])
            .chain([path::MY_REMINDERS, path::REMINDER_LETTERS, path::REMINDER_CSV, path::REMINDER_MAILS])
            .chain([path::PLACEMENT_DISTRIBUTION]);
    let mut texts = Vec::new();
    for path in lists {
        for query in ["", "?page=2", "?query=", "?query=%E9%AB%98%E5%B4%8E", "?query=003618&fiscal_year=2026"]
        {
            let response = insider.get(&format!("{path}{query}")).await;
            assert!(response.status.is_success(), "{path}{query}: {}", response.text());
            texts.push((format!("{path}{query}"), response.text()));
        }
    }
    for (path, text) in texts {
        let all = [&city.person_ids, &city.names, &city.department_ids, &city.version_ids];
        for shown in all.into_iter().flatten() {
            assert!(!text.contains(shown.as_str()), "{path} shows {shown}");
        }
    }
}

#[actix_web::test]
async fn figures_count_the_own_organisation_only() {
    let app = TestApp::two_tenants().await;
    let insider = union_insider(&app);
    let staff: StaffPage = insider.get(path::STAFF).await.json();
    let accounts: AccountPage = insider.get(path::ACCOUNTS).await.json();
    assert_eq!((staff.total, accounts.total), (38, 38));
    let imports: StaffImportList = insider.get(path::STAFF_IMPORTS).await.json();
    assert_eq!(imports.imports.iter().map(|import| import.rows).collect::<Vec<_>>(), [38]);
    let orders: OrderList = insider.get(path::ORDERS).await.json();
    assert_eq!(orders.orders, []);
    let report: CompletionReport = insider.get(path::COMPLETION_REPORT).await.json();
    assert_eq!((report.total.all.denominator, report.departments.len()), (0, 0));
    let outstanding: OutstandingPage = insider.get(path::OUTSTANDING).await.json();
    assert_eq!(outstanding.total, 0);
    let log: AuditPage = insider.get(path::AUDIT).await.json();
    let actions: Vec<&str> = log.rows.iter().map(|row| row.action.as_str()).collect();
    assert_eq!((log.total, actions), (2, vec!["staff-imported", "courses-published"]));
}

#[actix_web::test]
async fn an_order_of_one_organisation_reaches_nobody_of_the_other() {
    let app = TestApp::two_tenants().await;
    let before = contents::of(&app.state)["assignments"].len();
    let insider = union_insider(&app);
    let everyone = OrderDraft {
        course_code: "SEC-02".into(),
        grades: Vec::new(),
        department_ids: Vec::new(),
        due_on: "2027-01-29".parse().unwrap(),
    };
    let preview: contract::assignments::OrderPreview =
        insider.post(path::ORDER_PREVIEW, &everyone).await.json();
    assert!(preview.matched + preview.left_out == 38, "{} {}", preview.matched, preview.left_out);
    let order = contract::assignments::ApplyOrder { draft: everyone, digest: preview.digest };
    assert!(insider.post(path::ORDERS, &order).await.status.is_success());
    assert_eq!(contents::of(&app.state)["assignments"].len(), before + preview.matched as usize);
    let mine: MyAssignments = app.person_of(CITY, "003618").get(path::MY_ASSIGNMENTS).await.json();
    assert_eq!(mine.open.iter().map(|card| card.causes.len()).collect::<Vec<_>>(), [1, 1, 1]);
}

/// An assignment and an open attempt of a clerk of the city.
async fn begun_in_the_city(app: &TestApp) -> (String, String, AttemptView) {
    let clerk = app.person_of(CITY, "004512");
    let card = study::card(&clerk, "SEC-03").await;
    let lesson = study::shipped(app, "SEC-03").lessons[0].id.clone();
    study::read_lessons(&clerk, "SEC-03").await;
    let attempt: AttemptView = clerk.post(&path::attempts(&card.id), &()).await.json();
    (card.id, lesson, attempt)
}

#[actix_web::test]
async fn every_id_of_another_organisation_is_not_found_and_nothing_happens_to_it() {
    let app = TestApp::two_tenants().await;
    let (assignment, lesson, attempt) = begun_in_the_city(&app).await;
    let city = city_only(&app);
    let insider = union_insider(&app);
    let figure = server::catalog::publish::shipped(app.state.clock.today())
        .iter()
        .find_map(|course| course.figures.keys().next().cloned())
        .unwrap();
    let response = json!({ "response": tests::builders::right_responses(&app.state, &attempt.id)[0].1 });
    let question = &attempt.questions[0].id;
    let before = contents::of(&app.state);
    let mut asked = vec![
        (Method::GET, path::assignment(&assignment), json!({})),
        (Method::GET, path::lesson(&assignment, &lesson), json!({})),
        (Method::POST, path::lesson_completion(&assignment, &lesson), json!({})),
        (Method::PUT, path::bookmark(&assignment), json!({ "lesson_id": lesson, "position": 500 })),
        (Method::POST, path::attempts(&assignment), json!({})),
        (Method::GET, path::attempt(&attempt.id), json!({})),
        (Method::PUT, path::response(&attempt.id, question), response),
        (Method::POST, path::submission(&attempt.id), json!({})),
        (Method::GET, path::attempt_result(&attempt.id), json!({})),
        (Method::PUT, path::account_roles(&city.person_ids[7]), json!({ "roles": ["administrator"] })),
    ];
    let figures = city.version_ids.iter().map(|id| format!("/api/course-versions/{id}/figures/{figure}"));
    asked.extend(figures.map(|path| (Method::GET, path, json!({}))));
    for (method, path, body) in asked {
        let request = insider.request(method.clone(), &path);
        let request = if method == Method::GET { request } else { request.set_json(body) };
        insider.send(request).await.refused(ErrorCode::NotFound);
    }
    assert_eq!(contents::of(&app.state), before);
}

#[actix_web::test]
async fn ids_of_another_organisation_in_a_message_mean_nobody() {
    let app = TestApp::two_tenants().await;
    let city = city_only(&app);
    let insider = union_insider(&app);
    let before = contents::of(&app.state)["accounts"].clone();
    let people = IssuePasswords { person_ids: city.person_ids.clone() };
    let slips: IssuedPasswords = insider.post(path::ISSUED_PASSWORDS, &people).await.json();
    assert_eq!(slips.slips, []);
    assert_eq!(contents::of(&app.state)["accounts"], before);
    let draft = OrderDraft {
        course_code: "SEC-02".into(),
        grades: Vec::new(),
        department_ids: vec![city.department_ids[0].clone()],
        due_on: "2027-01-29".parse().unwrap(),
    };
    let problem = insider.post(path::ORDER_PREVIEW, &draft).await.refused(ErrorCode::InvalidInput);
    assert_eq!(problem.fields[0].field, "department_ids");
    for id in city.department_ids.iter().take(3) {
        let page: OutstandingPage =
            insider.get(&format!("{}?department={id}", path::OUTSTANDING)).await.json();
        assert_eq!(page.total, 0);
    }
    let nobody: StaffPage = insider.get(&format!("{}?query=008620", path::STAFF)).await.json();
    assert_eq!(nobody.rows.iter().filter(|row| row.name == "早瀬　葵").count(), 0);
}

#[actix_web::test]
async fn a_session_is_good_under_the_own_host_only() {
    let app = TestApp::two_tenants().await;
    give_roles(&app.state, CITY, "003618", &Role::ALL);
    let of_the_city = app.person_of(CITY, "003618");
    assert!(of_the_city.get(path::STAFF).await.status.is_success());
    let before = contents::of(&app.state);
    for host in ["shiokita.example", "elsewhere.example", "shiosaki.example.shiokita.example", "localhost"] {
        let elsewhere = of_the_city.clone().host(host);
        for path in [path::STAFF, path::MY_ASSIGNMENTS, path::AUDIT, path::OUTSTANDING_CSV, path::ACCOUNTS] {
            elsewhere.get(path).await.refused(ErrorCode::NotSignedIn);
        }
        let none = SetRoles { roles: Vec::new() };
        let roles = path::account_roles(&of_the_city.person_id);
        elsewhere.put(&roles, &none).await.refused(ErrorCode::NotSignedIn);
        elsewhere.delete(path::SESSION).await.refused(ErrorCode::NotSignedIn);
        assert_eq!(elsewhere.get(path::SESSION).await.status, 204, "{host}");
    }
    assert_eq!(contents::of(&app.state), before);
    assert!(of_the_city.get(path::STAFF).await.status.is_success(), "the session itself goes on");
}

#[actix_web::test]
async fn one_staff_number_in_two_organisations_is_two_people_with_two_passwords() {
    let app = TestApp::two_tenants().await;
    give_password(&app.state, UNION, "004512", "shiokita-2026", false);
    let (city, union) = (app.anonymous().host("shiosaki.example"), app.anonymous().host("shiokita.example"));
    sign_in(&union, "004512", "shiosaki-2026").await.refused(ErrorCode::WrongCredentials);
    sign_in(&city, "004512", "shiokita-2026").await.refused(ErrorCode::WrongCredentials);
    // Failures in one organisation slow down nobody in the other.
    for _ in 0..4 {
        sign_in(&union, "004512", "a wrong guess").await.refused(ErrorCode::WrongCredentials);
    }
    sign_in(&union, "004512", "a wrong guess").await.refused(ErrorCode::TooManyAttempts);
    let view: contract::accounts::SessionView = sign_in(&city, "004512", "shiosaki-2026").await.json();
    assert_eq!((view.person.name.as_str(), view.organization.as_str()), ("髙﨑　汐里", "潮崎市"));
    sign_in(&union, "004512", "a wrong guess").await.refused(ErrorCode::TooManyAttempts);
}

#[actix_web::test]
async fn an_import_of_one_organisation_moves_nobody_of_the_other() {
    let app = TestApp::two_tenants().await;
    let city = app.state.tenants[CITY].id.clone();
    let rows = |app: &TestApp| {
        let all = contents::of(&app.state);
        let of_the_city =
            |table: &str| all[table].iter().filter(|row| row.contains(&city)).cloned().collect::<Vec<_>>();
        ["staff", "personnel_events", "staff_imports", "persons", "audit_entries"].map(of_the_city)
    };
    let before = rows(&app);
    assert_eq!(before[0].len(), 450);
    let insider = union_insider(&app);
    let file = sample_city::shiokita::STAFF_FILE;
    let digest = server::organization::apply::digest(file);
    let text = encoding_rs::SHIFT_JIS.decode(file).0.replace("汐北　渡", "汐北　進");
    let changed = encoding_rs::SHIFT_JIS.encode(&text).0.into_owned();
    let day = "2026-11-23";
    let same = crate::organization::apply_with(&insider, file, day, &digest).await;
    assert_eq!(same.json::<contract::organization::StaffImported>().difference.unchanged, 38);
    let digest = server::organization::apply::digest(&changed);
    let renamed = crate::organization::apply_with(&insider, &changed, day, &digest).await;
    assert_eq!(renamed.json::<contract::organization::StaffImported>().difference.renamed, 1);
    // The city's file is not the union's: its departments are unknown there.
    let digest = server::organization::apply::digest(sample_city::STAFF_FILE);
    let wrong = crate::organization::apply_with(&insider, sample_city::STAFF_FILE, day, &digest).await;
    wrong.refused(ErrorCode::ImportRejected);
    assert_eq!(rows(&app), before);
}
