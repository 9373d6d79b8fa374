//! One request and its answer, read from and written to plain sockets.

use std::io::{Read, Result, Write};
use std::net::TcpStream;

/// A request and what the server said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// `GET`, `POST`, …
    pub method: String,
    /// Path and query.
    pub path: String,
    /// What the browser sent along.
    pub request_body: Vec<u8>,
    /// The status code.
    pub status: u16,
    /// Status line and headers of the answer.
    pub head: String,
    /// The content, never compressed, without the frames of chunked transfer.
    pub body: Vec<u8>,
}

/// What came from the browser, ready to be sent on.
pub(super) struct Request {
    head: String,
    body: Vec<u8>,
}

impl Request {
    /// Path and query.
    pub(super) fn path(&self) -> &str {
        self.head.split_whitespace().nth(1).unwrap_or_default()
    }
}

impl Exchange {
    /// Headers and content as text, for searching.
    pub fn answer_text(&self) -> String {
        format!("{}\n{}", self.head, String::from_utf8_lossy(&self.body))
    }
}

/// Reads one request; `None` for a connection that was opened in advance and never used.
pub(super) fn read_request(mut browser: &TcpStream) -> Result<Option<Request>> {
    let mut received = Vec::new();
    let Some(head) = read_head(&mut browser, &mut received)? else {
        return Ok(None);
    };
    let length = header(&head, "content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = received;
    let missing =
        u64::try_from(length).unwrap_or_default().saturating_sub(u64::try_from(body.len()).unwrap_or(0));
    browser.take(missing).read_to_end(&mut body)?;
    Ok(Some(Request { head, body }))
}

/// Sends the request on, passes the answer back byte by byte, and tells both.
pub(super) fn pass(request: Request, mut server: &TcpStream, mut browser: &TcpStream) -> Result<Exchange> {
    server.write_all(outgoing_head(&request.head).as_bytes())?;
    server.write_all(&request.body)?;
    let mut answer = Vec::new();
    let mut buffer = [0; 16 * 1024];
    loop {
        let count = server.read(&mut buffer)?;
        let Some(piece) = buffer.get(..count).filter(|piece| !piece.is_empty()) else {
            break;
        };
        answer.extend_from_slice(piece);
        browser.write_all(piece)?;
    }
    Ok(exchange(request, &answer))
}

/// Without `Accept-Encoding`, so that bodies can be read; closed after one exchange, so that the end of an
/// answer is the end of the connection.
fn outgoing_head(head: &str) -> String {
    let unwanted = |line: &str| {
        let name = line.split(':').next().unwrap_or_default();
        ["accept-encoding", "connection", "if-none-match"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
    };
    let kept: Vec<&str> = head.lines().filter(|line| !unwanted(line)).collect();
    format!("{}\r\nConnection: close\r\n\r\n", kept.join("\r\n"))
}

fn exchange(request: Request, answer: &[u8]) -> Exchange {
    let (head, content) = split_head(answer).unwrap_or_default();
    let chunked = header(&head, "transfer-encoding").is_some_and(|coding| coding.contains("chunked"));
    let mut words = request.head.split_whitespace().map(str::to_owned);
    Exchange {
        method: words.next().unwrap_or_default(),
        path: words.next().unwrap_or_default(),
        request_body: request.body,
        status: head.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or_default(),
        body: if chunked { without_frames(content) } else { content.to_vec() },
        head,
    }
}

/// Reads until the empty line; what was read beyond it stays in `received`.
fn read_head(stream: &mut impl Read, received: &mut Vec<u8>) -> Result<Option<String>> {
    let mut buffer = [0; 4096];
    loop {
        if let Some((head, rest)) = split_head(received) {
            let rest = rest.to_vec();
            *received = rest;
            return Ok(Some(head));
        }
        let count = stream.read(&mut buffer)?;
        if count == 0 {
            return Ok(None);
        }
        received.extend_from_slice(buffer.get(..count).unwrap_or_default());
    }
}

fn split_head(bytes: &[u8]) -> Option<(String, &[u8])> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let (head, rest) = bytes.split_at_checked(end)?;
    Some((String::from_utf8_lossy(head).into_owned(), rest.get(4..)?))
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let mut fields = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    fields.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn without_frames(mut framed: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    while let Some(end) = framed.windows(2).position(|window| window == b"\r\n") {
        let size = framed.get(..end).and_then(|size| std::str::from_utf8(size).ok());
        let size = size.and_then(|size| usize::from_str_radix(size.split(';').next()?.trim(), 16).ok());
        let Some(chunk) = size.filter(|&size| size > 0).and_then(|size| framed.get(end + 2..end + 2 + size))
        else {
            break;
        };
        content.extend_from_slice(chunk);
        framed = framed.get(end + 4 + chunk.len()..).unwrap_or_default();
    }
    content
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_chunks_is_put_together() {
        let answer =
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n6;a=b\r\npedia \r\n0\r\n\r\n";
        let request = Request { head: "GET /a?b=c HTTP/1.1\r\nHost: x".to_owned(), body: vec![] };
        let exchange = exchange(request, answer);
        assert_eq!((exchange.status, exchange.body.as_slice()), (200, b"Wikipedia ".as_slice()));
        assert_eq!((exchange.method.as_str(), exchange.path.as_str()), ("GET", "/a?b=c"));
    }

    #[test]
    fn compression_is_not_asked_for() {
        let sent =
            outgoing_head("GET / HTTP/1.1\r\nHost: x\r\naccept-encoding: br\r\nConnection: keep-alive");
        assert_eq!(sent, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }
}
