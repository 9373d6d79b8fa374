//! The browser client. It shows what the server decided; it decides nothing that counts.
//!
//! What this crate may not know: `courseware`, answer keys before submission, the clock of the terminal
//! (times come from the server), local storage. It compiles natively too, so that reducers, routes and
//! sentences are tested without a browser.
//!
//! Read the modules in this order:
//!
//! 1. [`route`]: every address. 2. [`text`]: every Japanese sentence. 3. [`api`]: requests and errors.
//! 4. [`session`], [`navigation`]: who is signed in, where they are; [`saving`]: whether their work is safe. 5. [`hooks`], [`components`]: loading
//!    and widgets that know no feature. 6. [`pages`]: one folder per feature. 7. [`app`]: puts all together.

mod query;
mod route;

mod text;

mod api;

mod navigation;
mod saving;
mod session;

mod browser;

mod hooks;

mod components;

mod pages;

mod app;

/// Starts the program for sign-in, the own assignments, courses and lessons.
pub fn start_learner() {
    start(app::learner::page);
}

/// Starts the program for a test, its result and exercises.
pub fn start_assessment() {
    start(app::assessment::page);
}

/// Starts the program for HR, DX leaders, administrators, authors and auditors.
pub fn start_office() {
    start(app::office::page);
}

/// Mounts a program in place of the static page that explains what to do when it cannot start. Each program
/// names only its own pages, so that the linker leaves the pages of the others out.
fn start(pages: app::Pages) {
    // A bug must not leave a dead screen: the static page has a sentence for it.
    yew::set_custom_panic_hook(Box::new(|_| browser::show_crash()));
    if let Some(root) = browser::element("app") {
        yew::Renderer::<app::App>::with_root_and_props(root, app::AppProps { pages }).render();
    }
}
