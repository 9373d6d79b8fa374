//! The browser client: built for wasm32 by Cargo, bound to JavaScript by the library in our lock file,
//! whose version therefore always fits the `wasm-bindgen` that the client was compiled with. There is no
//! `wasm-opt`: measured on this client it takes 11 % off the module but nothing off its brotli form.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::workspace::Workspace;
use crate::{assets, command, tools};

/// Raised when the options below change, so that a kept result is made again.
const RECIPE: &str = "2";

/// The programs of the client (binaries of the crate `frontend`); the same names as in
/// `contract::path::Program`.
const PROGRAMS: [&str; 3] = ["learner", "assessment", "office"];

/// What the browser runs.
pub(crate) struct Program {
    /// Name of the binary.
    pub(crate) name: &'static str,
    /// The JavaScript module that loads and serves the WebAssembly module.
    pub(crate) script: Vec<u8>,
    /// The WebAssembly module.
    pub(crate) module: Vec<u8>,
}

/// Builds the client's programs, or takes the results kept from last time when Cargo's output is the same.
pub(crate) fn build(workspace: &Workspace) -> Result<Vec<Program>> {
    tools::wasm_target(workspace)?;
    let build = ["build", "--package", "frontend", "--target", tools::WASM, "--profile", "client"];
    command::run(&mut workspace.cargo(&build))?;
    PROGRAMS
        .iter()
        .map(|name| {
            let compiled = workspace.target.join(tools::WASM).join("client").join(format!("{name}.wasm"));
            bind(name, &compiled, &workspace.target.join("client-bound").join(name))
        })
        .collect()
}

fn bind(name: &'static str, compiled: &Path, folder: &Path) -> Result<Program> {
    let input = fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let key = format!("{RECIPE} {}", assets::digest(&input));
    let key_file = folder.join("made-from");
    if fs::read_to_string(&key_file).is_ok_and(|kept| kept == key) {
        println!("  ({name} unchanged: {} is kept)", folder.display());
        return load(name, folder);
    }
    println!("  (binding {} with wasm-bindgen-cli-support)", compiled.display());
    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    let brings_scripts = output.snippets().values().any(|scripts| !scripts.is_empty());
    if brings_scripts || !output.local_modules().is_empty() {
        bail!("a crate of the client brings JavaScript files of its own, which the site does not carry");
    }
    output.emit(folder)?;
    fs::write(key_file, key)?;
    load(name, folder)
}

fn load(name: &'static str, folder: &Path) -> Result<Program> {
    Ok(Program {
        name,
        script: fs::read(folder.join(format!("{name}.js")))?,
        module: fs::read(folder.join(format!("{name}_bg.wasm")))?,
    })
}
