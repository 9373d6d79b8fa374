//! `cargo xtask bench`: figures of one run on one machine, so that ratios can be trusted where absolute
//! numbers cannot. It never judges.

mod commits;
mod derivation;
mod http;
mod load;
mod memory;
mod reporting;

use std::io::Write as _;

fn say(line: &str) {
    writeln!(std::io::stdout().lock(), "{line}").expect("somebody reads");
}

fn assets() {
    say("\nbytes per file of the client (plain, gzip, brotli)");
    let sizes = server::site::asset_sizes();
    for size in &sizes {
        say(&format!("{:>9} {:>9} {:>9}  {}", size.plain, size.gzip, size.brotli, size.path));
    }
    for program in contract::path::Program::ALL.map(contract::path::Program::name) {
        let shared = ["app-", "icon-", "compat-"];
        let first: usize = sizes
            .iter()
            .filter(|size| {
                let name = size.path.rsplit('/').next().unwrap_or_default();
                name.starts_with(program) || shared.iter().any(|prefix| name.starts_with(prefix))
            })
            .map(|size| size.brotli)
            .sum();
        say(&format!("first load of the program {program}: {first} bytes (brotli)"));
    }
}

/// The parts by name: `cargo xtask bench derivation reporting` runs two of them, without a name all are run.
const PARTS: [(&str, fn()); 5] = [
    ("assets", assets),
    ("commits", commits::report),
    ("load", load::report),
    ("derivation", derivation::report),
    ("reporting", reporting::report),
];

fn main() {
    say(&format!("manabiya bench, {}, {} cores", server::database::dialect::NAME, memory::cores()));
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let unknown = wanted.iter().find(|name| !PARTS.iter().any(|(part, _)| part == name));
    assert!(unknown.is_none(), "there is no part {unknown:?}");
    for (name, part) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            part();
        }
    }
}
