//! The conventions of this repository as tests: what a reader may rely on without looking.

mod client;
mod dependencies;
mod files;
mod server_rooms;

use std::path::{Path, PathBuf};

/// The top of the repository.
fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the repository")
}

/// Files below a folder with one of these endings, relative to the top, with `/`.
fn files(folder: &str, endings: &[&str]) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let (top, mut found) = (top(), Vec::new());
    walk(&top.join(folder), &mut found);
    let relative =
        |path: PathBuf| path.strip_prefix(&top).expect("below the top").to_string_lossy().replace('\\', "/");
    let mut names: Vec<String> = found.into_iter().map(relative).collect();
    names.retain(|name| endings.iter().any(|ending| name.ends_with(ending)));
    names.sort();
    assert!(!names.is_empty(), "nothing in {folder} ends with {endings:?}");
    names
}

/// The rooms that hold source.
const ROOMS: [&str; 4] = ["backend", "content", "frontend", "tests"];

/// All files of the rooms with one of these endings.
fn sources(endings: &[&str]) -> Vec<String> {
    ROOMS.iter().flat_map(|room| files(room, endings)).collect()
}

fn text(file: &str) -> String {
    std::fs::read_to_string(top().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// Lines without comments: number and code.
fn code(file: &str) -> Vec<(usize, String)> {
    let comment = |line: &str| {
        let bare = line.trim_start();
        bare.starts_with("//").then_some(0).or_else(|| line.find(" // "))
    };
    let text = text(file);
    let lines = text.lines().enumerate();
    lines.map(|(index, line)| (index + 1, line[..comment(line).unwrap_or(line.len())].to_owned())).collect()
}
