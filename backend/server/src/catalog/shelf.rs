//! Published versions, parsed once. A version never changes, so what is on the shelf is never stale.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use courseware::CourseMaterial;

use crate::catalog::store;
use crate::database::dialect::Connection;
use crate::error::Error;

/// Parsed materials by version id. Cheap to clone. Bounded by the number of versions ever published.
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
        if let Some(known) = self.materials.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(known.clone());
        }
        let material: CourseMaterial = serde_json::from_str(&store::material(c, tenant_id, version_id)?)?;
        let material = Arc::new(material);
        self.materials.write().unwrap_or_else(PoisonError::into_inner).insert(key, material.clone());
        Ok(material)
    }
}
