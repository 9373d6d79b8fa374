//! `cargo xtask run | test | check | site | bench`: the commands of a checkout. Each prints the plain
//! commands that it runs, so that it teaches rather than hides. It knows none of our own crates.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program talks to its user")]

mod assets;
mod bench;
mod check;
mod client;
mod command;
mod postgres;
mod run;
mod site;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

const HELP: &str = "\
cargo xtask COMMAND

  run   [OPTIONS]   build everything and serve the sample city; OPTIONS go to `manabiya demo`
                    (--listen ADDR, --data-dir DIR, --fresh)
  test  [--no-browser] [--no-postgres] [FILTER…]
                    everything that CI runs; installs or starts what the tests need
  check             formatting, clippy and the wasm32 check, for between two edits
  site              build the browser client into the site folder that the server embeds
  bench [ARGS]      build optimised and run the benchmarks
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    match dispatch(&command, arguments.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\ncargo xtask {command}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, arguments: Vec<String>) -> Result<()> {
    if matches!(command, "" | "help" | "-h" | "--help") {
        print!("{HELP}");
        return Ok(());
    }
    let workspace = Workspace::find()?;
    match command {
        "run" => run::run(&workspace, &arguments),
        "test" => {
            let workspace = Workspace { compiled_once: true, ..workspace };
            test::test(&workspace, &test::Options::parse(arguments)?)
        }
        "check" => check::check(&workspace),
        "site" => site::build(&workspace),
        "bench" => bench::bench(&workspace, &arguments),
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}
