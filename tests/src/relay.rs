//! A mail server on loopback that speaks enough SMTP for a client to be tested against: it takes mail, or
//! answers as a script tells it, mail by mail.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use server::settings::Mail;

/// How the relay treats the next mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reaction {
    /// Takes it.
    Take,
    /// Answers the recipient with this line, e.g. `450 4.2.1 busy`.
    AtRecipient(&'static str),
    /// Answers the text with this line, e.g. `554 5.6.0 no`.
    AtText(&'static str),
    /// Takes the text and hangs up before it says so.
    HangUp,
    /// Hangs up when the recipient is named.
    HangUpAtRecipient,
}

/// A mail whose text arrived.
#[derive(Debug, Clone)]
pub struct Received {
    /// Recipient.
    pub to: String,
    /// Headers and body as they came.
    pub text: String,
}

impl Received {
    /// The line of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        let start = format!("{name}: ");
        self.text.lines().find_map(|line| line.strip_prefix(start.as_str())).unwrap_or_default()
    }
}

#[derive(Default)]
struct Desk {
    script: VecDeque<Reaction>,
    inbox: Vec<Received>,
}

/// The relay; it listens until the process ends.
pub struct Relay {
    port: u16,
    desk: Arc<Mutex<Desk>>,
}

impl Relay {
    /// Starts on a free port.
    #[must_use]
    pub fn start() -> Relay {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let desk = Arc::new(Mutex::new(Desk::default()));
        let shared = desk.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let desk = shared.clone();
                // A client that breaks off is its own business.
                std::thread::spawn(move || drop(talk(stream, &desk)));
            }
        });
        Relay { port, desk }
    }

    /// The settings that lead here.
    #[must_use]
    pub fn settings(&self) -> Mail {
        Mail {
            relay: "127.0.0.1".to_owned(),
            port: self.port,
            from: "kenshu@city.shiosaki.example".to_owned(),
            reply_to: None,
            hello: "manabiya.city.shiosaki.example".to_owned(),
            user: None,
            password: None,
            site: "http://manabiya.city.shiosaki.example/".to_owned(),
            timeout_seconds: 5,
        }
    }

    /// Says how the next mails are treated; all later ones are taken.
    pub fn react(&self, reactions: &[Reaction]) {
        self.desk.lock().expect("the desk").script.extend(reactions);
    }

    /// Every text that arrived, in order.
    #[must_use]
    pub fn inbox(&self) -> Vec<Received> {
        self.desk.lock().expect("the desk").inbox.clone()
    }

    /// Recipients of every text that arrived, in order.
    #[must_use]
    pub fn recipients(&self) -> Vec<String> {
        self.inbox().into_iter().map(|received| received.to).collect()
    }
}

fn talk(stream: TcpStream, desk: &Mutex<Desk>) -> std::io::Result<()> {
    let mut answers = stream.try_clone()?;
    let mut lines = BufReader::new(stream);
    let mut say = |line: &str| answers.write_all(format!("{line}\r\n").as_bytes());
    say("220 relay ready")?;
    let (mut reaction, mut to, mut line) = (Reaction::Take, String::new(), String::new());
    loop {
        line.clear();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_owned();
        match command.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" => say("250 relay")?,
            "MAIL" => {
                reaction = desk.lock().expect("the desk").script.pop_front().unwrap_or(Reaction::Take);
                say("250 2.1.0 ok")?;
            }
            "RCPT" => match reaction {
                Reaction::AtRecipient(answer) => say(answer)?,
                Reaction::HangUpAtRecipient => return Ok(()),
                _ => {
                    let address = command.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
                    to = address.map(|(address, _)| address.to_owned()).unwrap_or_default();
                    say("250 2.1.5 ok")?;
                }
            },
            "DATA" => {
                say("354 go on")?;
                let text = read_text(&mut lines)?;
                match reaction {
                    Reaction::AtText(answer) => say(answer)?,
                    _ => {
                        let received = Received { to: to.clone(), text };
                        desk.lock().expect("the desk").inbox.push(received);
                        if reaction == Reaction::HangUp {
                            return Ok(());
                        }
                        say("250 2.0.0 taken")?;
                    }
                }
            }
            "QUIT" => return say("221 bye"),
            _ => say("500 5.5.1 what?")?,
        }
    }
}

/// Everything up to the line with the single dot.
fn read_text(lines: &mut impl BufRead) -> std::io::Result<String> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 || line == ".\r\n" {
            return Ok(text);
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
