//! A client of one keep-alive connection: just enough HTTP/1.1 to load a server from threads.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;

/// One connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    token: String,
}

impl Client {
    /// Connects to `http://host:port`; `token` is the session, empty for none.
    pub fn connect(base_url: &str, token: &str) -> Client {
        let address = base_url.trim_start_matches("http://");
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket option");
        Client { stream: BufReader::new(stream), token: token.to_owned() }
    }

    /// Sends a request, returns status and body.
    pub fn send(&mut self, method: &str, path: &str, body: &str) -> (u16, Vec<u8>) {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {}={}\r\n{}: 1\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            server::session::COOKIE,
            self.token,
            server::session::REQUEST_HEADER,
            body.len()
        );
        self.stream.get_mut().write_all(request.as_bytes()).expect("a request");
        self.answer()
    }

    fn answer(&mut self) -> (u16, Vec<u8>) {
        let mut line = String::new();
        self.stream.read_line(&mut line).expect("a status line");
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        let mut length = 0;
        loop {
            line.clear();
            self.stream.read_line(&mut line).expect("a header");
            let header = line.trim_end().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("a body");
        (status, body)
    }

    /// Sends a request that must succeed.
    pub fn expect(&mut self, method: &str, path: &str, body: &str) -> Vec<u8> {
        let (status, answer) = self.send(method, path, body);
        assert!(
            (200..300).contains(&status),
            "{method} {path}: {status} {}",
            String::from_utf8_lossy(&answer)
        );
        answer
    }
}
