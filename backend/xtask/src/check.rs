//! `cargo xtask check`: what an editor's save should have told, in one go.

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{command, tools};

/// Formatting, lints and the wasm32 builds of everything that the client shares.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    tools::rust_components(workspace)?;
    tools::wasm_target(workspace)?;
    formatting(workspace)?;
    lints(workspace)?;
    wasm(workspace)
}

/// Fails when `cargo fmt --all` would change a file.
pub(crate) fn formatting(workspace: &Workspace) -> Result<()> {
    command::run_timed(&mut workspace.cargo(&["fmt", "--all", "--check"]))
}

/// Clippy with warnings denied: every crate natively, and the client once more as the browser gets it.
pub(crate) fn lints(workspace: &Workspace) -> Result<()> {
    let native = ["clippy", "--workspace", "--all-targets", "--features", "tests/browser"];
    deny_warnings(workspace, &native)?;
    deny_warnings(workspace, &["clippy", "--package", "frontend", "--target", tools::WASM])
}

/// The same lints on the build for PostgreSQL, where a few lines differ.
pub(crate) fn postgres_lints(workspace: &Workspace) -> Result<()> {
    let build = ["clippy", "--workspace", "--all-targets", "--features", "tests/postgres"];
    deny_warnings(workspace, &build)
}

/// The crates that the client shares must compile for the browser on their own.
pub(crate) fn wasm(workspace: &Workspace) -> Result<()> {
    let shared = ["check", "--package", "contract", "--package", "learning", "--target", tools::WASM];
    command::run_timed(&mut workspace.cargo(&shared))
}

fn deny_warnings(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    command::run_timed(workspace.cargo(arguments).args(["--", "--deny", "warnings"]))
}
