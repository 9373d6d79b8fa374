//! The client in a real browser, as people meet it. Run by `cargo xtask test`, which prepares the machine.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod harness;
