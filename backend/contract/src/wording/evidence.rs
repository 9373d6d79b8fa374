//! The chain of seals and certificates in words.

use chrono::{DateTime, Timelike, Utc};
use learning::era::format_date;
use learning::fiscal_year::{FiscalYear, jst_date};

use crate::audit::Verification;

/// A moment in Japan: `令和8年11月23日 10:00`.
#[must_use]
pub fn moment(at: DateTime<Utc>) -> String {
    format!("{} {}:{:02}", format_date(jst_date(at)), (at.hour() + 9) % 24, at.minute())
}

/// The number of a certificate: `令和8年度第12号`.
#[must_use]
pub fn certificate_number(fiscal_year: FiscalYear, number: u32) -> String {
    format!("{}第{number}号", fiscal_year.label())
}

/// A seal with its hash as it stands on paper: `3:9f86d0…`.
#[must_use]
pub fn anchor(number: u32, hash: &str) -> String {
    format!("{number}:{hash}")
}

/// What a verification found, in one sentence.
#[must_use]
pub fn verification(found: &Verification) -> String {
    let checked = format!("封印{}個と記録{}件を確かめました。", found.seals, found.facts);
    let outcome = if found.faults == 0 {
        "書換え、削除、書き加えは見つかりませんでした。".to_owned()
    } else {
        format!("{}件の異常が見つかりました。", found.faults)
    };
    let waiting = if found.pending == 0 {
        String::new()
    } else {
        format!("ほかに、新しくてまだ封印されていない記録が{}件あります。", found.pending)
    };
    [checked, outcome, waiting].concat()
}

#[cfg(test)]
mod tests {
    use learning::fiscal_year::FiscalYear;

    use super::{certificate_number, moment, verification};
    use crate::audit::Verification;

    #[test]
    fn moments_and_numbers() {
        assert_eq!(moment("2026-11-23T15:04:59Z".parse().expect("an instant")), "令和8年11月24日 0:04");
        assert_eq!(certificate_number(FiscalYear(2026), 12), "令和8年度第12号");
    }

    #[test]
    fn a_verification_says_what_was_checked_and_found() {
        let mut found =
            Verification { head: None, seals: 2, facts: 30, pending: 0, faults: 0, findings: Vec::new() };
        assert_eq!(
            verification(&found),
            "封印2個と記録30件を確かめました。書換え、削除、書き加えは見つかりませんでした。"
        );
        (found.faults, found.pending) = (3, 4);
        assert_eq!(
            verification(&found),
            "封印2個と記録30件を確かめました。3件の異常が見つかりました。ほかに、新しくてまだ封印されていない記録が4件あります。"
        );
    }
}
