//! Whether knowledge stays (定着確認): a short voluntary test 30 and 90 days after completion, once each. It
//! completes nothing and exempts from nothing. What a test is made of is shared with `attempts`.

pub mod check;
pub mod offer;
pub mod routes;
pub mod store;
