//! Rewrites the generated files of this folder: `cargo run -p sample-city --example generate`.

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in sample_city::generate()? {
        fs::write(folder.join(&file.path), &file.bytes)?;
    }
    Ok(())
}
