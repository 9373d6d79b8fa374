//! Whatever an author types, the check answers with findings.

use courseware::{CourseTree, parse};
use proptest::prelude::*;

use crate::TODAY;
use crate::fixture;

const PIECES: [&str; 13] = [
    "",
    "\"",
    "[[",
    "]]",
    "**",
    "<",
    ">",
    "</svg>",
    "=",
    "\n[[questions]]\n",
    "![](",
    "{{insert:",
    "999999999999999999999",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Cutting any stretch out of any file, and putting anything there, never stops the check.
    #[test]
    fn a_check_always_ends(file in 0_usize..9, start: prop::sample::Index, length in 0_usize..80, piece in 0_usize..PIECES.len()) {
        let good = fixture::good();
        let (path, content) = good.iter().nth(file).expect("nine files");
        let letters: Vec<char> = str::from_utf8(content).expect("fixtures are UTF-8").chars().collect();
        let start = start.index(letters.len());
        let end = (start + length).min(letters.len());
        let text: String = letters[..start].iter().copied().chain(PIECES[piece].chars()).chain(letters[end..].iter().copied()).collect();
        let mut tree = good.clone();
        tree.insert(path, text);
        let report = parse(&tree, TODAY);
        for finding in &report.findings {
            let lines = tree.get(&finding.path).map_or(1, lines);
            prop_assert!((1..=lines).contains(&finding.line), "{finding}");
            prop_assert!(!finding.message.is_empty() && !finding.remedy.is_empty());
        }
        prop_assert_eq!(parse(&tree, TODAY), report);
    }
}

fn lines(content: &[u8]) -> usize {
    content.iter().filter(|byte| **byte == b'\n').count() + 1
}

#[test]
fn an_empty_tree_is_no_course_and_no_finding() {
    let report = parse(&CourseTree::default(), TODAY);
    assert!(report.courses.is_empty() && report.findings.is_empty());
}
