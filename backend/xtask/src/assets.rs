//! One file of the site: its public name, its bytes and their compressed twins. Nothing here knows Cargo.

use std::io::Write;

use anyhow::{Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// A file as the server will offer it.
pub(crate) struct Page {
    /// What a browser asks for.
    pub(crate) path: String,
    /// What an HTML page or a script writes where it means this file, such as `%APP_JS%`.
    placeholder: Option<String>,
    content_type: &'static str,
    /// A hashed name never changes its content, so a browser may keep it for ever.
    immutable: bool,
    tag: String,
    plain: Vec<u8>,
    brotli: Option<Vec<u8>>,
    gzip: Option<Vec<u8>>,
}

impl Page {
    /// A file whose name carries a hash of its content.
    pub(crate) fn hashed(name: &str, content: Vec<u8>) -> Result<Self> {
        let Some((stem, extension)) = name.rsplit_once('.') else {
            bail!("{name} has no extension, so its content type is unknown");
        };
        let tag = digest(&content);
        let path = format!("/assets/{stem}-{tag}.{extension}");
        let placeholder = format!("%{}%", name.to_uppercase().replace(|c: char| !c.is_alphanumeric(), "_"));
        Self::new(path, Some(placeholder), true, tag, content)
    }

    /// The page that every address of a program of the client starts from; asked for anew each time.
    pub(crate) fn of_program(program: &str, content: Vec<u8>) -> Result<Self> {
        Self::new(format!("/{program}.html"), None, false, digest(&content), content)
    }

    fn new(
        path: String,
        placeholder: Option<String>,
        immutable: bool,
        tag: String,
        plain: Vec<u8>,
    ) -> Result<Self> {
        let content_type = content_type(&path)?;
        let smaller = |packed: Vec<u8>| (packed.len() < plain.len()).then_some(packed);
        let brotli = smaller(pack_brotli(&plain)?);
        let gzip = smaller(pack_gzip(&plain)?);
        Ok(Self { path, placeholder, content_type, immutable, tag, plain, brotli, gzip })
    }

    /// The files on disk that hold this page, by name.
    pub(crate) fn files(&self) -> Vec<(String, &[u8])> {
        let plain = Some((self.file(""), self.plain.as_slice()));
        let brotli = self.brotli.as_deref().map(|packed| (self.file(".br"), packed));
        let gzip = self.gzip.as_deref().map(|packed| (self.file(".gz"), packed));
        [plain, brotli, gzip].into_iter().flatten().collect()
    }

    /// The line that tells the server's build script of this page; `-` stands for nothing.
    pub(crate) fn manifest_line(&self) -> String {
        let cache = if self.immutable { "immutable" } else { "revalidate" };
        let brotli = self.brotli.as_ref().map_or("-".to_owned(), |_| self.file(".br"));
        let gzip = self.gzip.as_ref().map_or("-".to_owned(), |_| self.file(".gz"));
        let plain = self.file("");
        [&self.path, self.content_type, cache, &self.tag, &plain, &brotli, &gzip].join("\t") + "\n"
    }

    /// Bytes plain, with gzip, with brotli: what travels in each case.
    pub(crate) fn sizes(&self) -> [usize; 3] {
        let plain = self.plain.len();
        [plain, self.gzip.as_ref().map_or(plain, Vec::len), self.brotli.as_ref().map_or(plain, Vec::len)]
    }

    fn file(&self, suffix: &str) -> String {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        format!("{name}{suffix}")
    }
}

/// The first 16 hexadecimal digits of the SHA-256: plenty to tell versions of one file apart.
pub(crate) fn digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Replaces the placeholders of `pages`, and refuses a text that still holds one: it would be a dead link.
pub(crate) fn fill_in(text: &str, pages: &[Page]) -> Result<String> {
    let mut text = text.to_owned();
    for page in pages {
        if let Some(placeholder) = &page.placeholder {
            text = text.replace(placeholder, &page.path);
        }
    }
    let left_over = text.split('%').skip(1).find(|word| is_placeholder(word));
    if let Some(name) = left_over {
        bail!("%{name}% stands for no file of the site");
    }
    Ok(text)
}

/// A style sheet without comments, indentation and empty lines. Strings are left alone.
pub(crate) fn without_comments(sheet: &str) -> String {
    let mut plain = String::with_capacity(sheet.len());
    let mut rest = sheet.chars().peekable();
    let mut quote = None;
    while let Some(c) = rest.next() {
        match quote {
            None if c == '/' && rest.peek() == Some(&'*') => {
                rest.next();
                let mut last = ' ';
                // A comment ends a word, so a space must stay in its place.
                plain.push(' ');
                for inner in rest.by_ref() {
                    if last == '*' && inner == '/' {
                        break;
                    }
                    last = inner;
                }
                continue;
            }
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(_) if c == '\\' => {
                plain.push(c);
                plain.extend(rest.next());
                continue;
            }
            Some(open) if c == open => quote = None,
            _ => {}
        }
        plain.push(c);
    }
    plain.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n") + "\n"
}

fn is_placeholder(word: &str) -> bool {
    let known = ["_JS", "_WASM", "_CSS", "_SVG", "_PNG", "_HTML", "_ICO", "_WOFF2"];
    known.iter().any(|ending| word.ends_with(ending))
        && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

fn content_type(path: &str) -> Result<&'static str> {
    Ok(match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("ico") => "image/vnd.microsoft.icon",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        _ => bail!("{path}: no content type is known for this extension"),
    })
}

fn pack_brotli(plain: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*plain, &mut packed, &parameters)?;
    Ok(packed)
}

fn pack_gzip(plain: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_files_hashed_before_it() {
        let icon = Page::hashed("icon.svg", b"<svg/>".to_vec()).unwrap();
        let filled = fill_in("<link href=\"%ICON_SVG%\"> 50% wide", &[icon]).unwrap();
        assert!(filled.starts_with("<link href=\"/assets/icon-"), "{filled}");
        assert!(filled.ends_with(".svg\"> 50% wide"), "{filled}");
    }

    #[test]
    fn a_placeholder_without_a_file_is_refused() {
        let error = fill_in("width: 10%; src: %APP_JS%", &[]).unwrap_err();
        assert_eq!(error.to_string(), "%APP_JS% stands for no file of the site");
    }

    #[test]
    fn comments_go_and_strings_stay() {
        let sheet = "/* a */\na { /* b */\n  content: \"/* c */\\\"\";\n}\n\n";
        assert_eq!(without_comments(sheet), "a {\ncontent: \"/* c */\\\"\";\n}\n");
    }

    #[test]
    fn what_does_not_shrink_is_kept_plain_only() {
        let page = Page::hashed("dot.png", vec![7]).unwrap();
        assert_eq!(page.files().len(), 1);
        assert!(page.manifest_line().ends_with("\t-\t-\n"), "{}", page.manifest_line());
    }

    #[test]
    fn a_name_follows_the_content() {
        let first = Page::hashed("app.js", b"1".to_vec()).unwrap();
        let second = Page::hashed("app.js", b"2".to_vec()).unwrap();
        assert_ne!(first.path, second.path);
    }
}
