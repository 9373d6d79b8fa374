//! A throw-away PostgreSQL cluster on a private port, gone with the process that asked for it.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::command;
use crate::workspace::Workspace;

/// A shell that starts the cluster, waits until its standard input closes, then stops and removes it.
/// The input closes however we end, by Ctrl-C or a kill included, and no signal handler could say as much.
const KEEPER: &str = r#"
trap '' INT TERM HUP
programs=$1; port=$2
folder=$(mktemp -d "${TMPDIR:-/tmp}/manabiya-postgres.XXXXXX") || exit 1
cd "$folder" && {
  "$programs/initdb" -D data -U postgres --auth=trust --locale=C --encoding=UTF8 --no-sync >initdb.log 2>&1 &&
  {
    "$programs/postgres" -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
      -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 >server.log 2>&1 &
    server=$!
    echo started
    read -r _
    kill -INT "$server"; wait "$server"
  } || cat initdb.log >&2
}
cd / && rm -rf "$folder"
"#;

const PATIENCE: Duration = Duration::from_secs(60);

/// A running cluster; dropping it stops it and removes its folder.
pub(crate) struct Cluster {
    keeper: Child,
    port: u16,
}

impl Cluster {
    /// Makes a cluster with the server's own programs and waits until it answers.
    pub(crate) fn start(workspace: &Workspace, programs: &Path) -> Result<Self> {
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        println!("\nPostgreSQL from {} on 127.0.0.1:{port}, for the tests only", programs.display());
        let mut keeper = unprivileged(workspace)?
            .args(["sh", "-c", KEEPER, "manabiya-postgres"])
            .arg(programs)
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start a shell for PostgreSQL")?;
        let mut started = String::new();
        if let Some(output) = keeper.stdout.take() {
            BufReader::new(output).read_line(&mut started)?;
        }
        let cluster = Self { keeper, port };
        if started.trim() != "started" {
            bail!("initdb failed");
        }
        cluster.wait(programs)?;
        Ok(cluster)
    }

    /// The address that tests connect to; every role and database on it is theirs.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn wait(&self, programs: &Path) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        let port = self.port.to_string();
        let mut question = Command::new(pg_isready(programs));
        question.args(["-q", "-h", "127.0.0.1", "-p", &port]);
        while command::ask(&mut question).is_none() {
            if Instant::now() > deadline {
                bail!("PostgreSQL did not answer on port {port} within {} s", PATIENCE.as_secs());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("the throw-away PostgreSQL did not end: {error}");
        }
    }
}

/// PostgreSQL refuses to run as root, so root becomes the user that Debian's package made, else nobody.
fn unprivileged(workspace: &Workspace) -> Result<Command> {
    if command::ask(workspace.command("id").arg("-u")).as_deref() != Some("0") {
        return Ok(Command::new("env"));
    }
    let user = ["postgres", "nobody"]
        .into_iter()
        .find(|user| command::ask(Command::new("id").args(["-u", user])).is_some())
        .context("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")?;
    let group = command::ask(Command::new("id").args(["-g", user])).context("a user has a group")?;
    let mut command = Command::new("setpriv");
    command.args(["--reuid", user, "--regid", &group, "--clear-groups", "env", "-u", "TMPDIR"]);
    Ok(command)
}

fn pg_isready(programs: &Path) -> PathBuf {
    let beside = programs.join("pg_isready");
    if beside.is_file() { beside } else { PathBuf::from("pg_isready") }
}
