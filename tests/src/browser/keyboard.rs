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
        // What opens a part of the page works as a button, and is searched for as one.
        let role = match self.computed(&id, "computedrole") {
            role if role == "DisclosureTriangle" => "button".to_owned(),
            role => role,
        };
        Focus { role, name: self.computed(&id, "computedlabel") }
    }

    /// Presses Tab until the focus is on an element with this role and name or, where no name is exactly
    /// this, one that contains it.
    pub async fn tab_to(&self, role: &str, name: &str) {
        let exact = self.shows_exactly(role, name).await;
        let is_it = |found: &str| if exact { squeeze(found) == squeeze(name) } else { found.contains(name) };
        let wanted = format!("{role} named 「{name}」");
        self.tab_until(&wanted, |focus| focus.role == role && is_it(&focus.name)).await;
    }

    /// Presses Tab until the focus is where it is `wanted`. Every stop on the way must show that it has it.
    pub async fn tab_until(&self, wanted: &str, is_wanted: impl Fn(&Focus) -> bool) -> Focus {
        let mut passed = Vec::new();
        for _ in 0..MOST_STOPS {
            let focus = self.focus().await;
            if is_wanted(&focus) {
                return focus;
            }
            passed.push(format!("{} 「{}」", focus.role, focus.name));
            self.press(Key::Tab).await;
            assert!(
                self.focus_is_visible().await,
                "nobody sees where the focus is: {:?}",
                self.focus().await
            );
        }
        panic!("Tab never reaches the {wanted}; it passed {passed:#?}");
    }

    /// Waits until the element with this name has the focus.
    pub async fn wait_for_focus(&self, name: &str) {
        if self.search("present", "focused", name).await.is_none() {
            panic!("the focus stays on {:?}, not on 「{name}」", self.focus().await);
        }
    }

    async fn shows_exactly(&self, role: &str, name: &str) -> bool {
        let found = self.find(role, name).await.element_id().to_string();
        squeeze(&self.computed(&found, "computedlabel")) == squeeze(name)
    }

    /// Whether the focused element shows a visible outline or shadow. The page itself, which has the focus
    /// when nothing on it has, needs none.
    pub async fn focus_is_visible(&self) -> bool {
        let script = "const style = getComputedStyle(document.activeElement); \
             return document.activeElement === document.body || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'";
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

/// Names are compared without white space, which the browser puts between inline elements.
fn squeeze(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_whitespace()).collect()
}
