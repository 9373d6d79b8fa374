//! A person without a mouse.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::Browser;

/// More presses of Tab than any page should ask of a person.
const MOST_STOPS: usize = 120;

/// What a screen reader announces of the focused element, computed by the browser itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// The ARIA role.
    pub role: String,
    /// The accessible name.
    pub name: String,
}

impl Browser {
    /// Presses and releases one key.
    pub async fn press(&self, key: Key) {
        self.strike(&[char::from(key)]).await;
    }

    /// Goes back one stop.
    pub async fn press_shift_tab(&self) {
        self.strike(&[char::from(Key::Shift), char::from(Key::Tab)]).await;
    }

    /// Types into whatever has the focus.
    pub async fn type_text(&self, text: &str) {
        let keys = text.chars().fold(KeyActions::new("keyboard".to_owned()), |keys, value| {
            keys.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client.perform_actions(keys).await.expect("the keys are typed");
    }

    /// What has the focus now.
    pub async fn focus(&self) -> Focus {
        let element = self.client.active_element().await.expect("an element with the focus");
        let id = element.element_id().to_string();
        Focus { role: self.computed(&id, "computedrole"), name: self.computed(&id, "computedlabel") }
    }

    /// Presses Tab until the focus is on an element with this role whose name contains `name`.
    pub async fn tab_to(&self, role: &str, name: &str) {
        self.find(role, name).await;
        let mut passed = Vec::new();
        for _ in 0..MOST_STOPS {
            let focus = self.focus().await;
            if focus.role == role && focus.name.contains(name) {
                return;
            }
            passed.push(format!("{} 「{}」", focus.role, focus.name));
            self.press(Key::Tab).await;
        }
        panic!("Tab never reaches the {role} named 「{name}」; it passed {passed:#?}");
    }

    /// Whether the focused element shows a visible outline or shadow.
    pub async fn focus_is_visible(&self) -> bool {
        let script = "const style = getComputedStyle(document.activeElement); \
             return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'";
        self.script(script, vec![]).await.as_bool().unwrap_or_default()
    }

    /// Down in order, up in reverse.
    async fn strike(&self, keys: &[char]) {
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let actions = down.chain(up).fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.client.perform_actions(actions).await.expect("the keys are struck");
    }

    fn computed(&self, element: &str, what: &str) -> String {
        let value = self.driver.ask(&self.session, &format!("element/{element}/{what}"));
        value.as_str().unwrap_or_default().to_owned()
    }
}
