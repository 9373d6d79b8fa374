//! Verifying: the chain is recomputed and every fact compared with its seal. Reads everything once, a page at a time.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use contract::audit::{ChainFault, ChainFinding, SealHead, Verification};

use crate::audit::chain::seal::{TABLE, beginning};
use crate::audit::chain::{KINDS, OVERLAP, canonical, number};
use crate::audit::store::facts::{Kind, Row, Walk};
use crate::audit::store::seals::{self, SealRow};
use crate::database::dialect::Connection;
use crate::error::Error;

/// Findings that are told in full.
const TOLD: usize = 200;
/// Rows, or seals, that are read at once.
const PAGE: usize = 500;

/// Number and hash of a seal that were printed before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Number.
    pub number: u32,
    /// Hash, lower case.
    pub hash: String,
}

impl std::str::FromStr for Anchor {
    type Err = ();

    /// `12:9f86d0…`; blanks around either part and the case of the digits do not matter.
    fn from_str(text: &str) -> Result<Anchor, ()> {
        let (number, hash) = text.split_once([':', '：']).ok_or(())?;
        let hash = hash.trim().to_ascii_lowercase();
        let number = number.trim().parse().map_err(|_| ())?;
        let fits = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        if fits { Ok(Anchor { number, hash }) } else { Err(()) }
    }
}

/// Recomputes the chain of an organisation and compares every fact with its seal.
///
/// # Errors
/// The database refuses, or holds what cannot even be read as a fact.
pub fn verify(c: &mut Connection, tenant_id: &str, anchor: Option<&Anchor>) -> Result<Verification, Error> {
    let head = seals::newest(c, tenant_id)?;
    let mut check = Check { tenant_id: tenant_id.to_owned(), ..Check::default() };
    check.chain(c, head.as_ref().map_or(0, |seal| seal.number), anchor)?;
    if let Some(anchor) = anchor.filter(|anchor| !check.anchored && number_of(head.as_ref()) < anchor.number)
    {
        check.find_seal(ChainFault::NotAsPrinted, anchor.number, "帳票にある番号の封印がありません。");
    }
    check.tables(c)?;
    Ok(Verification {
        head: head.map(|seal| SealHead {
            number: number(seal.number),
            sealed_at: seal.sealed_at,
            hash: seal.hash,
        }),
        seals: u32::try_from(check.covers.len()).unwrap_or(u32::MAX),
        facts: check.facts,
        pending: check.pending,
        faults: check.faults,
        findings: check.findings,
    })
}

fn number_of(head: Option<&SealRow>) -> u32 {
    head.map_or(0, |seal| number(seal.number))
}

/// What is known so far.
#[derive(Default)]
struct Check {
    tenant_id: String,
    anchored: bool,
    /// How far the facts before a seal were covered when it was made, by its number.
    before: BTreeMap<i32, DateTime<Utc>>,
    /// How far each seal covers, by its number.
    covers: BTreeMap<i32, DateTime<Utc>>,
    facts: u64,
    pending: u64,
    faults: u64,
    findings: Vec<ChainFinding>,
}

impl Check {
    fn find(&mut self, fault: ChainFault, kind: Option<&Kind>, key: &str, seal: Option<u32>, what: &str) {
        self.faults += 1;
        if self.findings.len() < TOLD {
            let seal_name = seal.map(|number| format!("第{number}号の封印")).unwrap_or_default();
            let message = match kind {
                Some(kind) => format!("{}（{} {key}）{seal_name}: {what}", kind.label, kind.name),
                None => format!("{seal_name}: {what}"),
            };
            let table = kind.map(|kind| kind.name.to_owned()).unwrap_or_default();
            self.findings.push(ChainFinding {
                fault,
                table,
                key: key.to_owned(),
                seal_number: seal,
                message,
            });
        }
    }

    fn find_seal(&mut self, fault: ChainFault, seal: u32, what: &str) {
        self.find(fault, None, "", Some(seal), what);
    }

    /// Every seal up to `head`: number, hash, the hash before, and the digest of its facts.
    fn chain(&mut self, c: &mut Connection, head: i32, anchor: Option<&Anchor>) -> Result<(), Error> {
        let mut last: Option<SealRow> = None;
        loop {
            let from = last.as_ref().map_or(i32::MIN, |seal| seal.number);
            let page = seals::after(c, &self.tenant_id, from, i64::try_from(PAGE).unwrap_or(i64::MAX))?;
            let ended = page.len() < PAGE;
            for seal in page.into_iter().filter(|seal| seal.number <= head) {
                self.seal(c, &seal, last.as_ref(), anchor)?;
                last = Some(seal);
            }
            if ended || last.as_ref().is_none_or(|seal| seal.number >= head) {
                return Ok(());
            }
        }
    }

    fn seal(
        &mut self,
        c: &mut Connection,
        seal: &SealRow,
        last: Option<&SealRow>,
        anchor: Option<&Anchor>,
    ) -> Result<(), Error> {
        let name = number(seal.number);
        if seal.number != last.map_or(0, |last| last.number).saturating_add(1) {
            self.find_seal(ChainFault::SealMissing, name, "この前の番号の封印がなくなっています。");
        } else if seal.previous_hash != last.map_or(canonical::NO_HASH, |last| last.hash.as_str()) {
            self.find_seal(ChainFault::ChainBroken, name, "1つ前の封印とつながっていません。");
        }
        if seal.hash != canonical::seal_hash(seal) {
            self.find_seal(ChainFault::SealAltered, name, "封印そのものが書き換えられています。");
        }
        let facts = seals::facts_of(c, &self.tenant_id, seal.number)?;
        if seal.digest != canonical::facts_digest(&facts) || usize::try_from(seal.facts) != Ok(facts.len()) {
            self.find_seal(ChainFault::ContentsAltered, name, "封印の対象の一覧が、封印したときと違います。");
        }
        if let Some(anchor) = anchor.filter(|anchor| anchor.number == name) {
            self.anchored = true;
            if anchor.hash != seal.hash {
                self.find_seal(ChainFault::NotAsPrinted, name, "帳票に印刷されたハッシュ値と違います。");
            }
        }
        self.before.insert(seal.number, last.map_or(DateTime::UNIX_EPOCH, |last| last.covers_until));
        self.covers.insert(seal.number, seal.covers_until);
        Ok(())
    }

    /// Every table: each row as it was sealed, and none missing.
    fn tables(&mut self, c: &mut Connection) -> Result<(), Error> {
        let head = self.covers.keys().next_back().copied().unwrap_or_default();
        let mut counts = seals::counts(c, &self.tenant_id, head)?;
        counts.remove(TABLE);
        let begun =
            seals::known(c, &self.tenant_id, TABLE, &KINDS.iter().map(|k| k.name).collect::<Vec<_>>())?;
        for kind in KINDS {
            let begun = begun.get(kind.name).filter(|(digest, _)| *digest == beginning(kind.name));
            let kept = self.table(c, kind, begun.map(|(_, number)| *number), head)?;
            if counts.remove(kind.name).unwrap_or_default() != kept {
                self.missing(c, kind, head)?;
            }
        }
        for (table, count) in counts {
            let what = format!("このプログラムの知らない表「{table}」の{count}件が封印されています。");
            self.find(ChainFault::UnknownTable, None, "", None, &what);
        }
        Ok(())
    }

    /// Compares the rows of a table; how many of them are under a seal up to `head`.
    fn table(
        &mut self,
        c: &mut Connection,
        kind: &Kind,
        begun: Option<i32>,
        head: i32,
    ) -> Result<i64, Error> {
        let (mut kept, mut after) = (0, None);
        loop {
            let walk = after.as_ref().map_or(Walk::From(None), Walk::After);
            let (rows, next) = kind.page(c, &self.tenant_id, walk, PAGE)?;
            let keys: Vec<&str> = rows.iter().map(|row| row.key.as_str()).collect();
            let known = seals::known(c, &self.tenant_id, kind.name, &keys)?;
            for row in &rows {
                match known.get(&row.key) {
                    Some((_, seal)) if *seal > head => self.pending += 1,
                    Some((digest, seal)) => {
                        kept += 1;
                        self.facts += 1;
                        self.sealed(kind, row, digest, *seal, begun);
                    }
                    None => self.unsealed(kind, row, begun, head),
                }
            }
            if next.is_none() {
                return Ok(kept);
            }
            after = next;
        }
    }

    fn sealed(&mut self, kind: &Kind, row: &Row, digest: &str, seal: i32, begun: Option<i32>) {
        let name = Some(number(seal));
        if row.digest != digest {
            self.find(ChainFault::Altered, Some(kind), &row.key, name, "封印した後に書き換えられています。");
        }
        let covered = self.before.get(&seal).map(|until| *until - OVERLAP);
        let late = row.place.at.zip(covered).is_some_and(|(at, covered)| at < covered);
        if late && begun.is_some_and(|begun| begun < seal) {
            let what = "日時より後に封印されています。過去の日時で書き加えられたおそれがあります。";
            self.find(ChainFault::SealedLate, Some(kind), &row.key, name, what);
        }
    }

    fn unsealed(&mut self, kind: &Kind, row: &Row, begun: Option<i32>, head: i32) {
        let covered = self.covers.get(&head).map(|until| *until - OVERLAP);
        let early = row.place.at.zip(covered).is_some_and(|(at, covered)| at < covered);
        if early && begun.is_some() {
            let what = "この日時までの記録は封印済みなのに、封印がありません。後から書き加えられたおそれがあります。";
            self.find(ChainFault::Inserted, Some(kind), &row.key, None, what);
        } else {
            self.pending += 1;
        }
    }

    /// Names the sealed rows of a table that are gone. Reads the table again, which only happens when some are.
    fn missing(&mut self, c: &mut Connection, kind: &Kind, head: i32) -> Result<(), Error> {
        let mut sealed = seals::keys_of(c, &self.tenant_id, kind.name)?;
        let mut after = None;
        loop {
            let walk = after.as_ref().map_or(Walk::From(None), Walk::After);
            let (rows, next) = kind.page(c, &self.tenant_id, walk, PAGE)?;
            for row in &rows {
                sealed.remove(&row.key);
            }
            if next.is_none() {
                break;
            }
            after = next;
        }
        for (key, seal) in sealed.into_iter().filter(|(_, seal)| *seal <= head) {
            let what = "封印した記録がなくなっています。";
            self.find(ChainFault::Deleted, Some(kind), &key, Some(number(seal)), what);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Anchor;

    #[test]
    fn an_anchor_is_read_as_it_is_printed() {
        let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        let anchor = Anchor { number: 12, hash: hash.to_owned() };
        for text in [format!("12:{hash}"), format!(" 12 ： {} ", hash.to_uppercase())] {
            assert_eq!(text.parse(), Ok(anchor.clone()));
        }
        for text in
            ["", "12", hash, &format!("x:{hash}"), &format!("12:{}", &hash[1..]), &format!("12:{hash}0")]
        {
            assert_eq!(text.parse::<Anchor>(), Err(()), "{text}");
        }
    }
}
