//! Which mail addresses can be used to tell one person something. Pure.

use std::collections::BTreeMap;

use contract::reminders::AddressFlaw;
use lettre::Address;

/// What is wrong with an address, or how it is written to. A shared mailbox (課共有) is nobody's own.
#[must_use]
pub fn judged<'a>(
    addresses: impl Iterator<Item = (&'a str, &'a str)>,
) -> BTreeMap<&'a str, Result<&'a str, AddressFlaw>> {
    let written: Vec<(&str, &str)> = addresses.map(|(person, address)| (person, address.trim())).collect();
    let mut owners: BTreeMap<String, u32> = BTreeMap::new();
    for (_, address) in &written {
        *owners.entry(address.to_lowercase()).or_default() += 1;
    }
    let judge = |address: &'a str| {
        if address.parse::<Address>().is_err() || !address.is_ascii() {
            return Err(AddressFlaw::Malformed);
        }
        match owners.get(&address.to_lowercase()) {
            Some(1) => Ok(address),
            _ => Err(AddressFlaw::Shared),
        }
    };
    let known = written.iter().filter(|(_, address)| !address.is_empty());
    known.map(|(person, address)| (*person, judge(address))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_and_malformed_addresses_are_not_used() {
        let people = [
            ("a", "s.takasaki@city.example.lg.jp"),
            ("b", " shimin@city.example.lg.jp"),
            ("c", "Shimin@City.example.lg.jp"),
            ("d", "s.takasaki@"),
            ("e", ""),
            ("f", "x@city.example.lg.jp\r\nBcc: y@city.example.lg.jp"),
            ("g", "高崎@city.example.lg.jp"),
        ];
        let judged = judged(people.into_iter());
        let flaw = |person: &str| judged.get(person).copied();
        assert_eq!(flaw("a"), Some(Ok("s.takasaki@city.example.lg.jp")));
        assert_eq!(flaw("b"), Some(Err(AddressFlaw::Shared)));
        assert_eq!(flaw("c"), Some(Err(AddressFlaw::Shared)));
        assert_eq!(flaw("d"), Some(Err(AddressFlaw::Malformed)));
        assert_eq!(flaw("e"), None);
        assert_eq!(flaw("f"), Some(Err(AddressFlaw::Malformed)));
        assert_eq!(flaw("g"), Some(Err(AddressFlaw::Malformed)));
    }
}
