//! The client: its sentences in one place, nothing from another host.

use super::{code, files, text};

fn japanese(letter: char) -> bool {
    matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff9f}')
}

#[test]
fn every_japanese_string_of_the_client_is_in_its_text() {
    let outside: Vec<String> = files("frontend/src", &[".rs"])
        .into_iter()
        .filter(|file| file != "frontend/src/text.rs" && !file.starts_with("frontend/src/text/"))
        .flat_map(|file| {
            let lines = code(&file).into_iter().filter(|(_, line)| line.chars().any(japanese));
            lines.map(|(number, line)| format!("{file}:{number}: {}", line.trim())).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(outside, Vec::<String>::new());
}

#[test]
fn the_client_names_no_other_host() {
    // The names of XML vocabularies look like addresses; nothing is ever loaded from there.
    let names = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"];
    let endings = [".rs", ".html", ".css", ".js", ".svg"];
    let found: Vec<String> = files("frontend", &endings)
        .into_iter()
        .filter(|file| {
            let text = names.iter().fold(text(file), |text, name| text.replace(name, ""));
            ["http://", "https://", "src=\"//", "href=\"//", "url(//"].iter().any(|host| text.contains(host))
        })
        .collect();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn personal_data_is_not_left_in_the_browser() {
    let keeps = [
        "localStorage",
        "local_storage",
        "sessionStorage",
        "session_storage",
        "indexedDB",
        "document.cookie",
    ];
    let found: Vec<String> = files("frontend", &[".rs", ".js", ".html"])
        .into_iter()
        .filter(|file| {
            let lines = code(file);
            lines.iter().any(|(_, line)| keeps.iter().any(|word| line.contains(word)))
        })
        .collect();
    assert_eq!(found, Vec::<String>::new());
}
