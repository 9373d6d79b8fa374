//! The page held against axe-core's accessibility rules.

use std::fmt;

use serde_json::{Value, json};

use super::Browser;
use super::driver::required;

const RUN: &str = "const done = arguments[arguments.length - 1]; \
     axe.run(document, { resultTypes: ['violations'] }) \
        .then((result) => done(result.violations), (error) => done(String(error)))";

/// One broken rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// axe-core's name of the rule, such as `color-contrast`.
    pub rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// What the rule asks for.
    pub help: String,
    /// The elements that break it, each as markup and what is wrong.
    pub elements: Vec<String>,
}

impl Browser {
    /// The rules that the present page breaks, all of axe-core's default ones.
    pub async fn violations(&self) -> Vec<Violation> {
        if self.script("return typeof window.axe", vec![]).await == json!("undefined") {
            let file = required("MANABIYA_AXE");
            let axe = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
            self.script(&axe, vec![]).await;
        }
        let found = self.client.execute_async(RUN, vec![]).await.expect("axe-core runs");
        let list = found.as_array().unwrap_or_else(|| panic!("axe-core failed: {found}"));
        list.iter().map(Violation::read).collect()
    }

    /// Fails when the present page breaks a rule, and says where.
    pub async fn assert_accessible(&self) {
        let violations = self.violations().await;
        let told: Vec<String> = violations.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{} breaks rules:\n{}", self.path().await, told.join("\n"));
    }
}

impl Violation {
    fn read(value: &Value) -> Self {
        let text =
            |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let nodes = value.get("nodes").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let element =
            |node: &Value| format!("{}\n      {}", text(node, "html"), text(node, "failureSummary"));
        Self {
            rule: text(value, "id"),
            impact: text(value, "impact"),
            help: text(value, "help"),
            elements: nodes.iter().map(element).collect(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "  {} ({}): {}", self.rule, self.impact, self.help)?;
        self.elements.iter().try_for_each(|element| write!(out, "\n    {element}"))
    }
}
