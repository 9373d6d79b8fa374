//! Mounts the program `office` on its page. Everything else is in the library, so that it can be tested natively.

fn main() {
    frontend::start_office();
}
