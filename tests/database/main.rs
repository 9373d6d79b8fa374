//! The database under everything: migrations both ways, schema equals catalogue, and the two doors.

mod doors;
mod grouped_writes;
mod instants;
mod migrations;
mod old_data;
mod schema;
mod seals;
