//! 研修体系: audiences, drafts, publication, and the duties that follow from it.

mod audience;
mod choices;
mod drafts;
mod duties;
mod fixtures;
mod publishing;
