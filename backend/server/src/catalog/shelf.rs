//! Published versions, parsed once. A version never changes, so what is on the shelf is never stale.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use courseware::CourseMaterial;

use crate::catalog::store;
use crate::database::dialect::Connection;
use crate::error::Error;

/// Parsed materials by version and variant. Cheap to clone. Bounded by what was ever published.
#[derive(Clone, Default)]
pub struct Shelf {
    materials: Arc<RwLock<HashMap<String, Arc<CourseMaterial>>>>,
}

impl Shelf {
    /// The material of a version of this organisation.
    ///
    /// # Errors
    /// Not found, or stored material that this program cannot read.
    pub fn take(
        &self,
        c: &mut Connection,
        tenant_id: &str,
        version_id: &str,
    ) -> Result<Arc<CourseMaterial>, Error> {
        let key = format!("{tenant_id}/{version_id}");
        if let Some(known) = self.known(&key) {
            return Ok(known);
        }
        let material: CourseMaterial = serde_json::from_str(&store::material(c, tenant_id, version_id)?)?;
        Ok(self.put(key, Arc::new(material)))
    }

    /// The material of a version as somebody takes it who has this variant; empty for the common one.
    ///
    /// # Errors
    /// As [`Shelf::take`].
    pub fn taken(
        &self,
        c: &mut Connection,
        tenant_id: &str,
        version_id: &str,
        variant: &str,
    ) -> Result<Arc<CourseMaterial>, Error> {
        let key = format!("{tenant_id}/{version_id}/{variant}");
        if let Some(known) = self.known(&key) {
            return Ok(known);
        }
        let whole = self.take(c, tenant_id, version_id)?;
        let taken = whole.as_taken(Some(variant).filter(|variant| !variant.is_empty()));
        // Most courses are taken whole: then one material lies on the shelf, not two.
        let taken = if taken == *whole { whole } else { Arc::new(taken) };
        Ok(self.put(key, taken))
    }

    fn known(&self, key: &str) -> Option<Arc<CourseMaterial>> {
        self.materials.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn put(&self, key: String, material: Arc<CourseMaterial>) -> Arc<CourseMaterial> {
        self.materials.write().unwrap_or_else(PoisonError::into_inner).insert(key, material.clone());
        material
    }
}
