//! Words that must not stand in a course: addresses that may be somebody's, terms the law gave up.

use crate::figure;
use crate::rules::{OUTDATED_TERM, REAL_ADDRESS};
use crate::toml_file::Sheet;

/// Last labels under which people really register names. Others (`.xlsx`, `.exe`) are file names.
const TOP_LEVEL: [&str; 40] = [
    "com", "net", "org", "jp", "info", "biz", "io", "dev", "app", "gov", "edu", "mil", "int", "cn", "ru",
    "kr", "tw", "us", "uk", "de", "fr", "eu", "me", "tv", "cc", "xyz", "top", "site", "online", "shop",
    "club", "work", "link", "cloud", "page", "tokyo", "co", "in", "asia", "click",
];

/// Suffixes a lesson may name by themselves (「lg.jpで終わる」): nobody owns them.
const BARE_SUFFIXES: [&str; 9] =
    ["ac.jp", "ad.jp", "co.jp", "ed.jp", "go.jp", "gr.jp", "lg.jp", "ne.jp", "or.jp"];

/// Names and networks set aside for examples (RFC 2606, RFC 5737).
const RESERVED_NAMES: [&str; 4] = ["example", "example.com", "example.org", "example.net"];
const RESERVED_NETWORKS: [&str; 3] = ["192.0.2.", "198.51.100.", "203.0.113."];

/// Checks every line of the file; comments of TOML and the markup of figures are not shown to anybody.
pub(crate) fn check(sheet: &Sheet<'_>) {
    let is_toml = sheet.path.ends_with(".toml");
    let svg_words = sheet.path.ends_with(".svg").then(|| figure::words(sheet.text));
    for (index, text) in svg_words.as_deref().unwrap_or(sheet.text).lines().enumerate() {
        let line = index + 1;
        if is_toml && text.trim_start().starts_with('#') {
            continue;
        }
        for address in real_addresses(text) {
            sheet.report(
                REAL_ADDRESS,
                line,
                format!("{address} は実在するかもしれません。"),
                "例示用の「…….example」か 203.0.113.1 などにしてください。",
            );
        }
        if text.contains("懲役") {
            sheet.report(
                OUTDATED_TERM,
                line,
                "「懲役」は令和7年6月1日に廃止された刑です。",
                "「拘禁刑」に直してください。",
            );
        }
    }
}

/// Domains, IP addresses and mail addresses that are not set aside for examples.
fn real_addresses(text: &str) -> Vec<&str> {
    let is_part =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '@' | '_' | '/' | ':');
    text.split(|letter| !is_part(letter)).filter(|token| is_real(token)).collect()
}

fn is_real(token: &str) -> bool {
    let (has_scheme, rest) = token.split_once("://").map_or((false, token), |(_, rest)| (true, rest));
    let (is_mail, rest) =
        rest.rsplit_once('@').map_or((false, rest), |(name, rest)| (!name.is_empty(), rest));
    let host = rest.split(['/', ':']).next().unwrap_or_default().trim_matches(['.', '-', '_']);
    let host = host.to_ascii_lowercase();
    if host.is_empty() {
        return false;
    }
    if is_ip_address(&host) {
        return !RESERVED_NETWORKS.iter().any(|network| host.starts_with(network));
    }
    let reserved = RESERVED_NAMES
        .iter()
        .any(|name| host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')));
    if reserved {
        return false;
    }
    let named = host
        .rsplit_once('.')
        .is_some_and(|(_, last)| TOP_LEVEL.contains(&last) && !BARE_SUFFIXES.contains(&host.as_str()));
    has_scheme || is_mail || named
}

fn is_ip_address(host: &str) -> bool {
    host.split('.').count() == 4 && host.split('.').all(|part| part.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_others_are_seen() {
        for text in [
            "本物は www.shiosaki.com です",
            "ログインは https://login.shiosaki/ から",
            "10.20.30.40へ接続",
            "差出人 soumu@shiosaki.lg.jp",
            "evilexample.com",
        ] {
            assert_eq!(real_addresses(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn examples_and_file_names_are_not() {
        for text in [
            "https://login.shiosaki.example/reset と soumu@shiosaki.example",
            "203.0.113.9、192.0.2.1、198.51.100.255",
            "example.com、mail.example.org",
            "一覧.xlsx、setup.exe、invoice.pdf.zip、v1.2",
            "末尾が lg.jp か go.jp か",
            "@everyone へ、12:30に、1/2、A/B",
        ] {
            assert_eq!(real_addresses(text), Vec::<&str>::new(), "{text}");
        }
    }
}
