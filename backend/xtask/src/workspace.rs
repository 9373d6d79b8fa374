//! Where things are: the checkout, Cargo's target folder, the site folder.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

/// The folders that every command needs.
pub(crate) struct Workspace {
    /// The top of the checkout.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, which `CARGO_TARGET_DIR` or the user's settings may have moved.
    pub(crate) target: PathBuf,
    /// What the server embeds; the same variable, from `.cargo/config.toml`, tells its build script.
    pub(crate) site: PathBuf,
    /// Whether everything is compiled once and not again: Cargo then keeps nothing to go on from, which for this
    /// workspace takes more disk than all that is built.
    pub(crate) compiled_once: bool,
}

impl Workspace {
    /// Asks Cargo where they are.
    pub(crate) fn find() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.ancestors().nth(2).context("backend/xtask lies two folders deep")?.to_path_buf();
        let target = target_folder(&root)?;
        let site = std::env::var_os("MANABIYA_SITE").map_or_else(|| root.join("target/site"), PathBuf::from);
        Ok(Self { root, target, site, compiled_once: false })
    }

    /// `program`, to be run at the top of the checkout.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// `cargo ARGUMENTS`, to be run at the top of the checkout.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        if self.compiled_once {
            command.env("CARGO_INCREMENTAL", "0");
        }
        command
    }
}

fn target_folder(root: &Path) -> Result<PathBuf> {
    let output = Command::new("cargo")
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(root)
        .output()
        .context("cannot start cargo")?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).context("cargo metadata did not answer in JSON")?;
    let folder = metadata.get("target_directory").and_then(serde_json::Value::as_str);
    Ok(PathBuf::from(folder.context("cargo metadata names no target folder")?))
}
