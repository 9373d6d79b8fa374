//! Causes as people read them: codes become names.

use std::collections::{BTreeMap, HashMap};

use contract::assignments::{Cause, CauseSource, OrderCause};
use learning::derivation::{self, Source};

use crate::assignments::store::{self, OrderRow};
use crate::assignments::view;
use crate::catalog;
use crate::database::dialect::Connection;
use crate::error::Error;

/// What turns the codes of causes into names.
#[derive(Debug, Default)]
pub struct CauseNames {
    orders: HashMap<String, OrderCause>,
    titles: BTreeMap<String, String>,
}

/// Loads the names for the causes of some assignments.
///
/// # Errors
/// The database refuses.
pub fn names(c: &mut Connection, tenant_id: &str, assignment_ids: &[String]) -> Result<CauseNames, Error> {
    let orders = store::causes(c, tenant_id, assignment_ids)?;
    let names = store::names(c, tenant_id, orders.iter().map(|(_, order)| order))?;
    let order = |(_, order): &(String, OrderRow)| (order.id.clone(), view::order_cause(order, &names));
    Ok(CauseNames {
        orders: orders.iter().map(order).collect(),
        titles: catalog::store::titles(c, tenant_id)?,
    })
}

impl CauseNames {
    /// Title of a course; its code when it was never published.
    #[must_use]
    pub fn title(&self, code: &str) -> String {
        self.titles.get(code).cloned().unwrap_or_else(|| code.to_owned())
    }

    /// A derived cause as it is read; an order that nobody knows is left out.
    #[must_use]
    pub fn cause(&self, cause: &derivation::Cause) -> Option<Cause> {
        let source = match &cause.source {
            Source::Order { order_id } => CauseSource::Order(self.orders.get(order_id)?.clone()),
            Source::Selection { choice: true, .. } => CauseSource::Choice,
            Source::Selection { .. } => CauseSource::Elective,
            Source::Rule { label, version, trigger, due, prerequisite_for, renewal_of, .. } => {
                CauseSource::Rule {
                    label: label.clone(),
                    version: *version,
                    trigger: *trigger,
                    due: *due,
                    prerequisite_for: prerequisite_for.as_deref().map(|code| self.title(code)),
                    renewal_of: *renewal_of,
                }
            }
        };
        Some(Cause { source, since: cause.since, ended_on: cause.ended_on, due_on: cause.due_on })
    }

    /// The causes of a stored duty.
    ///
    /// # Errors
    /// Stored text that this program cannot read.
    pub fn causes(&self, json: &str) -> Result<Vec<Cause>, Error> {
        let causes: Vec<derivation::Cause> = serde_json::from_str(json)?;
        Ok(causes.iter().filter_map(|cause| self.cause(cause)).collect())
    }
}
