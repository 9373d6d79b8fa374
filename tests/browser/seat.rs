//! A seat in the town hall: a server with the sample city, and a browser in front of it.

use courseware::CourseMaterial;
use server::catalog::publish;
use tests::browser::Browser;
use tests::server::TestServer;

/// The course that the journeys take: the one with the fewest questions to answer.
pub const COURSE: &str = "SEC-03";

/// A server and the window on it.
pub struct Seat {
    // First, so that the browser is gone before its server.
    pub browser: Browser,
    pub server: TestServer,
}

impl Seat {
    /// A fresh window on a fresh city, at the page that everybody opens.
    pub async fn take() -> Self {
        let server = TestServer::city();
        let browser = Browser::open(&server.base_url).await;
        browser.visit("/").await;
        Self { browser, server }
    }

    /// Signs in as somebody of the sample city.
    pub async fn sign_in(&self, staff_number: &str) {
        sign_in(&self.browser, staff_number).await;
    }

    /// A shipped course.
    pub fn course(&self, code: &str) -> CourseMaterial {
        let shipped = publish::shipped(self.server.state.clock.today());
        shipped.into_iter().find(|course| course.code == code).unwrap()
    }

    /// The present page breaks no rule, asks no other host, fits a phone; a picture of it is kept.
    pub async fn look(&self, name: &str) {
        self.browser.assert_accessible().await;
        self.browser.assert_quiet();
        self.browser.screenshots(name).await;
    }
}

/// Fills in the sign-in page, as soon as it is there, and waits for what comes after it.
pub async fn sign_in(browser: &Browser, staff_number: &str) {
    let personas = server::demo::personas().unwrap();
    let persona = personas.iter().find(|persona| persona.staff_number == staff_number).unwrap();
    sign_in_with(browser, staff_number, &persona.password).await;
}

/// The same with any password.
pub async fn sign_in_with(browser: &Browser, staff_number: &str, password: &str) {
    browser.find("heading", "サインイン").await;
    browser.fill("職員番号", staff_number).await;
    browser.fill("パスワード", password).await;
    browser.click("button", "サインイン").await;
    browser.wait_until_gone("heading", "サインイン").await;
    browser.find("button", "次の人に替わる").await;
}

/// The id of the attempt on the screen.
pub async fn attempt_id(browser: &Browser) -> String {
    let path = browser.path().await;
    path.strip_prefix("/attempts/").unwrap().split('/').next().unwrap().to_owned()
}
