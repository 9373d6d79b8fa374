//! The program in a process of its own, on a folder that outlives it.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running `manabiya demo`. Dropping it kills it.
pub(super) struct Running {
    process: Child,
    pub(super) address: String,
}

impl Running {
    /// Starts on the folder and returns once it listens.
    pub(super) fn on(folder: &Path) -> Running {
        // The port is free again when the program asks for it; nobody else hands out the same one so soon.
        let address = {
            let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
            listener.local_addr().expect("its address").to_string()
        };
        let mut process = Command::new(env!("CARGO_BIN_EXE_manabiya-under-test"))
            .args(["demo", "--listen", &address, "--data-dir"])
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let output = BufReader::new(process.stdout.take().expect("its output"));
        let mut lines = output.lines().map_while(Result::ok);
        assert!(lines.any(|line| line.contains(&address)), "the program ended before it listened");
        Running { process, address }
    }

    /// Ends the process at once: SIGKILL, which it can neither catch nor delay.
    pub(super) fn kill(mut self) {
        self.process.kill().expect("a running process");
        self.process.wait().expect("its end");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
