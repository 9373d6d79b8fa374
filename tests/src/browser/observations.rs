//! What the browser noticed: messages on its console, and every address that it asked for.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Browser;

/// Kept, because chromedriver tells each entry once only.
#[derive(Debug, Default)]
pub(super) struct Observations {
    errors: RefCell<Vec<String>>,
    addresses: RefCell<Vec<String>>,
}

impl Browser {
    /// Errors on the console since the window was opened: scripts that failed, files that did not load,
    /// breaches of the content security policy.
    pub fn console_errors(&self) -> Vec<String> {
        let log = self.driver.command(&self.session, "se/log", &json!({ "type": "browser" }));
        let severe = entries(&log).filter(|entry| text(entry, "/level") == "SEVERE");
        self.observations.errors.borrow_mut().extend(severe.map(|entry| text(entry, "/message")));
        self.observations.errors.borrow().clone()
    }

    /// Every address on the network that pages asked for since the window was opened.
    pub fn requested_addresses(&self) -> Vec<String> {
        let log = self.driver.command(&self.session, "se/log", &json!({ "type": "performance" }));
        let asked = entries(&log).filter_map(|entry| requested(&text(entry, "/message")));
        let asked = asked.filter(|address| host(address).is_some());
        self.observations.addresses.borrow_mut().extend(asked);
        self.observations.addresses.borrow().clone()
    }

    /// The hosts, with ports, that pages asked for. Only the server's own may be among them.
    pub fn requested_hosts(&self) -> BTreeSet<String> {
        self.requested_addresses().iter().filter_map(|address| host(address)).collect()
    }

    /// Fails when the console has an error or a page asked for anything but the server.
    pub fn assert_quiet(&self) {
        let errors = self.console_errors();
        assert!(errors.is_empty(), "errors on the console: {errors:#?}");
        let own: BTreeSet<String> = host(&self.base_url).into_iter().collect();
        let others: Vec<String> = self.requested_hosts().difference(&own).cloned().collect();
        assert!(others.is_empty(), "requests to other hosts: {others:?}");
    }
}

fn entries(log: &Value) -> impl Iterator<Item = &Value> {
    log.as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn requested(message: &str) -> Option<String> {
    let event: Value = serde_json::from_str(message).ok()?;
    match text(&event, "/message/method").as_str() {
        "Network.requestWillBeSent" => Some(text(&event, "/message/params/request/url")),
        "Network.webSocketCreated" => Some(text(&event, "/message/params/url")),
        _ => None,
    }
}

/// `data:` and `blob:` addresses name no host and leave the machine by no cable.
fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let networked = matches!(scheme, "http" | "https" | "ws" | "wss");
    networked.then(|| rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned())
}
