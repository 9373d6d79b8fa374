//! Certificates: one per completion, numbered without gaps, frozen, and checked by number and code.

mod checking;
mod issuing;

use contract::certificates::{Certificate, IssueCertificate, IssuedCertificate};
use contract::path;
use contract::records::{History, HistoryRow};
use tests::app::{Persona, TestApp};
use tests::study;

/// The line of a course in the own history.
pub async fn line(learner: &Persona<'_>, course: &str) -> HistoryRow {
    let mine: History = learner.get(path::MY_HISTORY).await.json();
    mine.rows.into_iter().find(|row| row.course_code == course).expect("a line")
}

/// Asks for the certificate of a line of the history.
pub async fn ask(who: &Persona<'_>, row: &HistoryRow) -> IssuedCertificate {
    who.post(path::CERTIFICATES, &of(row)).await.json()
}

/// The message that asks for it.
pub fn of(row: &HistoryRow) -> IssueCertificate {
    IssueCertificate {
        assignment_id: row.assignment_id.clone(),
        credit_id: row.record_id.clone().filter(|_| row.assignment_id.is_none()),
    }
}

/// A certificate as somebody sees it.
pub async fn show(who: &Persona<'_>, id: &str) -> Certificate {
    who.get(&path::certificate(id)).await.json()
}

/// The clerk completed SEC-02 and has its certificate.
pub async fn certified(app: &TestApp) -> Certificate {
    let clerk = app.persona("counter");
    study::complete(app, &clerk, "SEC-02").await;
    let issued = ask(&clerk, &line(&clerk, "SEC-02").await).await;
    show(&clerk, &issued.id).await
}
