//! A real browser on the real client. Elements are named as people and screen readers name them, by role
//! and name, and waited for; nothing here sleeps. It knows the server by its address alone.
#![expect(clippy::expect_used, clippy::panic, reason = "a harness fails the test that uses it")]

mod driver;
mod keyboard;
mod observations;
mod rules;
mod screenshot;

use std::time::Duration;

use fantoccini::elements::{Element, ElementRef};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

pub use self::keyboard::Focus;
pub use self::rules::Violation;
pub use self::screenshot::{DESK, PHONE, Viewport};

use self::driver::Driver;
use self::observations::Observations;

/// How long an element may take to appear. Generous, because two busy cores also compile and serve.
const PATIENCE: Duration = Duration::from_secs(20);

const FIND: &str = include_str!("browser/find.js");

/// In which order a date field has its parts.
const DATE_PARTS: &str = "const numbers = { year: 'numeric', month: '2-digit', day: '2-digit' }; \
     return new Intl.DateTimeFormat(undefined, numbers).formatToParts(0).map((part) => part.type)";

/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One browser window with a profile of its own. Dropping it ends the browser.
pub struct Browser {
    client: Client,
    base_url: String,
    session: String,
    observations: Observations,
    // Last, so that the browser ends after everything that talks to it.
    driver: Driver,
}

impl Browser {
    /// Opens an empty window for the server at `base_url` (`http://127.0.0.1:PORT`).
    pub async fn open(base_url: &str) -> Self {
        Self::open_with(base_url, &[]).await
    }

    /// The same with further switches of Chromium, for what no page can bring about.
    pub async fn open_with(base_url: &str, switches: &[&str]) -> Self {
        let driver = Driver::start();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(driver.capabilities(switches))
            .connect(&driver.url())
            .await
            .expect("chromedriver opens a session");
        let session = client.session_id().await.expect("session id").expect("an open session");
        let base_url = base_url.trim_end_matches('/').to_owned();
        let browser = Self { client, base_url, session, observations: Observations::default(), driver };
        browser.resize(DESK).await;
        browser
    }

    /// Loads a page of the client as a typed address does: from the server, from nothing.
    pub async fn visit(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base_url)).await.expect("the page loads");
    }

    /// Loads the same address again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
    }

    /// The browser's own button.
    pub async fn back(&self) {
        self.client.back().await.expect("there is a page to go back to");
    }

    /// Path and query of the present address.
    pub async fn path(&self) -> String {
        self.script("return location.pathname + location.search", vec![])
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The title of the page.
    pub async fn title(&self) -> String {
        self.client.title().await.expect("a title")
    }

    /// The visible text of the whole page.
    pub async fn text(&self) -> String {
        self.script("return document.body.innerText", vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits for a visible element with this ARIA role (`button`, `link`, `heading`, `textbox`, …) whose
    /// accessible name is `name` or, failing that, contains it.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        match self.search("present", role, name).await {
            Some(element) => element,
            None => panic!("no {role} named 「{name}」 on {}:\n{}", self.path().await, self.text().await),
        }
    }

    /// Waits until `text` can be read anywhere on the page.
    pub async fn wait_for_text(&self, text: &str) {
        self.find("text", text).await;
    }

    /// Waits until no visible element has this role and name.
    pub async fn wait_until_gone(&self, role: &str, name: &str) {
        if self.search("gone", role, name).await.is_none() {
            panic!("the {role} named 「{name}」 stays on {}", self.path().await);
        }
    }

    /// Whether such an element is visible at this moment.
    pub async fn shows(&self, role: &str, name: &str) -> bool {
        self.search("now", role, name).await.is_some()
    }

    /// Clicks with the mouse, as soon as the element is there and can be used.
    pub async fn click(&self, role: &str, name: &str) {
        let Some(element) = self.search("usable", role, name).await else {
            panic!(
                "no {role} named 「{name}」 that can be used on {}:\n{}",
                self.path().await,
                self.text().await
            );
        };
        if let Err(error) = element.click().await {
            panic!("the {role} named 「{name}」 cannot be clicked: {error}");
        }
    }

    /// Replaces the content of a labelled field by typing.
    pub async fn fill(&self, label: &str, value: &str) {
        let field = self.find("field", label).await;
        field.clear().await.expect("the field can be cleared");
        field.send_keys(value).await.expect("the field takes keys");
    }

    /// Chooses an option of a labelled list by what it says.
    pub async fn select(&self, label: &str, option: &str) {
        let list = self.find("combobox", label).await;
        list.select_by_label(option).await.expect("the list has this option");
    }

    /// Types a day into a labelled date field, part by part in the order of the browser's own language.
    pub async fn fill_date(&self, label: &str, year: u16, month: u8, day: u8) {
        let field = self.find("field", label).await;
        let keys = self.script(DATE_PARTS, vec![]).await;
        let keys: Vec<String> = keys
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|part| match part.as_str() {
                // The year takes up to six digits, so it does not move on by itself.
                Some("year") => Some(format!("{year}{}", char::from(Key::Right))),
                Some("month") => Some(format!("{month:02}")),
                Some("day") => Some(format!("{day:02}")),
                _ => None,
            })
            .collect();
        field.send_keys(&keys.concat()).await.expect("the field takes keys");
    }

    /// Hands a file on this machine to a labelled file field.
    pub async fn choose_file(&self, label: &str, file: &std::path::Path) {
        let field = self.find("file", label).await;
        // chromedriver refuses a path with `..` in it.
        let file = file.canonicalize().expect("the file is there");
        field.send_keys(&file.to_string_lossy()).await.expect("the field takes a file");
    }

    /// Runs a script in the page; `return` answers.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.expect("the script runs")
    }

    /// A page that is being left takes its scripts with it, so a lost search starts anew on the next one.
    async fn search(&self, wanted: &str, role: &str, name: &str) -> Option<Element> {
        let patience = u64::try_from(PATIENCE.as_millis()).expect("a few seconds");
        let arguments = vec![json!(wanted), json!(role), json!(name), json!(patience)];
        for _ in 0..5 {
            if let Ok(found) = self.client.execute_async(FIND, arguments.clone()).await {
                let id = found.get(ELEMENT)?.as_str()?.to_owned();
                return Some(Element::from_element_id(self.client.clone(), ElementRef::from(id)));
            }
        }
        panic!("the page at {} answers no script", self.path().await);
    }
}
