//! `cargo xtask test`: everything that CI runs, cheapest first. The run of all tests comes last, so that
//! its summary is the last thing printed.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::postgres::Cluster;
use crate::workspace::Workspace;
use crate::{check, command, site, tools};

/// What runs on PostgreSQL too: whatever talks to a database, short of the browser.
const SERVER_TESTS: &str = "package(server) + package(tests) - binary(browser)";

/// The same where the browser tests are not built; nextest refuses to leave out what is not there.
const SERVER_TESTS_ALONE: &str = "package(server) + package(tests)";

/// Which of the two a build of the server talks to.
#[derive(Clone, Copy)]
enum Database {
    Sqlite,
    Postgres,
}

/// What the caller asked for.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    browser: bool,
    postgres: bool,
    filters: Vec<String>,
}

/// The browser's driver and the script of accessibility rules.
struct Browser {
    driver: PathBuf,
    axe: PathBuf,
}

impl Options {
    /// Reads the arguments after `cargo xtask test`.
    pub(crate) fn parse(arguments: Vec<String>) -> Result<Self> {
        let mut options = Self { browser: true, postgres: true, filters: Vec::new() };
        for argument in arguments {
            match argument.as_str() {
                "--no-browser" => options.browser = false,
                "--no-postgres" => options.postgres = false,
                other if other.starts_with('-') => bail!("unknown option {other}; see `cargo xtask help`"),
                _ => options.filters.push(argument),
            }
        }
        Ok(options)
    }

    fn features(&self, database: Database) -> Vec<&'static str> {
        let browser = self.browser.then_some("tests/browser");
        let postgres = matches!(database, Database::Postgres).then_some("tests/postgres");
        [browser, postgres].into_iter().flatten().flat_map(|feature| ["--features", feature]).collect()
    }

    /// What was left out by request.
    fn left_out(&self) -> Vec<&'static str> {
        let browser = (!self.browser).then_some("browser tests (--no-browser)");
        let postgres = (!self.postgres).then_some("tests on PostgreSQL (--no-postgres)");
        let others = (!self.filters.is_empty()).then_some("tests that no filter names");
        [browser, postgres, others].into_iter().flatten().collect()
    }
}

/// Finds or installs what is needed, then checks, builds and tests.
pub(crate) fn test(workspace: &Workspace, options: &Options) -> Result<()> {
    tools::rust_components(workspace)?;
    tools::wasm_target(workspace)?;
    let programs = options.postgres.then(|| tools::postgres_programs(workspace)).transpose()?;
    let browser = options.browser.then(|| browser(workspace)).transpose()?;

    check::formatting(workspace)?;
    check::lints(workspace)?;
    if options.postgres {
        check::postgres_lints(workspace)?;
    }
    check::wasm(workspace)?;
    // Before the server is compiled, so that it is compiled once with the client inside.
    site::build(workspace)?;
    content(workspace, options)?;
    if let Some(programs) = programs {
        let cluster = Cluster::start(workspace, &programs)?;
        command::run_timed(&mut postgres_tests(workspace, options, &cluster, browser.as_ref()))?;
    }
    command::run(&mut all_tests(workspace, options, browser.as_ref()))?;

    let left_out = options.left_out();
    if !left_out.is_empty() {
        println!("\nNOT RUN, as asked: {}", left_out.join(", "));
    }
    Ok(())
}

fn browser(workspace: &Workspace) -> Result<Browser> {
    Ok(Browser { driver: tools::chromedriver(workspace)?, axe: tools::axe_script(workspace)? })
}

/// Built with the features of the test runs, so that nothing is compiled twice for it.
fn content(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut build = workspace.cargo(&["build", "--workspace", "--bin", "manabiya"]);
    command::run_timed(build.args(options.features(Database::Sqlite)))?;
    let program = workspace.target.join("debug").join(format!("manabiya{}", std::env::consts::EXE_SUFFIX));
    let program = program.to_string_lossy();
    command::run_timed(workspace.command(&program).args(["content", "check", "content/courses"]))
}

/// The server's tests once more, from the same source, on PostgreSQL. The packages are chosen by filter and
/// not by `--package`, and the browser tests are built though not run, so that all other crates keep their
/// features, and thus their build, for the last run.
fn postgres_tests(
    workspace: &Workspace,
    options: &Options,
    cluster: &Cluster,
    browser: Option<&Browser>,
) -> Command {
    let mut tests = runner(workspace, options, Database::Postgres, browser);
    if tools::has_nextest(workspace) {
        tests.args([
            "--filterset",
            &filterset(if options.browser { SERVER_TESTS } else { SERVER_TESTS_ALONE }, &options.filters),
        ]);
    } else {
        tests.args(&options.filters);
    }
    tests.env("TEST_DATABASE_URL", cluster.url());
    tests
}

fn all_tests(workspace: &Workspace, options: &Options, browser: Option<&Browser>) -> Command {
    let mut tests = runner(workspace, options, Database::Sqlite, browser);
    tests.args(&options.filters).env_remove("TEST_DATABASE_URL");
    tests
}

fn runner(
    workspace: &Workspace,
    options: &Options,
    database: Database,
    browser: Option<&Browser>,
) -> Command {
    let nextest = tools::has_nextest(workspace);
    let program: &[&str] = if nextest { &["nextest", "run"] } else { &["test"] };
    let mut tests = workspace.cargo(program);
    tests.arg("--workspace").args(options.features(database)).arg("--no-fail-fast");
    // A filter may well name tests of one run only.
    if nextest && !options.filters.is_empty() {
        tests.arg("--no-tests=pass");
    }
    if let Some(browser) = browser {
        tests.env("MANABIYA_CHROMEDRIVER", &browser.driver).env("MANABIYA_AXE", &browser.axe);
    }
    tests
}

/// nextest takes the union of names and a filterset, so both go into one expression.
fn filterset(packages: &str, filters: &[String]) -> String {
    if filters.is_empty() {
        return packages.to_owned();
    }
    let names: Vec<String> = filters.iter().map(|filter| format!("test({filter})")).collect();
    format!("({packages}) & ({})", names.join(" + "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Options> {
        Options::parse(arguments.iter().map(|&argument| argument.to_owned()).collect())
    }

    #[test]
    fn everything_runs_unless_told_otherwise() {
        let options = parse(&[]).unwrap();
        assert!(options.browser && options.postgres && options.left_out().is_empty());
    }

    #[test]
    fn what_is_left_out_is_said() {
        let options = parse(&["--no-browser", "attempts"]).unwrap();
        assert_eq!(options.left_out(), ["browser tests (--no-browser)", "tests that no filter names"]);
    }

    #[test]
    fn an_unknown_option_is_refused() {
        assert!(parse(&["--no-postgre"]).is_err());
    }

    #[test]
    fn filters_narrow_the_postgres_run() {
        let filters = ["a".to_owned(), "b".to_owned()];
        assert_eq!(filterset("package(x)", &filters), "(package(x)) & (test(a) + test(b))");
    }
}
