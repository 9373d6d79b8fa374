//! The browser client, embedded in the program: its files under their hashed names, and its one page for
//! every address that is the client's own. It knows nothing of people, courses or the database.

mod asset;
mod negotiation;
#[cfg(test)]
mod tests;

use actix_web::http::Method;
use actix_web::http::header::{self, EntityTag, IfNoneMatch};
use actix_web::middleware::DefaultHeaders;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use contract::error::ErrorCode;
use contract::path::Program;

use self::asset::{Asset, EMBEDDED};
use crate::error::Error;

/// Scripts, styles and data come from this server only, and nothing runs that stands inside a page.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

/// Shown by a program that was built without its client.
const NO_CLIENT: &str = include_str!("site/no_client.html");

/// How many bytes a file of the client takes, plain and as it travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetSize {
    /// The address that a browser asks for.
    pub path: &'static str,
    /// Bytes as they are.
    pub plain: usize,
    /// Bytes with gzip.
    pub gzip: usize,
    /// Bytes with brotli.
    pub brotli: usize,
}

/// Answers everything that no other route answers.
pub fn configure(config: &mut web::ServiceConfig) {
    serve_from(EMBEDDED, config);
}

/// Headers for every response, whoever answers.
#[must_use]
pub fn security_headers() -> DefaultHeaders {
    DefaultHeaders::new()
        .add((header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .add((header::REFERRER_POLICY, "same-origin"))
        .add((header::CROSS_ORIGIN_OPENER_POLICY, "same-origin"))
        .add((header::CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"))
        .add((header::PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
}

/// The files of the embedded client; none in a program that was built without it.
#[must_use]
pub fn asset_sizes() -> Vec<AssetSize> {
    let size = |asset: &Asset| AssetSize {
        path: asset.path,
        plain: asset.plain.len(),
        gzip: asset.gzip.unwrap_or(asset.plain).len(),
        brotli: asset.brotli.unwrap_or(asset.plain).len(),
    };
    EMBEDDED.iter().map(size).collect()
}

fn serve_from(assets: &'static [Asset], config: &mut web::ServiceConfig) {
    config.default_service(web::to(move |request: HttpRequest| async move { answer(assets, &request) }));
}

fn answer(assets: &'static [Asset], request: &HttpRequest) -> Result<HttpResponse, Error> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let file = assets.iter().find(|asset| asset.path == request.path());
    match file {
        Some(asset) if reads => Ok(deliver(asset, request)),
        None if reads && is_page(request) => Ok(page(assets, request)),
        _ => Err(Error::Refused(ErrorCode::NotFound)),
    }
}

/// Whether a person asks for a page of the client, and not a program for data or a page for a lost file.
fn is_page(request: &HttpRequest) -> bool {
    let path = request.path();
    let ours = !path.starts_with("/api/") && path != "/api" && !path.starts_with("/assets/");
    ours && (path == "/" || accepts_html(request))
}

fn accepts_html(request: &HttpRequest) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|kinds| kinds.contains("text/html"))
}

/// The address decides which program of the client draws the page.
fn page(assets: &'static [Asset], request: &HttpRequest) -> HttpResponse {
    let name = Program::of(request.path()).name();
    let is_its_page = |asset: &&Asset| asset.path.strip_prefix('/') == Some(&format!("{name}.html"));
    match assets.iter().find(is_its_page) {
        Some(index) => deliver(index, request),
        None => HttpResponse::ServiceUnavailable()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .body(NO_CLIENT),
    }
}

fn deliver(asset: &'static Asset, request: &HttpRequest) -> HttpResponse {
    let (coding, content) = negotiation::choose(asset, accepted_codings(request));
    // A strong tag names exact bytes, so each coding has its own.
    let tag = EntityTag::new_strong(format!("{}{}", asset.tag, coding.suffix()));
    let mut response = if is_known(request, &tag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response
        .insert_header((header::CACHE_CONTROL, asset.cache_control()))
        .insert_header((header::VARY, "Accept-Encoding"))
        .insert_header(header::ETag(tag.clone()));
    if is_known(request, &tag) {
        return response.finish();
    }
    if let Some(name) = coding.name() {
        response.insert_header((header::CONTENT_ENCODING, name));
    }
    response.content_type(asset.content_type).body(web::Bytes::from_static(content))
}

fn accepted_codings(request: &HttpRequest) -> Option<&str> {
    request.headers().get(header::ACCEPT_ENCODING)?.to_str().ok()
}

fn is_known(request: &HttpRequest, tag: &EntityTag) -> bool {
    match request.get_header::<IfNoneMatch>() {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(known)) => known.iter().any(|known| known.weak_eq(tag)),
        None => false,
    }
}
