mod audience;
mod choices;
mod drafts;
mod duties;
mod fixtures;
mod publishing;
