//! The table of embedded files, written by the build script.

/// One file of the client, with its compressed twins where they are smaller.
#[derive(Debug)]
pub(super) struct Asset {
    /// The address that a browser asks for.
    pub(super) path: &'static str,
    /// The media type.
    pub(super) content_type: &'static str,
    /// A hash of the content.
    pub(super) tag: &'static str,
    /// The address carries the hash, so the content behind it never changes.
    pub(super) immutable: bool,
    /// The bytes as they are.
    pub(super) plain: &'static [u8],
    /// The bytes with brotli.
    pub(super) brotli: Option<&'static [u8]>,
    /// The bytes with gzip.
    pub(super) gzip: Option<&'static [u8]>,
}

/// Everything that `cargo xtask site` had left when the program was built.
pub(super) static EMBEDDED: &[Asset] = include!(concat!(env!("OUT_DIR"), "/embedded_site.rs"));

impl Asset {
    /// For ever, or asked for anew each time.
    pub(super) fn cache_control(&self) -> &'static str {
        if self.immutable { "public, max-age=31536000, immutable" } else { "no-cache" }
    }
}
