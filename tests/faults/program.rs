//! The program `manabiya` as `server`'s own `main` runs it, built beside the tests so that they find it.

use std::process::ExitCode;

use clap::Parser as _;
use server::command::{self, CommandLine};

#[actix_web::main]
async fn main() -> ExitCode {
    match command::run(CommandLine::parse()).await {
        Ok(0) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
