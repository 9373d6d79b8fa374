//! From a question to the document: the builder of its kind, and what all documents have around them.

use contract::accounts::Permission;
use contract::documents::{Column, ColumnKind, Document, DocumentKind, Section};
use learning::era::format_date;
use learning::fiscal_year::jst_date;

use crate::database::dialect::Connection;
use crate::documents::asked::Asked;
use crate::documents::{
    cover, history, outstanding, plan, specific_attendance, specific_plan, unit_status, yearly,
};
use crate::error::Error;
use crate::requirements;

/// What a builder makes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Content {
    /// Whom it is about, in one sentence.
    pub population: String,
    /// Whether the paper lies on its side.
    pub landscape: bool,
    /// The parts.
    pub sections: Vec<Section>,
    /// How to read it.
    pub notes: Vec<String>,
}

/// Draws a document up.
///
/// # Errors
/// Not found for a person or a version that there is not; the database refuses.
pub fn document(c: &mut Connection, asked: &Asked) -> Result<Document, Error> {
    let content = match asked.kind {
        DocumentKind::Plan => plan::content(c, asked)?,
        DocumentKind::UnitStatus => unit_status::content(c, asked)?,
        DocumentKind::Yearly => yearly::content(c, asked)?,
        DocumentKind::Outstanding => outstanding::content(c, asked)?,
        DocumentKind::SpecificPersonalInformationPlan => specific_plan::content(c, asked)?,
        DocumentKind::SpecificPersonalInformationAttendance => specific_attendance::content(c, asked)?,
        DocumentKind::History => history::content(c, asked)?,
    };
    let (cover, cover_saved) = cover::in_force(c, asked.tenant_id(), asked.kind, asked.year, asked.today)?;
    Ok(Document {
        kind: asked.kind,
        organization: asked.source.organization.clone(),
        fiscal_year: asked.year,
        as_of: asked.as_of,
        made_at: asked.now,
        population: content.population,
        cover,
        cover_saved,
        may_edit_cover: asked.user.may(Permission::EditPlan),
        landscape: content.landscape,
        sections: content.sections,
        notes: content.notes,
    })
}

/// A column.
#[must_use]
pub fn column(label: &str, kind: ColumnKind, width: u32) -> Column {
    Column { label: label.to_owned(), kind, width }
}

/// The version of the curriculum whose rules held on the day asked for, as a note.
///
/// # Errors
/// The database refuses.
pub fn rules_in_force(c: &mut Connection, asked: &Asked) -> Result<String, Error> {
    let versions = requirements::store::versions(c, asked.tenant_id())?;
    let until = versions.iter().rev().find(|version| jst_date(version.published_at) <= asked.as_of);
    Ok(match until {
        Some(version) => format!(
            "版：研修体系の第{}版（{}公開）の定めによります。",
            version.number,
            format_date(jst_date(version.published_at))
        ),
        None => "版：研修体系はまだ公開されていません。割当ては個別の命令によります。".to_owned(),
    })
}
