//! Local inserts (差し込み): the organisation's own words in the courses, and read-receipts (読了確認).

pub mod routes;
pub mod slot;
pub mod store;
