//! `cargo xtask bench`: the benchmarks, on an optimised build with the client embedded; `--postgres` among the
//! arguments runs them on a throw-away PostgreSQL instead of SQLite.

use anyhow::Result;

use crate::postgres::Cluster;
use crate::workspace::Workspace;
use crate::{command, site, tools};

/// Builds the site first, because bytes per asset are among the figures.
pub(crate) fn bench(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    site::build(workspace)?;
    let (database, parts): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|argument| argument.as_str() == "--postgres");
    let mut run = vec!["run", "--release", "--package", "tests", "--bin", "bench"];
    if database.is_empty() {
        run.push("--");
        return command::run(workspace.cargo(&run).args(parts));
    }
    let cluster = Cluster::start(workspace, &tools::postgres_programs(workspace)?)?;
    run.extend(["--features", "postgres", "--"]);
    command::run(workspace.cargo(&run).args(parts).env("TEST_DATABASE_URL", cluster.url()))
}
