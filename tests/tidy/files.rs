//! Names, lengths and places of files.

use std::collections::BTreeSet;

use super::{code, sources, text, top};

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 7] = ["utils", "util", "helpers", "helper", "common", "misc", "manager"];

/// A file that grows beyond this is split.
const LONGEST: usize = 500;

#[test]
fn the_top_holds_what_was_agreed_and_nothing_else() {
    let agreed =
        ["Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "backend", "content", "frontend", "tests"];
    let entries = std::fs::read_dir(top()).expect("the top");
    let found: BTreeSet<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        // What git does not see, and what tools ask for by name.
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    assert_eq!(found, agreed.into_iter().map(str::to_owned).collect());
}

#[test]
fn every_name_says_what_is_inside() {
    let empty: Vec<String> = sources(&[".rs", ".css", ".js", ".md", ".toml"])
        .into_iter()
        .filter(|file| {
            let mut parts = file.split('/').map(|part| part.split('.').next().unwrap_or_default());
            parts.any(|part| part.split(['_', '-']).any(|word| EMPTY_NAMES.contains(&word)))
        })
        .collect();
    assert_eq!(empty, Vec::<String>::new());
}

#[test]
fn no_source_file_is_longer_than_a_reader_can_hold() {
    let long: Vec<(String, usize)> = sources(&[".rs"])
        .into_iter()
        .map(|file| (file.clone(), text(&file).lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .collect();
    assert_eq!(long, []);
}

#[test]
fn modules_have_names_of_their_own() {
    let files: Vec<String> = sources(&[".rs"]).into_iter().filter(|file| file.ends_with("/mod.rs")).collect();
    assert_eq!(files, Vec::<String>::new());
}

#[test]
fn every_module_begins_by_saying_what_it_is() {
    // Unit tests stand beside what they test; their names say the rest.
    let unit_tests = |file: &String| file.ends_with("/tests.rs") || file.contains("/tests/");
    let silent: Vec<String> = sources(&[".rs"])
        .into_iter()
        .filter(|file| !unit_tests(file) && !text(file).trim_start().starts_with("//!"))
        .collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn nothing_is_left_for_later() {
    // Put together, so that this file does not name what it looks for.
    let marks = ["TO", "FIX"].map(|half| format!("{half}{}", if half == "TO" { "DO" } else { "ME" }));
    let endings = [".rs", ".css", ".js", ".html", ".md", ".toml", ".sql"];
    let left: Vec<String> = sources(&endings)
        .into_iter()
        .filter(|file| marks.iter().any(|mark| text(file).contains(mark.as_str())))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn no_test_is_switched_off() {
    let mark = format!("#[{}", "ignore");
    let off: Vec<String> = sources(&[".rs"])
        .into_iter()
        .filter(|file| code(file).iter().any(|(_, line)| line.trim_start().starts_with(&mark)))
        .collect();
    assert_eq!(off, Vec::<String>::new());
}
