//! An import is taken back in one action: the state of every day is what it was, and the facts are all there.

use contract::error::ErrorCode;
use contract::organization::{StaffImportList, StaffImported, TakeBack};
use contract::path;

use super::{city_in_march, import_on, on, states, turn};
use crate::contents;

fn because(reason: &str) -> TakeBack {
    TakeBack { reason: reason.to_owned() }
}

const DAYS: [&str; 7] =
    ["2025-04-01", "2025-09-30", "2025-10-01", "2026-03-31", "2026-04-01", "2026-04-02", "2027-03-31"];

#[actix_web::test]
async fn undoing_the_file_of_april_leads_back_to_the_autumn_on_every_day() {
    // Before its day, on its day and after.
    for day in ["2026-03-28", "2026-04-01", "2026-05-07"] {
        let app = city_in_march().await;
        let before: Vec<_> = DAYS.iter().map(|day| states(&app, day)).collect();
        let facts = contents::of(&app.state);
        let hr = app.persona("hr");
        let (_, imported) = import_on(&hr, sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await;
        let id = imported.import_id.unwrap();
        assert_ne!(states(&app, "2026-04-01"), before[4]);
        on(&app, day);
        turn(&app, "2026-03-27", day);
        let hr = app.persona("hr");
        let response = hr.post(&path::staff_import_undo(&id), &because("名簿の差替え")).await;
        assert_eq!(response.status, 204, "{}", response.text());

        let after: Vec<_> = DAYS.iter().map(|day| states(&app, day)).collect();
        assert_eq!(after, before, "undone on {day}");
        let now = contents::of(&app.state);
        assert_eq!(now["staff"], facts["staff"], "the list is rebuilt");
        assert_eq!(now["staff_units"], facts["staff_units"]);
        for table in ["personnel_events", "staff_imports"] {
            assert!(facts[table].iter().all(|row| now[table].contains(row)), "{table}: appended only");
            assert!(now[table].len() > facts[table].len(), "{table}: nothing is deleted");
        }
        let list: StaffImportList = hr.get(path::STAFF_IMPORTS).await.json();
        let undone = list.imports.iter().find(|import| import.id == id).unwrap();
        assert_eq!(undone.undone.as_ref().unwrap().reason, "名簿の差替え");
        assert!(!undone.can_undo && list.imports.iter().filter(|import| import.can_undo).count() == 1);
        hr.post(&path::staff_import_undo(&id), &because("もう一度")).await.refused(ErrorCode::Conflict);

        // The same file can be taken in again, with the answers that it has.
        let (_, again) = import_on(&hr, sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await;
        assert_eq!(again.difference, imported.difference);
    }
}

#[actix_web::test]
async fn only_the_latest_import_that_stands_can_be_undone() {
    let app = city_in_march().await;
    let hr = app.persona("hr");
    import_on(&hr, sample_city::STAFF_FILE_NEXT_YEAR, "2026-04-01").await;
    let list: StaffImportList = hr.get(path::STAFF_IMPORTS).await.json();
    let id = |day: &str| {
        let found = list.imports.iter().find(|import| import.effective_on.to_string() == day);
        found.unwrap().id.clone()
    };
    let (autumn, april) = (id("2025-10-01"), id("2026-04-01"));
    let before = contents::of(&app.state);
    let problem =
        hr.post(&path::staff_import_undo(&autumn), &because("誤り")).await.refused(ErrorCode::Conflict);
    assert_eq!(
        (problem.fields[0].field.as_str(), problem.fields[0].code.as_str()),
        (april.as_str(), "later-import")
    );
    for reason in ["", " 　", &"長".repeat(201)] {
        hr.post(&path::staff_import_undo(&april), &because(reason)).await.refused(ErrorCode::InvalidInput);
    }
    hr.post(&path::staff_import_undo("nothing"), &because("誤り")).await.refused(ErrorCode::NotFound);
    assert_eq!(contents::of(&app.state), before);
    for import in [&april, &autumn] {
        assert_eq!(hr.post(&path::staff_import_undo(import), &because("誤り")).await.status, 204);
    }
    // With both gone, a file of the summer is no longer from before the last import.
    let (_, summer): (_, StaffImported) = import_on(&hr, sample_city::STAFF_FILE_AUTUMN, "2025-07-01").await;
    assert_eq!(summer.difference.transferred, 11);
}
