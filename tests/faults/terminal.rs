//! A terminal that speaks just enough HTTP to a server that may die at any moment.

use std::io::{Error, ErrorKind, Read as _, Result, Write as _};
use std::net::TcpStream;

use contract::accounts::SignIn;
use contract::path;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A signed-in terminal.
pub(super) struct Terminal {
    address: String,
    cookie: String,
}

/// A whole answer.
pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    /// The message of a success.
    pub(super) fn json<T: DeserializeOwned>(&self) -> T {
        let text = String::from_utf8_lossy(&self.body);
        assert!((200..300).contains(&self.status), "{}: {text}", self.status);
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

impl Terminal {
    /// Signs a persona of the sample city in.
    pub(super) fn sign_in(address: &str, key: &str) -> Terminal {
        let personas = server::demo::personas().expect("personas");
        let persona = personas.into_iter().find(|persona| persona.key == key).expect("a persona");
        let mut terminal = Terminal { address: address.to_owned(), cookie: String::new() };
        let message = SignIn { staff_number: persona.staff_number, password: persona.password };
        let answer = terminal.post(path::SESSION, &message).expect("an answer");
        assert_eq!(answer.status, 200, "{}", answer.head);
        let cookie =
            answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a cookie");
        terminal.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        terminal
    }

    /// GET.
    pub(super) fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        Ok(self.request("GET", path, "application/json", &[])?.json())
    }

    /// POST with a message.
    pub(super) fn post(&self, path: &str, message: &impl Serialize) -> Result<Answer> {
        self.request("POST", path, "application/json", &serde_json::to_vec(message)?)
    }

    /// PUT with a message.
    pub(super) fn put(&self, path: &str, message: &impl Serialize) -> Result<Answer> {
        self.request("PUT", path, "application/json", &serde_json::to_vec(message)?)
    }

    /// POST with bytes.
    pub(super) fn upload(&self, path: &str, bytes: &[u8]) -> Result<Answer> {
        self.request("POST", path, "application/octet-stream", bytes)
    }

    fn request(&self, method: &str, path: &str, media: &str, body: &[u8]) -> Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        let (address, cookie, length) = (&self.address, &self.cookie, body.len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {cookie}\r\n\
             X-Manabiya-Request: 1\r\nContent-Type: {media}\r\nContent-Length: {length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(body)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        read(&answer).ok_or_else(|| Error::from(ErrorKind::UnexpectedEof))
    }
}

/// A whole answer with as many bytes as it announced; half of one is none.
fn read(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    let body = answer[end + 4..].to_vec();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let whole = length.is_none_or(|length| length.trim().parse() == Ok(body.len()));
    whole.then_some(Answer { status, head, body })
}
