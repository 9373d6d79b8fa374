//! What a changed file does: counted, recorded as events, and felt by the people concerned.

use contract::accounts::SessionView;
use contract::error::ErrorCode;
use contract::organization::{StaffDifference, StaffImportList, StaffPage};
use contract::path;
use learning::role::EmploymentStatus;
use tests::app::TestApp;

use super::{TODAY, apply_with, edited, import, line_of, replace, without_sign_ins};
use crate::accounts::{PASSWORD, sign_in, signed_in};
use crate::contents;

const NEWCOMER: &str =
    "099001,\u{FA19}ノ浦　凪,カミノウラ　ナギ,030100,市民課,主事,G70,R8.10.1,R8.10.1,,1,,,";

/// One change of each kind.
fn seven_changes() -> Vec<u8> {
    edited(|lines| {
        replace(lines, "004512", "030100,市民課", "010500,税務課");
        replace(lines, "008620", "主事,G70", "主任主事,G60");
        replace(lines, "004777", "崎浜", "﨑浜");
        replace(lines, "002977", "example,1", "example,2");
        replace(lines, "001822", "@city", "2@city");
        lines.retain(|line| !line.starts_with("006604,"));
        let at = lines.len() - 1;
        lines.insert(at, NEWCOMER.to_owned());
    })
}

async fn staff(who: &tests::app::Persona<'_>, query: &str) -> StaffPage {
    who.get(&format!("{}?query={query}", path::STAFF)).await.json()
}

#[actix_web::test]
async fn every_kind_of_change_is_counted_once() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let (_, imported) = import(&hr, &seven_changes()).await;
    let counted = StaffDifference {
        hired: 1,
        transferred: 1,
        promoted: 1,
        renamed: 1,
        on_leave: 1,
        corrected: 1,
        left: 1,
        unchanged: 444,
        ..StaffDifference::default()
    };
    assert_eq!(imported.difference, counted);
    let list: StaffImportList = hr.get(path::STAFF_IMPORTS).await.json();
    assert_eq!((list.imports.len(), &list.imports[0].difference), (2, &counted));
    assert_eq!(Some(&list.imports[0].id), imported.import_id.as_ref());
    assert_eq!(list.imports[0].applied_by, "003618");

    assert_eq!(staff(&hr, "004512").await.rows[0].department, "税務課");
    assert_eq!(staff(&hr, "008620").await.rows[0].title, "主任主事");
    assert_eq!(staff(&hr, "004777").await.rows[0].name, "﨑浜　洋");
    assert_eq!(staff(&hr, "002977").await.rows[0].status, EmploymentStatus::OnLeave);
    assert_eq!(staff(&hr, "006604").await.rows[0].status, EmploymentStatus::Retired);
    assert_eq!(staff(&hr, "099001").await.rows[0].name, "\u{FA19}ノ浦　凪");
    let again = import(&hr, &seven_changes()).await.1;
    assert_eq!(again.import_id, None, "the same file again changes nothing");
}

#[actix_web::test]
async fn somebody_moved_promoted_and_renamed_at_once_is_counted_under_each() {
    let app = TestApp::city().await;
    let file = edited(|lines| {
        replace(lines, "008620", "030100,市民課", "010500,税務課");
        replace(lines, "008620", "主事,G70", "主任主事,G60");
        replace(lines, "008620", "早瀬", "汐入");
    });
    let (report, imported) = import(&app.persona("hr"), &file).await;
    assert_eq!(
        imported.difference,
        StaffDifference {
            transferred: 1,
            promoted: 1,
            renamed: 1,
            unchanged: 449,
            ..StaffDifference::default()
        }
    );
    let words: Vec<_> =
        report.changes.iter().map(|change| (change.from.as_str(), change.to.as_str())).collect();
    assert_eq!(
        words,
        [("市民課", "税務課"), ("主事（主事・技師級）", "主任主事（主任級）"), ("早瀬　葵", "汐入　葵")]
    );
}

#[actix_web::test]
async fn personnel_events_and_past_imports_are_appended_and_never_touched() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let before = contents::of(&app.state);
    import(&hr, &seven_changes()).await;
    import(&hr, sample_city::STAFF_FILE).await;
    let after = contents::of(&app.state);
    // Seven there, and back: the newcomer leaves, the leaver returns.
    for (table, added) in
        [("personnel_events", 14), ("staff_imports", 2), ("audit_entries", 2), ("persons", 1)]
    {
        let kept = before[table].iter().filter(|row| after[table].contains(row)).count();
        assert_eq!(kept, before[table].len(), "{table}: an old row has changed");
        assert_eq!(after[table].len(), before[table].len() + added, "{table}");
    }
    assert_eq!(after["staff"].len(), 451, "one row per person ever known");
}

#[actix_web::test]
async fn a_person_keeps_the_same_id_through_leaving_and_returning() {
    let app = TestApp::city().await;
    let hr = app.persona("hr");
    let id = staff(&hr, "006604").await.rows[0].person_id.clone();
    import(&hr, &seven_changes()).await;
    let (_, back) = import(&hr, sample_city::STAFF_FILE).await;
    assert_eq!((back.difference.hired, back.difference.left), (1, 1), "one comes back, the newcomer goes");
    let row = staff(&hr, "006604").await.rows.remove(0);
    assert_eq!((row.person_id, row.status), (id, EmploymentStatus::Active));
}

#[actix_web::test]
async fn who_is_no_longer_in_the_file_cannot_get_in_any_more() {
    let app = TestApp::city().await;
    let author = signed_in(&app, &sign_in(&app.anonymous(), "006604", PASSWORD).await);
    assert!(author.get(path::COURSES).await.status.is_success());
    import(&app.persona("hr"), &seven_changes()).await;
    author.get(path::COURSES).await.refused(ErrorCode::NotSignedIn);
    sign_in(&app.anonymous(), "006604", PASSWORD).await.refused(ErrorCode::WrongCredentials);
    // Section head, HR, and those who only moved stay in.
    sign_in(&app.anonymous(), "004512", PASSWORD).await.json::<SessionView>();
}

#[actix_web::test]
async fn two_people_may_exchange_their_departments_and_names() {
    let app = TestApp::city().await;
    let file = edited(|lines| {
        let (one, two) = (line_of(lines, "004512").clone(), line_of(lines, "008620").clone());
        *line_of(lines, "004512") = two.replacen("008620", "004512", 1);
        *line_of(lines, "008620") = one.replacen("004512", "008620", 1);
    });
    let hr = app.persona("hr");
    let (report, _) = import(&hr, &file).await;
    let doubtful: Vec<&str> = report.warnings.iter().map(|warning| warning.code.as_str()).collect();
    assert_eq!(doubtful, ["another-person", "another-person"]);
    assert_eq!(staff(&hr, "004512").await.rows[0].name, "早瀬　葵");
    assert_eq!(staff(&hr, "008620").await.rows[0].name, "髙﨑　汐里");
}

#[actix_web::test]
async fn two_who_apply_the_same_file_at_the_same_moment_apply_it_once() {
    let app = std::rc::Rc::new(TestApp::city().await);
    let file = seven_changes();
    let digest = server::organization::apply::digest(&file);
    let both: Vec<_> = (0..2)
        .map(|_| {
            let (app, file, digest) = (app.clone(), file.clone(), digest.clone());
            actix_web::rt::spawn(async move {
                let response = apply_with(&app.persona("hr"), &file, TODAY, &digest).await;
                assert!(!response.status.is_server_error(), "{}", response.text());
            })
        })
        .collect();
    for one in both {
        one.await.unwrap();
    }
    let all = without_sign_ins(contents::of(&app.state));
    assert_eq!((all["personnel_events"].len(), all["staff_imports"].len()), (457, 2));
    assert_eq!(all["staff"].len(), 451);
}
