//! The server's slices: who may call whom, and where SQL lives.

use super::{code, files, text};

const SLICES: [&str; 24] = [
    "accounts",
    "assignments",
    "attempts",
    "audit",
    "catalog",
    "certificates",
    "documents",
    "electives",
    "events",
    "evidence",
    "exercises",
    "gates",
    "inserts",
    "organization",
    "placements",
    "plan",
    "records",
    "reminders",
    "reporting",
    "requirements",
    "retention",
    "surveys",
    "understanding",
    "units",
];

/// Places beside the stores that speak to the database, each for its reason.
const SQL_ELSEWHERE: [&str; 8] = [
    // `/readyz` asks whether the database answers.
    "backend/server/src/app.rs",
    // Connections and their settings.
    "backend/server/src/database/dialect.rs",
    // Whether the sample city is there already.
    "backend/server/src/demo.rs",
    // The ledger of personnel events and its projection are one piece.
    "backend/server/src/organization/ledger.rs",
    "backend/server/src/organization/ledger/events.rs",
    "backend/server/src/organization/ledger/numbers.rs",
    "backend/server/src/organization/ledger/projection.rs",
    // The organisation's row, before any slice can run.
    "backend/server/src/serve.rs",
];

fn slice_of(file: &str) -> &str {
    let inside = file.trim_start_matches("backend/server/src/");
    inside.split(['/', '.']).next().unwrap_or_default()
}

#[test]
fn sql_lives_in_stores() {
    let speaks =
        ["diesel::prelude", "diesel::sql_query", "diesel::insert_into", "diesel::update", "diesel::delete"];
    let mut found: Vec<String> = files("backend/server/src", &[".rs"])
        .into_iter()
        .filter(|file| !file.ends_with("/store.rs") && !file.contains("/store/"))
        .filter(|file| code(file).iter().any(|(_, line)| speaks.iter().any(|word| line.contains(word))))
        .collect();
    found.sort();
    assert_eq!(found, SQL_ELSEWHERE);
}

#[test]
fn only_the_route_table_uses_the_routes_of_a_slice() {
    let mut found = Vec::new();
    for file in files("backend/server/src", &[".rs"]) {
        let own = slice_of(&file);
        if own == "app" {
            continue;
        }
        for (number, line) in code(&file) {
            for slice in SLICES.iter().filter(|slice| **slice != own) {
                // Every file of routes has a name that ends so; its handlers belong to the table alone.
                let names = [format!("{slice}::routes"), "_routes::".to_owned()];
                let names = names
                    .iter()
                    .filter(|name| name.starts_with(slice) || line.contains(&format!("{slice}::")));
                if names.into_iter().any(|name| line.contains(name.as_str())) {
                    found.push(format!("{file}:{number}: {}", line.trim()));
                }
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn only_the_clock_reads_time_and_chance() {
    let reads = ["Utc::now(", "Local::now(", "SystemTime::now(", "now_v7(", "SysRng", "rand::rng("];
    let found: Vec<String> = ["backend/server/src", "backend/learning/src", "backend/contract/src"]
        .into_iter()
        .flat_map(|folder| files(folder, &[".rs"]))
        .filter(|file| code(file).iter().any(|(_, line)| reads.iter().any(|word| line.contains(word))))
        .collect();
    assert_eq!(found, ["backend/server/src/clock.rs"]);
}

#[test]
fn every_slice_is_known_here() {
    let lib = text("backend/server/src/lib.rs");
    let with_routes: Vec<String> = files("backend/server/src", &["/routes.rs"])
        .into_iter()
        .map(|file| slice_of(&file).to_owned())
        .collect();
    assert_eq!(with_routes, SLICES);
    assert!(SLICES.iter().all(|slice| lib.contains(&format!("pub mod {slice};"))));
}
