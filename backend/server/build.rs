//! Embeds the browser client: turns the manifest that `cargo xtask site` wrote into a table of files. An
//! absent client is no error, so that checking and testing the server never builds the client.

use std::error::Error;
use std::fmt::Write;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

fn main() -> Result<(), Box<dyn Error>> {
    let site = site_folder()?;
    let manifest = site.join("manifest.tsv");
    // The manifest names every file by its hash, so it changes whenever any of them does.
    println!("cargo::rerun-if-changed={}", manifest.display());
    if !manifest.is_file() {
        leave_empty(&site, &manifest)?;
    }
    let mut table = String::from("&[\n");
    for line in fs::read_to_string(&manifest)?.lines() {
        table.push_str(&entry(&site, line)?);
    }
    table.push_str("]\n");
    let output = std::env::var_os("OUT_DIR").ok_or("Cargo sets OUT_DIR")?;
    fs::write(Path::new(&output).join("embedded_site.rs"), table)?;
    Ok(())
}

/// `MANABIYA_SITE` comes from `.cargo/config.toml`; the default serves builds started outside the checkout.
fn site_folder() -> Result<PathBuf, Box<dyn Error>> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("Cargo sets CARGO_MANIFEST_DIR")?;
    let default = Path::new(&package).join("../../target/site");
    Ok(std::env::var_os("MANABIYA_SITE").map_or(default, PathBuf::from))
}

/// An empty manifest, dated long ago: Cargo would run this script again at every build for a missing file,
/// and once more for one that is younger than the script's last start.
fn leave_empty(site: &Path, manifest: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(site)?;
    File::create(manifest)?.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(86_400))?;
    Ok(())
}

fn entry(site: &Path, line: &str) -> Result<String, Box<dyn Error>> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [path, content_type, cache, tag, plain, brotli, gzip] = fields.as_slice() else {
        return Err(format!("manifest.tsv: seven fields expected: {line}").into());
    };
    let bytes = |file: &str| format!("include_bytes!({:?})", site.join(file));
    let packed = |file: &str| {
        if file == "-" { "None".to_owned() } else { format!("Some({})", bytes(file)) }
    };
    let mut entry = String::new();
    writeln!(entry, "    Asset {{")?;
    writeln!(entry, "        path: {path:?}, content_type: {content_type:?}, tag: {tag:?},")?;
    writeln!(entry, "        immutable: {}, plain: {},", *cache == "immutable", bytes(plain))?;
    writeln!(entry, "        brotli: {}, gzip: {},", packed(brotli), packed(gzip))?;
    writeln!(entry, "    }},")?;
    Ok(entry)
}
