//! Curricula for tests, and HR's way to put one in force.

use std::collections::BTreeSet;

use contract::requirements::{
    CurriculumPage, CurriculumPublished, DraftView, PublicationPreview, PublicationQuestion, Publish,
    SaveDraft,
};
use learning::curriculum::{Audience, Curriculum, DueRule, MonthDay, Rule};
use learning::role::Grade;
use tests::app::Persona;

/// A yearly rule for some grades, due on a day of the fiscal year.
pub fn rule(id: &str, course: &str, grades: &[Grade], month: u32, day: u32) -> Rule {
    let audience = match grades {
        [] => Audience::Everyone,
        grades => Audience::Grades(grades.iter().copied().collect::<BTreeSet<_>>()),
    };
    let due = DueRule::FixedDay { day: MonthDay { month, day } };
    Rule { due, ..Rule::yearly(id, &format!("{course}の規則"), course, audience) }
}

/// Saves these rules as the draft.
pub async fn save(hr: &Persona<'_>, rules: Vec<Rule>) -> DraftView {
    let page: CurriculumPage = hr.get("/api/curriculum").await.json();
    let body = SaveDraft { revision: page.draft.revision, curriculum: Curriculum { rules } };
    hr.put("/api/curriculum/draft", &body).await.json()
}

/// What publishing the draft would do.
pub async fn preview(hr: &Persona<'_>, revision: i32, redate: &[&str]) -> PublicationPreview {
    let redate = redate.iter().map(|id| (*id).to_owned()).collect();
    hr.post("/api/curriculum/preview", &PublicationQuestion { revision, redate }).await.json()
}

/// Saves, looks at the difference and publishes; open duties of the rules in `redate` are dated anew.
pub async fn publish_redating(
    hr: &Persona<'_>,
    rules: Vec<Rule>,
    redate: &[&str],
) -> (PublicationPreview, CurriculumPublished) {
    let revision = save(hr, rules).await.revision;
    let shown = preview(hr, revision, redate).await;
    let body = Publish {
        revision,
        redate: redate.iter().map(|id| (*id).to_owned()).collect(),
        digest: shown.digest.clone(),
        reason: "令和8年度の研修計画による".to_owned(),
    };
    let published = hr.post("/api/curriculum/versions", &body).await.json();
    (shown, published)
}

/// Saves, looks at the difference and publishes.
pub async fn publish(hr: &Persona<'_>, rules: Vec<Rule>) -> (PublicationPreview, CurriculumPublished) {
    publish_redating(hr, rules, &[]).await
}
