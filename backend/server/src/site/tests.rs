use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, IF_NONE_MATCH};
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, HttpResponse};

use super::negotiation::{Coding, choose};
use super::*;

static SITE: &[Asset] = &[
    Asset {
        path: "/assets/app-0123.js",
        content_type: "text/javascript; charset=utf-8",
        tag: "0123",
        immutable: true,
        plain: b"plain script",
        brotli: Some(b"brotli"),
        gzip: Some(b"gzip"),
    },
    Asset {
        path: "/learner.html",
        content_type: "text/html; charset=utf-8",
        tag: "4567",
        immutable: false,
        plain: b"<!doctype html>",
        brotli: None,
        gzip: None,
    },
];

async fn get_from(assets: &'static [Asset], request: TestRequest) -> HttpResponse {
    let app = App::new().wrap(security_headers()).configure(|config| serve_from(assets, config));
    let app = init_service(app).await;
    call_service(&app, request.to_request()).await.into_parts().1.map_into_boxed_body()
}

async fn get(path: &str, headers: &[(header::HeaderName, &str)]) -> HttpResponse {
    let mut request = TestRequest::get().uri(path);
    for (name, value) in headers {
        request = request.insert_header((name.clone(), *value));
    }
    get_from(SITE, request).await
}

fn header_of(response: &HttpResponse, name: header::HeaderName) -> &str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[test]
fn the_best_liked_coding_wins_and_the_smallest_among_equals() {
    let cases = [
        (None, Coding::Identity),
        (Some(""), Coding::Identity),
        (Some("gzip, deflate, br"), Coding::Brotli),
        (Some("gzip, deflate"), Coding::Gzip),
        (Some("X-GZIP"), Coding::Gzip),
        (Some("br;q=0.5, gzip;q=0.8"), Coding::Gzip),
        (Some("br;q=0, gzip;q=0.001"), Coding::Gzip),
        (Some("br ; q=0.25 , gzip;q=0.25"), Coding::Brotli),
        (Some("*"), Coding::Brotli),
        (Some("br;q=0, *;q=0.3"), Coding::Gzip),
        (Some("identity, br;q=0.9"), Coding::Identity),
        (Some("br;q=0, gzip;q=0, identity;q=0"), Coding::Identity),
        (Some("zstd"), Coding::Identity),
        (Some("br;q=nonsense"), Coding::Brotli),
    ];
    for (accepted, expected) in cases {
        assert_eq!(choose(&SITE[0], accepted).0, expected, "{accepted:?}");
    }
}

#[test]
fn a_coding_that_a_file_lacks_is_never_chosen() {
    assert_eq!(choose(&SITE[1], Some("br, gzip")).0, Coding::Identity);
}

#[actix_web::test]
async fn a_hashed_file_is_kept_for_ever() {
    let response = get("/assets/app-0123.js", &[(ACCEPT_ENCODING, "gzip, br")]).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(header_of(&response, header::CONTENT_ENCODING), "br");
    assert_eq!(header_of(&response, header::VARY), "Accept-Encoding");
    assert_eq!(header_of(&response, header::ETAG), "\"0123-br\"");
    assert_eq!(header_of(&response, header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    assert_eq!(header_of(&response, CONTENT_TYPE), "text/javascript; charset=utf-8");
}

#[actix_web::test]
async fn a_known_file_does_not_travel_again() {
    let known = [(ACCEPT_ENCODING, "br"), (IF_NONE_MATCH, "\"other\", \"0123-br\"")];
    assert_eq!(get("/assets/app-0123.js", &known).await.status(), StatusCode::NOT_MODIFIED);
    let other_coding = [(ACCEPT_ENCODING, "gzip"), (IF_NONE_MATCH, "\"0123-br\"")];
    assert_eq!(get("/assets/app-0123.js", &other_coding).await.status(), StatusCode::OK);
}

#[actix_web::test]
async fn every_address_of_the_client_gets_the_page() {
    for path in ["/", "/assignments/1/lessons/types", "/learner.html"] {
        let response = get(path, &[(ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")]).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(header_of(&response, header::CACHE_CONTROL), "no-cache", "{path}");
    }
    assert_eq!(get("/", &[]).await.status(), StatusCode::OK);
}

#[actix_web::test]
async fn lost_files_and_unknown_data_are_not_found() {
    for path in ["/assets/app-old.js", "/api/nothing", "/api"] {
        let response = get(path, &[(ACCEPT, "text/html")]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(get("/favicon.ico", &[(ACCEPT, "image/*,*/*")]).await.status(), StatusCode::NOT_FOUND);
    let post = get_from(SITE, TestRequest::post().uri("/")).await;
    assert_eq!(post.status(), StatusCode::NOT_FOUND);
}

#[actix_web::test]
async fn security_headers_are_on_every_response() {
    for path in ["/", "/assets/app-0123.js", "/api/nothing"] {
        let response = get(path, &[]).await;
        let policy = header_of(&response, header::CONTENT_SECURITY_POLICY);
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{path}");
        assert!(!policy.contains("unsafe-inline"), "{path}");
        assert_eq!(header_of(&response, header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
        assert_eq!(header_of(&response, header::REFERRER_POLICY), "same-origin", "{path}");
    }
}

#[actix_web::test]
async fn without_a_client_the_remedy_is_told() {
    let response = get_from(&[], TestRequest::get().uri("/")).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(NO_CLIENT.contains("cargo xtask run"));
}
