//! Gates (利用前必須): tools that may be used only after training, who is cleared today, and the tokens with which
//! the systems that grant the tools ask. The rule itself is `learning::gate`.

pub mod people;
pub mod routes;
pub mod store;
pub mod suggested;
pub mod token;
pub mod token_routes;
