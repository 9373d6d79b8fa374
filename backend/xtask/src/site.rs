//! `cargo xtask site`: the client, its styles and pages, hashed and compressed, in the folder that the
//! server embeds. Files are written only when they change, so that the server is not rebuilt for nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::assets::{self, Page};
use crate::client::{self, Program};
use crate::workspace::Workspace;

/// Read by `backend/server/build.rs`; each line: path, content type, cache, tag, file, brotli, gzip.
const MANIFEST: &str = "manifest.tsv";

const STYLES: [&str; 4] = ["tokens", "base", "components", "print"];

/// Builds the client and lays out the site folder.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    let programs = client::build(workspace)?;
    let pages = pages(&workspace.root.join("frontend"), programs)?;
    write(&workspace.site, &pages)?;
    report(&workspace.site, &pages);
    Ok(())
}

/// Every file of the site. A file may name only files hashed before it, so the order matters.
fn pages(frontend: &Path, programs: Vec<Program>) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for (name, content) in read_folder(&frontend.join("assets"))? {
        pages.push(Page::hashed(&name, content)?);
    }
    pages.push(Page::hashed("app.css", styles(frontend, &pages)?)?);
    pages.push(Page::hashed("compat.js", source(frontend, "compat.js", &pages, "")?)?);
    for Program { name, script, module } in programs {
        pages.push(Page::hashed(&format!("{name}.js"), script)?);
        pages.push(Page::hashed(&format!("{name}.wasm"), module)?);
        let boot = source(frontend, "boot.js", &pages, name)?;
        pages.push(Page::hashed(&format!("{name}_boot.js"), boot)?);
        pages.push(Page::of_program(name, source(frontend, "index.html", &pages, name)?)?);
    }
    Ok(pages)
}

fn styles(frontend: &Path, pages: &[Page]) -> Result<Vec<u8>> {
    let mut sheet = String::new();
    for name in STYLES {
        sheet.push_str(&read_text(&frontend.join("styles").join(format!("{name}.css")))?);
        sheet.push('\n');
    }
    let sheet = assets::without_comments(&sheet);
    Ok(assets::fill_in(&sheet, pages).context("in frontend/styles")?.into_bytes())
}

/// A source file of the client with the addresses of other files filled in. `%PROGRAM_…%` means the file of
/// the program that it is made for.
fn source(frontend: &Path, name: &str, pages: &[Page], program: &str) -> Result<Vec<u8>> {
    let text = read_text(&frontend.join(name))?;
    let text = text.replace("%PROGRAM_", &format!("%{}_", program.to_uppercase()));
    Ok(assets::fill_in(&text, pages).with_context(|| format!("in frontend/{name}"))?.into_bytes())
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The plain files of a folder, by name; none when there is no folder.
fn read_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().context("a file has a name")?.to_string_lossy().into_owned();
            if path.is_file() && !name.starts_with('.') {
                files.push((name, fs::read(&path)?));
            }
        }
    }
    files.sort();
    Ok(files)
}

fn write(site: &Path, pages: &[Page]) -> Result<()> {
    fs::create_dir_all(site)?;
    let mut manifest = String::new();
    let mut kept = BTreeSet::from([MANIFEST.to_owned()]);
    for page in pages {
        for (file, content) in page.files() {
            write_if_changed(&site.join(&file), content)?;
            kept.insert(file);
        }
        manifest.push_str(&page.manifest_line());
    }
    // Last: whoever sees the new manifest finds every file that it names.
    write_if_changed(&site.join(MANIFEST), manifest.as_bytes())?;
    for entry in fs::read_dir(site)? {
        let entry = entry?;
        if !kept.contains(&*entry.file_name().to_string_lossy()) && entry.path().is_file() {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn write_if_changed(path: &Path, content: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == content) {
        return Ok(());
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

fn report(site: &Path, pages: &[Page]) {
    println!("\nsite: {}", site.display());
    println!("{:>10} {:>10} {:>10}  path", "bytes", "gzip", "brotli");
    let mut total = 0;
    for page in pages {
        let [plain, gzip, brotli] = page.sizes();
        total += brotli;
        println!("{plain:>10} {gzip:>10} {brotli:>10}  {}", page.path);
    }
    println!("{:>10} {:>10} {total:>10}  all", "", "");
}
