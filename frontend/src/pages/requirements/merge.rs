//! Two people have changed the same draft. What only one of them changed is taken from that one; nothing
//! that was written here is lost. Pure.

use std::collections::BTreeMap;

use learning::curriculum::Rule;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Merged {
    /// The rules, in the other person's order, with the own new ones at the end.
    pub(super) rules: Vec<Rule>,
    /// Labels of the rules that both have changed differently; here the own one stands.
    pub(super) both: Vec<String>,
}

/// `base` is what both began with, `mine` what stands here, `theirs` what the server holds now. `new_id`
/// gives an id that nobody uses, for a new rule whose id the other person took as well.
pub(super) fn merged(
    base: &[Rule],
    mine: &[Rule],
    theirs: &[Rule],
    new_id: impl Fn(&[Rule]) -> String,
) -> Merged {
    let (base, my, their) = (by_id(base), by_id(mine), by_id(theirs));
    let mut merged = Merged::default();
    for rule in theirs {
        let id = rule.id.as_str();
        match (base.get(id), my.get(id)) {
            // Theirs alone, or removed here while they changed it: seeing it once more does no harm.
            (None, None) => merged.rules.push(rule.clone()),
            (Some(old), None) if **old == *rule => {}
            (Some(_), None) => {
                merged.both.push(rule.label.clone());
                merged.rules.push(rule.clone());
            }
            // Two new rules that took the same id are two rules.
            (None, Some(_)) => merged.rules.push(rule.clone()),
            (Some(old), Some(own)) if old == own => merged.rules.push(rule.clone()),
            (Some(old), Some(own)) => {
                if **old != *rule && *own != rule {
                    merged.both.push(own.label.clone());
                }
                merged.rules.push((*own).clone());
            }
        }
    }
    for own in mine {
        match (base.get(own.id.as_str()), their.get(own.id.as_str())) {
            (None, None) => merged.rules.push(own.clone()),
            (None, Some(other)) if *other != own => {
                let id = new_id(&merged.rules);
                merged.rules.push(Rule { id, ..own.clone() });
            }
            // They removed it; it stays only when it was changed here.
            (Some(old), None) if *old != own => {
                merged.both.push(own.label.clone());
                merged.rules.push(own.clone());
            }
            _ => {}
        }
    }
    merged
}

fn by_id(rules: &[Rule]) -> BTreeMap<&str, &Rule> {
    rules.iter().map(|rule| (rule.id.as_str(), rule)).collect()
}

#[cfg(test)]
mod tests;
