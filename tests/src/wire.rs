//! A network cable between browser and server: it writes down what passes, and it can be pulled. It knows
//! HTTP/1.1 just well enough to carry one exchange per connection, and nothing of what is said.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a harness fails the test that uses it")]

mod message;

use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

pub use self::message::Exchange;

use self::message::Request;

/// A running cable. Give [`Wire::base_url`] to the browser instead of the server's own address.
pub struct Wire {
    address: SocketAddr,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    cut: bool,
    ended: bool,
    /// What is lost on the way: requests whose path contains it.
    lost: Option<String>,
    /// Both ends of everything under way, so that a cut can end it in the middle.
    open: Vec<TcpStream>,
    exchanges: Vec<Exchange>,
}

impl Wire {
    /// Lays a cable to the server at `base_url` (`http://127.0.0.1:PORT`).
    pub fn to(base_url: &str) -> Self {
        let server = base_url.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let shared = Arc::new(Mutex::new(Shared::default()));
        let carrier = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &server, &carrier));
        Self { address, shared }
    }

    /// The address of the browser's end.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Pulls the cable: what is under way breaks off, what comes is refused.
    pub fn cut(&self) {
        let mut shared = lock(&self.shared);
        shared.cut = true;
        for stream in shared.open.drain(..) {
            stream.shutdown(Shutdown::Both).ok();
        }
    }

    /// Plugs it in again.
    pub fn restore(&self) {
        lock(&self.shared).cut = false;
    }

    /// From now on loses requests whose path contains `part`.
    pub fn lose(&self, part: &str) {
        lock(&self.shared).lost = Some(part.to_owned());
    }

    /// Everything answered so far, in the order of the answers.
    pub fn exchanges(&self) -> Vec<Exchange> {
        lock(&self.shared).exchanges.clone()
    }

    /// The answers so far that hold `secret`, each as method and path.
    pub fn answers_with(&self, secret: &str) -> Vec<String> {
        let exchanges = self.exchanges();
        let telling = exchanges.iter().filter(|exchange| exchange.answer_text().contains(secret));
        telling.map(|exchange| format!("{} {}", exchange.method, exchange.path)).collect()
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.cut();
        lock(&self.shared).ended = true;
        // One last connection wakes the thread that waits for one.
        TcpStream::connect(self.address).ok();
    }
}

fn accept(listener: &TcpListener, server: &str, shared: &Arc<Mutex<Shared>>) {
    for browser in listener.incoming().map_while(Result::ok) {
        if lock(shared).ended {
            return;
        }
        let (server, shared) = (server.to_owned(), Arc::clone(shared));
        // An error is a side that went away: the other learns it by the closed connection.
        thread::spawn(move || carry(browser, &server, &shared).ok());
    }
}

fn carry(browser: TcpStream, server: &str, shared: &Mutex<Shared>) -> std::io::Result<()> {
    if !admit(&browser, shared)? {
        return Ok(());
    }
    let Some(request) = message::read_request(&browser)? else {
        return Ok(());
    };
    if is_lost(&request, shared) {
        return browser.shutdown(Shutdown::Both);
    }
    let server = TcpStream::connect(server)?;
    if !admit(&server, shared)? {
        return Ok(());
    }
    let exchange = message::pass(request, &server, &browser)?;
    lock(shared).exchanges.push(exchange);
    browser.shutdown(Shutdown::Both)
}

fn is_lost(request: &Request, shared: &Mutex<Shared>) -> bool {
    let lost = lock(shared).lost.clone();
    lost.is_some_and(|part| request.path().contains(&part))
}

/// Takes a connection under the cable's control; refuses it while the cable is pulled.
fn admit(stream: &TcpStream, shared: &Mutex<Shared>) -> std::io::Result<bool> {
    let mut shared = lock(shared);
    if !shared.cut {
        shared.open.push(stream.try_clone()?);
    }
    Ok(!shared.cut)
}

fn lock(shared: &Mutex<Shared>) -> MutexGuard<'_, Shared> {
    shared.lock().unwrap()
}
