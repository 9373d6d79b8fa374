//! The whole application in this process: its own database, its own clock, personas that speak HTTP.
//!
//! Requests go through the real route table, gate and error policy. Builders write the database; nobody
//! does both.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use actix_web::body::{MessageBody, to_bytes};
use actix_web::cookie::Cookie;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::header::HeaderMap;
use actix_web::http::{Method, StatusCode};
use actix_web::test::{TestRequest, init_service};
use chrono::{DateTime, TimeDelta, Utc};
use contract::error::{ErrorCode, Problem};
use serde::Serialize;
use serde::de::DeserializeOwned;
use server::accounts::store as accounts;
use server::clock::Clock;
use server::session;
use server::state::State;

use crate::database::TestDatabase;
use crate::server::TestServer;

type Answer = Pin<Box<dyn Future<Output = TestResponse>>>;
type Call = Rc<dyn Fn(TestRequest) -> Answer>;

/// The moment at which every test begins: 2026-11-23 10:00 in Japan, fiscal year 2026.
#[must_use]
pub fn beginning() -> DateTime<Utc> {
    "2026-11-23T01:00:00Z".parse().expect("an instant")
}

/// The first morning of fiscal year 2025 in Japan.
#[must_use]
pub fn new_year() -> DateTime<Utc> {
    "2025-04-01T00:00:00Z".parse().expect("an instant")
}

/// One application with a database of its own.
pub struct TestApp {
    /// What the handlers reach, for builders and assertions.
    pub state: State,
    call: Call,
    _database: Option<TestDatabase>,
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct TestResponse {
    /// HTTP status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub body: Vec<u8>,
}

impl TestResponse {
    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as a message; the status must be a success.
    pub fn json<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{}: {}", self.status, self.text());
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The problem document; the status must be a failure and the media type the problem's.
    pub fn problem(&self) -> Problem {
        assert!(!self.status.is_success(), "expected a problem, got {}: {}", self.status, self.text());
        let media = self.headers.get("content-type").map(|value| value.to_str().expect("ascii"));
        assert_eq!(media, Some("application/problem+json"), "{}", self.text());
        serde_json::from_slice(&self.body).expect("a problem")
    }

    /// Asserts a refusal with this code and returns its problem.
    pub fn refused(&self, code: ErrorCode) -> Problem {
        let problem = self.problem();
        assert_eq!(problem.code, code, "{}", self.text());
        assert_eq!(problem.status, self.status.as_u16());
        problem
    }
}

impl TestApp {
    /// The sample city with its 450 people, three courses and HR's three orders.
    pub async fn city() -> TestApp {
        TestApp::on(TestDatabase::city()).await
    }

    /// One organisation without a single person, with the shipped courses, on the first morning of fiscal year
    /// 2025.
    pub async fn new_year() -> TestApp {
        TestApp::standing_at(TestDatabase::new_year(), new_year()).await
    }

    /// One organisation without a single person, with the shipped courses.
    pub async fn empty() -> TestApp {
        TestApp::on(TestDatabase::empty()).await
    }

    /// The sample city and, on another host name, 汐北広域消防組合.
    pub async fn two_tenants() -> TestApp {
        TestApp::on(TestDatabase::two_tenants()).await
    }

    async fn on(database: TestDatabase) -> TestApp {
        TestApp::standing_at(database, beginning()).await
    }

    async fn standing_at(database: TestDatabase, instant: DateTime<Utc>) -> TestApp {
        let state = database.state(Clock::standing_at(instant));
        let call = serve(state.clone()).await;
        TestApp { state, call, _database: Some(database) }
    }

    /// The application of a running server, in this process: what is done here is seen there.
    pub async fn behind(server: &TestServer) -> TestApp {
        let state = server.state.clone();
        let call = serve(state.clone()).await;
        TestApp { state, call, _database: None }
    }

    /// The same application with other settings, e.g. behind a trusted proxy.
    pub async fn with(self, change: impl FnOnce(&mut State)) -> TestApp {
        let mut state = self.state.clone();
        change(&mut state);
        let call = serve(state.clone()).await;
        TestApp { state, call, _database: self._database }
    }

    /// Sends a request without a session.
    pub fn anonymous(&self) -> Persona<'_> {
        Persona {
            app: self,
            token: None,
            host: None,
            person_id: String::new(),
            address: "192.0.2.1:50000".into(),
        }
    }

    /// A signed-in persona of the sample city by its key, e.g. `counter`, `hr`, `dx-leader`.
    pub fn persona(&self, key: &str) -> Persona<'_> {
        let personas = server::demo::personas().expect("personas");
        let persona = personas.iter().find(|persona| persona.key == key).expect("a persona of this key");
        self.person(&persona.staff_number)
    }

    /// Anyone of the first organisation by staff number, signed in.
    pub fn person(&self, staff_number: &str) -> Persona<'_> {
        self.person_of(0, staff_number)
    }

    /// Anyone of the n-th organisation by staff number, signed in.
    pub fn person_of(&self, tenant: usize, staff_number: &str) -> Persona<'_> {
        let tenant = self.state.tenants[tenant].clone();
        let (token, hash) = session::new_token().expect("a token");
        let now = self.state.clock.now();
        let number = staff_number.to_owned();
        let tenant_id = tenant.id.clone();
        let person_id = self
            .state
            .database
            .write_now(move |c| {
                let person_id = crate::builders::person_id(c, &tenant_id, &number);
                crate::builders::ensure_account(c, &tenant_id, &person_id, now);
                accounts::insert_session(c, &tenant_id, &person_id, &hash, now, now - TimeDelta::days(1))?;
                Ok(person_id)
            })
            .expect("a session");
        Persona {
            app: self,
            token: Some(token),
            host: tenant.host,
            person_id,
            address: "192.0.2.1:50000".into(),
        }
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: TimeDelta) {
        self.state.clock.advance(by);
    }
}

async fn serve(state: State) -> Call {
    let service = Rc::new(init_service(server::app::build(state)).await);
    Rc::new(move |request| {
        let service = service.clone();
        Box::pin(async move {
            let response = match service.call(request.to_request()).await {
                Ok(response) => response.map_into_boxed_body(),
                Err(error) => {
                    let request = TestRequest::default().to_http_request();
                    ServiceResponse::new(request, error.error_response())
                }
            };
            let (status, headers) = (response.status(), response.headers().clone());
            let body = read(response.into_body()).await;
            TestResponse { status, headers, body }
        })
    })
}

async fn read(body: impl MessageBody) -> Vec<u8> {
    to_bytes(body).await.map(|bytes| bytes.to_vec()).unwrap_or_default()
}

/// Somebody who sends requests.
#[derive(Clone)]
pub struct Persona<'a> {
    pub(crate) app: &'a TestApp,
    token: Option<String>,
    host: Option<String>,
    /// Stable person id, empty for anonymous.
    pub person_id: String,
    address: String,
}

impl Persona<'_> {
    /// The same persona at another terminal.
    #[must_use]
    pub fn at(mut self, address: &str) -> Self {
        self.address = address.to_owned();
        self
    }

    /// The same persona asking under another host name.
    #[must_use]
    pub fn host(mut self, host: &str) -> Self {
        self.host = Some(host.to_owned());
        self
    }

    /// The same persona with another session token.
    #[must_use]
    pub fn token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// A request as the client would make it.
    #[must_use]
    pub fn request(&self, method: Method, path: &str) -> TestRequest {
        self.foreign_request(method, path).insert_header((session::REQUEST_HEADER, "1"))
    }

    /// A request as a page of another site would make it: with the cookie, without our own header.
    #[must_use]
    pub fn foreign_request(&self, method: Method, path: &str) -> TestRequest {
        let mut request = TestRequest::default()
            .method(method)
            .uri(path)
            .peer_addr(self.address.parse().expect("an address"));
        if let Some(host) = &self.host {
            request = request.insert_header(("Host", host.as_str()));
        }
        if let Some(token) = &self.token {
            request = request.cookie(Cookie::new(session::COOKIE, token.clone()));
        }
        request
    }

    /// Sends a request.
    pub async fn send(&self, request: TestRequest) -> TestResponse {
        (self.app.call)(request).await
    }

    /// GET.
    pub async fn get(&self, path: &str) -> TestResponse {
        self.send(self.request(Method::GET, path)).await
    }

    /// POST with a message.
    pub async fn post(&self, path: &str, message: &impl Serialize) -> TestResponse {
        self.send(self.request(Method::POST, path).set_json(message)).await
    }

    /// PUT with a message.
    pub async fn put(&self, path: &str, message: &impl Serialize) -> TestResponse {
        self.send(self.request(Method::PUT, path).set_json(message)).await
    }

    /// DELETE.
    pub async fn delete(&self, path: &str) -> TestResponse {
        self.send(self.request(Method::DELETE, path)).await
    }

    /// POST with bytes.
    pub async fn upload(&self, path: &str, bytes: &[u8]) -> TestResponse {
        self.send(self.request(Method::POST, path).set_payload(bytes.to_vec())).await
    }
}
