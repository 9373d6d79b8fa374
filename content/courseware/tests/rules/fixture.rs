//! A small good course, to be spoilt by one edit. Its files are in `good/`.

use courseware::CourseTree;

/// Folder of the good course.
pub const FOLDER: &str = "COM/COM-01-counter";

const FILES: [(&str, &str); 9] = [
    ("NOTES.md", include_str!("good/NOTES.md")),
    ("course.toml", include_str!("good/course.toml")),
    ("exercises/phrases.toml", include_str!("good/exercises/phrases.toml")),
    ("exercises/telephone.toml", include_str!("good/exercises/telephone.toml")),
    ("figures/counter.svg", include_str!("good/figures/counter.svg")),
    ("lessons/01-first-words.md", include_str!("good/lessons/01-first-words.md")),
    ("lessons/02-asking-back.md", include_str!("good/lessons/02-asking-back.md")),
    ("lessons/90-kitchen.md", include_str!("good/lessons/90-kitchen.md")),
    ("quiz.toml", include_str!("good/quiz.toml")),
];

/// The good course: no finding at all on [`crate::TODAY`].
pub fn good() -> CourseTree {
    FILES.iter().map(|(name, text)| (format!("{FOLDER}/{name}"), text.as_bytes().to_vec())).collect()
}

/// The good course with the first `from` in `file` replaced.
pub fn spoilt(file: &str, from: &str, to: &str) -> CourseTree {
    let mut tree = good();
    let path = format!("{FOLDER}/{file}");
    let text = text(&tree, &path);
    assert!(text.contains(from), "{from:?} is not in {file}");
    tree.insert(path, text.replacen(from, to, 1));
    tree
}

/// A file of the tree as text.
pub fn text(tree: &CourseTree, path: &str) -> String {
    String::from_utf8(tree.get(path).expect("file exists").to_vec()).expect("file is UTF-8")
}
