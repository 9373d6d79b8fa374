//! Running other programs, visibly: the line that is printed can be typed by hand.

use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// Prints the command, runs it to its end and fails when it fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = describe(command);
    println!("\n$ {line}");
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Like [`run`], and tells the time it took.
pub(crate) fn run_timed(command: &mut Command) -> Result<()> {
    let start = Instant::now();
    run(command)?;
    println!("  ({:.1} s)", start.elapsed().as_secs_f64());
    Ok(())
}

/// Runs silently; the standard output, or `None` when the program is missing or fails.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one types it in a shell.
pub(crate) fn describe(command: &Command) -> String {
    let variables = command
        .get_envs()
        .filter_map(|(name, value)| Some(format!("{}={}", name.to_string_lossy(), quote(value?))));
    let words = std::iter::once(command.get_program()).chain(command.get_args()).map(quote);
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

fn quote(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_described_command_can_be_typed_again() {
        let mut command = Command::new("cargo");
        command.args(["run", "--", "two words", "it's"]).env("SITE", "target/site");
        assert_eq!(describe(&command), r"SITE=target/site cargo run -- 'two words' 'it'\''s'");
    }
}
