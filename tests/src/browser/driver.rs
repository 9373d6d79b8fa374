//! The chromedriver process and its plain HTTP door, for the few commands that are not in the standard.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Closed network, no first-run talk, and no name ever resolved: a page that asks for another host fails.
const SWITCHES: [&str; 14] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--lang=ja",
    "--window-size=1366,768",
];

/// A running chromedriver with an empty browser profile.
pub(super) struct Driver {
    process: Child,
    port: u16,
    profile: TempDir,
}

impl Driver {
    /// Starts the program that `MANABIYA_CHROMEDRIVER` names on a port that it chooses itself.
    pub(super) fn start() -> Self {
        let program = required("MANABIYA_CHROMEDRIVER");
        let mut process = Command::new(&program)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {program}: {error}"));
        let mut output = BufReader::new(process.stdout.take().expect("a piped output"));
        let port = read_port(&mut output);
        // Read on, so that the program never waits for a reader.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Self { process, port, profile: TempDir::new().expect("a folder for the profile") }
    }

    /// Where the standard commands go.
    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The browser that a session opens.
    pub(super) fn capabilities(&self, further: &[&str]) -> Capabilities {
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        let switches: Vec<&str> = SWITCHES.iter().chain(further).copied().chain([profile.as_str()]).collect();
        let milliseconds = json!({ "implicit": 0, "pageLoad": 60_000, "script": 60_000 });
        let capabilities = json!({
            "goog:chromeOptions": { "args": switches, "prefs": { "intl.accept_languages": "ja" } },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "timeouts": milliseconds,
        });
        capabilities.as_object().expect("an object").clone()
    }

    /// Sends a command that only chromedriver knows and answers its `value`. It blocks for the moment that
    /// chromedriver on this machine takes.
    pub(super) fn command(&self, session: &str, command: &str, body: &Value) -> Value {
        self.value("POST", session, command, &body.to_string())
    }

    /// The same for a question.
    pub(super) fn ask(&self, session: &str, question: &str) -> Value {
        self.value("GET", session, question, "")
    }

    fn value(&self, method: &str, session: &str, command: &str, body: &str) -> Value {
        let answer = self.request(method, &format!("/session/{session}/{command}"), body);
        let answer = answer.expect("chromedriver answers");
        let mut answer: Value = serde_json::from_str(&answer).expect("chromedriver answers in JSON");
        answer.get_mut("value").map(Value::take).unwrap_or_default()
    }

    fn request(&self, method: &str, path: &str, body: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let length = body.len();
        let head = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}");
        write!(stream, "{head}\r\n\r\n{body}")?;
        // chromedriver keeps the connection open, whatever it was asked for, so the length must be obeyed.
        let mut answer = BufReader::new(stream);
        let length = content_length(&mut answer)?;
        let mut body = String::new();
        answer.take(length).read_to_string(&mut body)?;
        Ok(body)
    }
}

impl Drop for Driver {
    /// `/shutdown` ends the browser too, which killing chromedriver alone would not.
    fn drop(&mut self) {
        self.request("GET", "/shutdown", "").ok();
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// Browser tests run where `cargo xtask test` has prepared the machine; elsewhere they fail with this.
pub(super) fn required(variable: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| {
        panic!("{variable} is not set: run the browser tests with `cargo xtask test`, which prepares them")
    })
}

/// Reads the head of an answer and what it says of the body.
fn content_length(answer: &mut impl BufRead) -> std::io::Result<u64> {
    let mut length = 0;
    for line in answer.lines() {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or_default();
        }
    }
    Ok(length)
}

fn read_port(output: &mut impl BufRead) -> u16 {
    for line in output.lines().map_while(Result::ok) {
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            return port.trim_end_matches('.').parse().expect("a port");
        }
    }
    panic!("chromedriver ended without naming its port");
}
