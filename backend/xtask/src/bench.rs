//! `cargo xtask bench`: the benchmarks, on an optimised build with the client embedded.

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{command, site};

/// Builds the site first, because bytes per asset are among the figures.
pub(crate) fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    site::build(workspace)?;
    let bench = ["run", "--release", "--package", "tests", "--bin", "bench", "--"];
    command::run(workspace.cargo(&bench).args(arguments))
}
