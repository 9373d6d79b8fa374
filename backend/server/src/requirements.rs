//! The curriculum (研修体系) and what derives from it: who must take what, by when, and why.

pub mod audience;
pub mod causes;
pub mod derive;
pub mod draft;
pub mod duties;
mod facts;
mod load;
pub mod publish;
pub mod routes;
pub mod standard;
pub mod store;
mod world;
