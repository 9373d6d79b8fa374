//! Which coding of a file a browser gets: the one that it likes best, the smallest among equals (RFC 9110,
//! section 12.5.3).

use super::asset::Asset;

/// How the bytes of a response are coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// Brotli.
    Brotli,
    /// Gzip.
    Gzip,
    /// As they are.
    Identity,
}

impl Coding {
    /// The value of `Content-Encoding`; plain bytes have none.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Coding::Brotli => Some("br"),
            Coding::Gzip => Some("gzip"),
            Coding::Identity => None,
        }
    }

    /// Tells the tags of one file's codings apart.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Coding::Brotli => "-br",
            Coding::Gzip => "-gz",
            Coding::Identity => "",
        }
    }
}

/// The coding and the bytes for a browser with this `Accept-Encoding`. A browser that names none, or
/// refuses all that we have, gets plain bytes: better readable than refused.
pub(super) fn choose(asset: &Asset, accepted: Option<&str>) -> (Coding, &'static [u8]) {
    let accepted = accepted.unwrap_or_default();
    let brotli = asset.brotli.map(|bytes| (Coding::Brotli, bytes));
    let gzip = asset.gzip.map(|bytes| (Coding::Gzip, bytes));
    let identity = (Coding::Identity, asset.plain);
    let mut best = (0, identity);
    for candidate in [brotli, gzip, Some(identity)].into_iter().flatten() {
        let liking = liking(accepted, candidate.0);
        if liking > best.0 {
            best = (liking, candidate);
        }
    }
    best.1
}

/// The weight of a coding in thousandths; 0 means refused.
fn liking(accepted: &str, coding: Coding) -> u16 {
    let name = coding.name().unwrap_or("identity");
    let stated = |wanted: &str| {
        let item = accepted.split(',').find(|item| coding_of(item).eq_ignore_ascii_case(wanted));
        item.map(weight)
    };
    // Plain bytes are acceptable unless refused, but only after every coding that is asked for.
    let unstated = if coding == Coding::Identity { 1 } else { 0 };
    let gzip_by_its_old_name = || {
        if coding == Coding::Gzip { stated("x-gzip") } else { None }
    };
    stated(name).or_else(gzip_by_its_old_name).or_else(|| stated("*")).unwrap_or(unstated)
}

fn coding_of(item: &str) -> &str {
    item.split(';').next().unwrap_or_default().trim()
}

/// `;q=0.25` is 250; without it, or when it cannot be read, 1000.
fn weight(item: &str) -> u16 {
    let parameter = item.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("q").then(|| value.trim())
    });
    parameter.and_then(thousandths).unwrap_or(1000)
}

/// Reads `0`, `1`, `0.5` or `0.125`, as the standard writes weights.
fn thousandths(value: &str) -> Option<u16> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let whole: u16 = whole.parse().ok()?;
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: u16 = format!("{fraction:0<3}").parse().ok()?;
    Some(whole.checked_mul(1000)?.checked_add(fraction)?.min(1000))
}
