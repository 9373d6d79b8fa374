//! A real server on a port of its own, for real browsers and benches. It ends with the value.

use std::sync::mpsc;

use actix_web::HttpServer;
use actix_web::dev::ServerHandle;
use server::clock::Clock;
use server::state::State;

use crate::app::beginning;
use crate::database::TestDatabase;

/// A running server.
pub struct TestServer {
    /// What the handlers reach, for builders and assertions.
    pub state: State,
    /// `http://127.0.0.1:<port>`.
    pub base_url: String,
    handle: ServerHandle,
    _database: TestDatabase,
}

impl TestServer {
    /// The sample city on a clock that stands at the beginning of all tests.
    #[must_use]
    pub fn city() -> TestServer {
        TestServer::on(TestDatabase::city(), Clock::standing_at(beginning()))
    }

    /// One organisation with courses and nobody, on the same clock.
    #[must_use]
    pub fn empty() -> TestServer {
        TestServer::on(TestDatabase::empty(), Clock::standing_at(beginning()))
    }

    fn on(database: TestDatabase, clock: Clock) -> TestServer {
        let state = database.state(clock);
        let served = state.clone();
        let (tell, told) = mpsc::channel();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let bound = HttpServer::new(move || server::app::build(served.clone()))
                    .workers(2)
                    .disable_signals()
                    .bind("127.0.0.1:0")
                    .expect("a free port");
                let address = bound.addrs()[0];
                let running = bound.run();
                tell.send((address, running.handle())).expect("the test waits");
                running.await.expect("the server runs");
            });
        });
        let (address, handle) = told.recv().expect("the server starts");
        TestServer { state, base_url: format!("http://{address}"), handle, _database: database }
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        // The returned future only waits; the command is sent at once.
        drop(self.handle.stop(false));
    }
}
