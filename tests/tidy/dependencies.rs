//! Which way arrows point, from what cargo itself says.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use super::top;

/// Crates of this repository → everything that they need to be built, own tests aside.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(top())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("json");
    let name = |value: &Value| value["name"].as_str().expect("a name").to_owned();
    let needed = |package: &Value| {
        let all = package["dependencies"].as_array().expect("a list").iter();
        all.filter(|dependency| dependency["kind"] != "dev").map(name).collect()
    };
    let packages = metadata["packages"].as_array().expect("a list").iter();
    packages.map(|package| (name(package), needed(package))).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn arrows_between_rooms_point_as_agreed() {
    let all = dependencies();
    let own: BTreeSet<String> = all.keys().cloned().collect();
    let rooms = |name: &str| all[name].intersection(&own).cloned().collect::<BTreeSet<_>>();
    assert_eq!(rooms("learning"), set(&[]));
    assert_eq!(rooms("contract"), set(&["learning"]));
    assert_eq!(rooms("courseware"), set(&["learning"]));
    assert_eq!(rooms("sample-city"), set(&[]));
    assert_eq!(
        rooms("frontend"),
        set(&["contract", "learning"]),
        "answer keys are out of the client's reach"
    );
    assert_eq!(rooms("server"), set(&["contract", "courseware", "learning", "sample-city"]));
    assert!(own.iter().filter(|name| *name != "tests").all(|name| !rooms(name).contains("tests")));
}

#[test]
fn the_rules_need_no_framework() {
    let all = dependencies();
    let values = set(&[
        "chrono",
        // The t distribution, for intervals of a mean.
        "distrs",
        "num-rational",
        "num-traits",
        "rand",
        "serde",
        "thiserror",
        "unicode-normalization",
        "utoipa",
    ]);
    let others: Vec<_> = all["learning"].difference(&values).collect();
    assert!(others.is_empty(), "learning needs {others:?}");
    let messages = set(&["chrono", "learning", "serde", "utoipa"]);
    let others: Vec<_> = all["contract"].difference(&messages).collect();
    assert!(others.is_empty(), "contract needs {others:?}");
}

#[test]
fn every_version_is_named_once_at_the_top() {
    for manifest in super::sources(&["/Cargo.toml"]) {
        let versions: Vec<String> = super::text(&manifest)
            .lines()
            .skip_while(|line| !line.contains("dependencies]"))
            .filter(|line| line.contains("version = \"") || line.ends_with('"') && line.contains(" = \""))
            .map(str::to_owned)
            .collect();
        assert!(versions.is_empty(), "{manifest}: {versions:?}");
    }
}
