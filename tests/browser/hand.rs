//! How a person works the page: with the mouse, or with the keyboard alone.

use fantoccini::key::Key;
use tests::browser::Browser;

/// Mouse or keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    Mouse,
    Keyboard,
}

impl Hand {
    /// Follows a link or presses a button.
    pub async fn press(self, browser: &Browser, role: &str, name: &str) {
        match self {
            Hand::Mouse => browser.click(role, name).await,
            Hand::Keyboard => {
                browser.tab_to(role, name).await;
                browser.press(Key::Enter).await;
            }
        }
    }

    /// Opens a page from the menu: its group first, which may stand open already.
    pub async fn menu(self, browser: &Browser, group: &str, page: &str) {
        self.press(browser, "button", group).await;
        self.press(browser, "link", page).await;
    }

    /// Writes into a labelled field.
    pub async fn write(self, browser: &Browser, label: &str, text: &str) {
        match self {
            Hand::Mouse => browser.fill(label, text).await,
            Hand::Keyboard => {
                browser.tab_to("textbox", label).await;
                browser.type_text(text).await;
            }
        }
    }

    /// Ticks a box.
    pub async fn tick(self, browser: &Browser, name: &str) {
        match self {
            Hand::Mouse => browser.click("checkbox", name).await,
            Hand::Keyboard => {
                browser.tab_to("checkbox", name).await;
                browser.press(Key::Space).await;
            }
        }
    }

    /// Picks one of a group of radio buttons, of which `all` are shown.
    pub async fn pick(self, browser: &Browser, all: &[String], name: &str) {
        match self {
            Hand::Mouse => browser.click("radio", name).await,
            Hand::Keyboard => {
                let is_one = |found: &str| all.iter().any(|known| squeeze(known) == squeeze(found));
                let stop = browser
                    .tab_until("group of radio buttons", |focus| focus.role == "radio" && is_one(&focus.name))
                    .await;
                if squeeze(&stop.name) == squeeze(name) {
                    browser.press(Key::Space).await;
                }
                for _ in all {
                    if squeeze(&browser.focus().await.name) == squeeze(name) {
                        return;
                    }
                    browser.press(Key::Down).await;
                }
                panic!("the arrow keys do not reach 「{name}」");
            }
        }
    }

    /// Chooses from a list; `most` is how many entries it has.
    pub async fn choose(self, browser: &Browser, list: &str, option: &str, most: usize) {
        match self {
            Hand::Mouse => browser.select(list, option).await,
            Hand::Keyboard => {
                browser.tab_to("combobox", list).await;
                let chosen = "return document.activeElement.selectedOptions[0].text";
                for _ in 0..=most {
                    if browser.script(chosen, vec![]).await.as_str() == Some(option) {
                        return;
                    }
                    browser.press(Key::Down).await;
                }
                panic!("the arrow keys do not reach 「{option}」 in {list}");
            }
        }
    }

    /// Waits for another page, where the heading must have the focus for those who cannot see the change.
    pub async fn arrive(self, browser: &Browser, heading: &str) {
        browser.find("heading", heading).await;
        browser.wait_for_focus(heading).await;
        let title = browser.title().await;
        assert!(title.ends_with("まなびや"), "the page 「{heading}」 has the title 「{title}」");
    }
}

fn squeeze(name: &str) -> String {
    name.chars().filter(|sign| !sign.is_whitespace()).collect()
}
