//! What the commands need from outside: found, else installed where that is ours to do, else refused with
//! the remedy. Nothing is ever skipped because it is missing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{assets, command};

/// The target that browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The accessibility rules that every page is held against, and the digest of their script.
const AXE: (&str, &str) = ("axe-core-4.14.1", "29348999450cdf28");

const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Adds the wasm32 target to the toolchain when it is missing.
pub(crate) fn wasm_target(workspace: &Workspace) -> Result<()> {
    let root =
        command::ask(workspace.command("rustc").args(["--print", "sysroot"])).context("rustc is missing")?;
    if Path::new(&root).join("lib/rustlib").join(WASM).join("lib").is_dir() {
        return Ok(());
    }
    command::run(workspace.command("rustup").args(["target", "add", WASM])).with_context(|| {
        format!(
            "the browser client needs the Rust target {WASM}. When this machine is offline, connect it once \
                 and run `rustup target add {WASM}`; without rustup, install the target as your system does"
        )
    })
}

/// Adds rustfmt and clippy, which a minimal toolchain lacks.
pub(crate) fn rust_components(workspace: &Workspace) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if command::ask(&mut workspace.cargo(&[subcommand, "--version"])).is_none() {
            command::run(workspace.command("rustup").args(["component", "add", component]))
                .with_context(|| format!("install the Rust component {component}"))?;
        }
    }
    Ok(())
}

/// Whether `cargo nextest` is there; plain `cargo test` does the same, more slowly.
pub(crate) fn has_nextest(workspace: &Workspace) -> bool {
    command::ask(&mut workspace.cargo(&["nextest", "--version"])).is_some()
}

/// The path of chromedriver, once it, Chromium and a Japanese font are there.
pub(crate) fn chromedriver(workspace: &Workspace) -> Result<PathBuf> {
    let mut missing = Vec::new();
    if !CHROMIUM.iter().any(|name| on_path(name).is_some()) {
        missing.push("chromium");
    }
    if on_path("chromedriver").is_none() {
        missing.push("chromium-driver");
    }
    if command::ask(workspace.command("fc-list").arg(":lang=ja")).is_none_or(|fonts| fonts.is_empty()) {
        missing.push("fonts-ipaexfont");
    }
    if !missing.is_empty() {
        let remedy = "install Chromium, its chromedriver and a Japanese font, or pass --no-browser";
        install_packages(workspace, &missing).context(remedy)?;
    }
    on_path("chromedriver").context("chromedriver is still not on PATH after the installation")
}

/// The folder of PostgreSQL's own programs, once they and the client library are there.
pub(crate) fn postgres_programs(workspace: &Workspace) -> Result<PathBuf> {
    let mut missing = Vec::new();
    if find_postgres(workspace).is_none() {
        missing.push("postgresql");
    }
    if !has_libpq(workspace) {
        missing.push("libpq-dev");
    }
    if !missing.is_empty() {
        let remedy =
            "install the PostgreSQL server and the development files of libpq, or pass --no-postgres";
        install_packages(workspace, &missing).context(remedy)?;
    }
    find_postgres(workspace).context("no `initdb` and `postgres` were found after the installation")
}

/// The axe-core script, from the npm registry, kept below the target folder.
pub(crate) fn axe_script(workspace: &Workspace) -> Result<PathBuf> {
    let (package, digest) = AXE;
    let folder = workspace.target.join("axe");
    let script = folder.join(format!("{package}.js"));
    if !script.is_file() {
        fs::create_dir_all(&folder)?;
        let name = package.replace("core-", "core@");
        let remedy = "the accessibility tests need axe-core: install npm (Debian: apt-get install npm), check that \
                      it reaches its registry, or pass --no-browser";
        let mut pack = Command::new("npm");
        pack.current_dir(&folder).args(["pack", "--silent", &name]);
        command::run(&mut pack).context(remedy)?;
        let mut unpack = Command::new("tar");
        unpack.current_dir(&folder).args(["-xzf", &format!("{package}.tgz"), "package/axe.min.js"]);
        command::run(&mut unpack)?;
        fs::rename(folder.join("package/axe.min.js"), &script)?;
    }
    let found = assets::digest(&fs::read(&script)?);
    if found != digest {
        bail!("{} has the digest {found}, not {digest}: remove it and look why it differs", script.display());
    }
    Ok(script)
}

/// The first program of this name in the folders of `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|program| program.is_file())
}

fn find_postgres(workspace: &Workspace) -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|versions| versions.flatten().map(|version| version.path().join("bin")).collect())
        .unwrap_or_default();
    // The newest first, by number: 9 comes before 15.
    folders.sort_by_key(|folder| std::cmp::Reverse(version_of(folder)));
    let told = command::ask(workspace.command("pg_config").arg("--bindir")).map(PathBuf::from);
    let on_path = on_path("initdb").and_then(|program| Some(program.parent()?.to_path_buf()));
    folders.extend(told);
    folders.extend(on_path);
    folders.into_iter().find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

fn version_of(folder: &Path) -> Option<u32> {
    folder.parent()?.file_name()?.to_str()?.parse().ok()
}

fn has_libpq(workspace: &Workspace) -> bool {
    let library = |folder: String| {
        ["libpq.so", "libpq.dylib", "libpq.lib"].iter().any(|name| Path::new(&folder).join(name).exists())
    };
    command::ask(workspace.command("pkg-config").args(["--exists", "libpq"])).is_some()
        || command::ask(workspace.command("pg_config").arg("--libdir")).is_some_and(library)
}

/// Debian's packages, when we are root on such a system; otherwise an error that names what to do.
fn install_packages(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    let by_hand = format!("apt-get install {}", packages.join(" "));
    if on_path("apt-get").is_none() {
        bail!("missing, under Debian's names: {}", packages.join(", "));
    }
    if command::ask(workspace.command("id").arg("-u")).as_deref() != Some("0") {
        bail!("missing: {}; as root: {by_hand}", packages.join(", "));
    }
    command::run(workspace.command("apt-get").args(["update", "--quiet=2"]))?;
    let mut install = workspace.command("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    install.args(["install", "--yes", "--quiet=2", "--no-install-recommends"]).args(packages);
    command::run(&mut install).with_context(|| format!("by hand: {by_hand}"))
}
