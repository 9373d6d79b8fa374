//! `cargo xtask run`: everything built, the sample city served.

use std::process::Command;

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{command, site};

/// Builds client and server, then becomes `manabiya demo` with the caller's options.
pub(crate) fn run(workspace: &Workspace, options: &[String]) -> Result<()> {
    site::build(workspace)?;
    command::run(&mut workspace.cargo(&["build", "--release", "--package", "server"]))?;
    let program = workspace.target.join("release").join(format!("manabiya{}", std::env::consts::EXE_SUFFIX));
    // In the caller's own folder, so that a relative --data-dir means what it says.
    // `cargo xtask run -- --fresh` and `cargo xtask run --fresh` mean the same.
    let options = options.iter().skip_while(|option| *option == "--");
    become_program(Command::new(program).arg("demo").args(options))
}

/// On Unix the server takes our place, so that Ctrl-C and signals reach it and nothing else.
#[cfg(unix)]
fn become_program(server: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    println!("\n$ {}", command::describe(server));
    Err(server.exec().into())
}

#[cfg(not(unix))]
fn become_program(server: &mut Command) -> Result<()> {
    command::run(server)
}
