//! Building an audience: one condition becomes another, a group gains or loses one. Pure.

use std::collections::BTreeSet;

use learning::curriculum::{Audience, Newness};
use learning::role::{Attribute, Grade};

/// Kinds of conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Everyone,
    Grades,
    JobKinds,
    Units,
    Operations,
    Attributes,
    FirstYear,
    People,
    All,
    Any,
    Not,
}

impl Kind {
    /// All, in the order of the list.
    pub(super) const ALL: [Kind; 11] = [
        Kind::Everyone,
        Kind::Grades,
        Kind::JobKinds,
        Kind::Units,
        Kind::Operations,
        Kind::Attributes,
        Kind::FirstYear,
        Kind::People,
        Kind::All,
        Kind::Any,
        Kind::Not,
    ];

    /// The name in the list, as the document has it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Kind::Everyone => "everyone",
            Kind::Grades => "grades",
            Kind::JobKinds => "job-kinds",
            Kind::Units => "units",
            Kind::Operations => "operations",
            Kind::Attributes => "attributes",
            Kind::FirstYear => "first-year",
            Kind::People => "people",
            Kind::All => "all",
            Kind::Any => "any",
            Kind::Not => "not",
        }
    }

    /// The kind of that name.
    pub(super) fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The kind of a condition.
    pub(super) fn of(audience: &Audience) -> Kind {
        match audience {
            Audience::Everyone => Kind::Everyone,
            Audience::Grades(_) => Kind::Grades,
            Audience::JobKinds(_) => Kind::JobKinds,
            Audience::Units(_) => Kind::Units,
            Audience::Operations(_) => Kind::Operations,
            Audience::Attributes(_) => Kind::Attributes,
            Audience::FirstYear(_) => Kind::FirstYear,
            Audience::People(_) => Kind::People,
            Audience::All(_) => Kind::All,
            Audience::Any(_) => Kind::Any,
            Audience::Not(_) => Kind::Not,
        }
    }

    /// A condition of this kind with nothing chosen yet.
    fn empty(self) -> Audience {
        match self {
            Kind::Everyone => Audience::Everyone,
            Kind::Grades => Audience::Grades(BTreeSet::new()),
            Kind::JobKinds => Audience::JobKinds(BTreeSet::new()),
            Kind::Units => Audience::Units(BTreeSet::new()),
            Kind::Operations => Audience::Operations(BTreeSet::new()),
            Kind::Attributes => Audience::Attributes(BTreeSet::new()),
            Kind::FirstYear => Audience::FirstYear(Newness::Hired),
            Kind::People => Audience::People(BTreeSet::new()),
            Kind::All => Audience::All(vec![another()]),
            Kind::Any => Audience::Any(vec![another()]),
            Kind::Not => Audience::Not(Box::new(another())),
        }
    }
}

/// What a group gains: the condition that is used most, with nothing chosen.
fn another() -> Audience {
    Audience::Grades(BTreeSet::new())
}

/// The condition as another kind. A group takes in what was there, so that adding a second condition loses
/// nothing; a group that becomes a single condition again gives out the first one of that kind.
pub(super) fn converted(audience: &Audience, kind: Kind) -> Audience {
    let same = Kind::of(audience) == kind;
    let inside = || match audience {
        Audience::Everyone => another(),
        other => other.clone(),
    };
    match (kind, audience) {
        _ if same => audience.clone(),
        (Kind::All, Audience::Any(members)) => Audience::All(members.clone()),
        (Kind::Any, Audience::All(members)) => Audience::Any(members.clone()),
        (Kind::All, _) => Audience::All(vec![inside()]),
        (Kind::Any, _) => Audience::Any(vec![inside()]),
        (Kind::Not, _) => Audience::Not(Box::new(inside())),
        (_, Audience::All(members) | Audience::Any(members)) => {
            let first = members.iter().find(|member| Kind::of(member) == kind);
            first.cloned().unwrap_or_else(|| kind.empty())
        }
        (_, Audience::Not(member)) if Kind::of(member) == kind => (**member).clone(),
        _ => kind.empty(),
    }
}

/// The members of a group; none for a single condition.
pub(super) fn members(audience: &Audience) -> &[Audience] {
    match audience {
        Audience::All(members) | Audience::Any(members) => members,
        Audience::Not(member) => std::slice::from_ref(&**member),
        _ => &[],
    }
}

/// The group with one of its members changed, or without it.
pub(super) fn with_member(audience: &Audience, index: usize, member: Option<Audience>) -> Audience {
    let changed = |members: &[Audience]| {
        let each = members.iter().enumerate();
        let each = each.filter_map(|(at, old)| if at == index { member.clone() } else { Some(old.clone()) });
        each.collect::<Vec<_>>()
    };
    match audience {
        Audience::All(members) => Audience::All(changed(members)),
        Audience::Any(members) => Audience::Any(changed(members)),
        Audience::Not(_) => Audience::Not(Box::new(member.unwrap_or_else(another))),
        single => single.clone(),
    }
}

/// The group with one condition more.
pub(super) fn with_another(audience: &Audience) -> Audience {
    let mut audience = audience.clone();
    if let Audience::All(members) | Audience::Any(members) = &mut audience {
        members.push(another());
    }
    audience
}

/// The values of a condition as the document has them; none where it has none to tick.
pub(super) fn values(audience: &Audience) -> BTreeSet<String> {
    match audience {
        Audience::Grades(grades) => grades.iter().map(|grade| grade.code().to_owned()).collect(),
        Audience::Attributes(of) => of.iter().map(|attribute| attribute.as_str().to_owned()).collect(),
        Audience::JobKinds(values)
        | Audience::Units(values)
        | Audience::Operations(values)
        | Audience::People(values) => values.clone(),
        _ => BTreeSet::new(),
    }
}

/// The condition with other values; what is no value of its kind is left out.
pub(super) fn with_values(audience: &Audience, values: BTreeSet<String>) -> Audience {
    match audience {
        Audience::Grades(_) => {
            Audience::Grades(values.iter().filter_map(|code| Grade::parse(code).ok()).collect())
        }
        Audience::Attributes(_) => {
            Audience::Attributes(values.iter().filter_map(|name| Attribute::parse(name).ok()).collect())
        }
        Audience::JobKinds(_) => Audience::JobKinds(values),
        Audience::Units(_) => Audience::Units(values),
        Audience::Operations(_) => Audience::Operations(values),
        Audience::People(_) => Audience::People(values),
        other => other.clone(),
    }
}

/// Whether every condition has something chosen, so that the people can be counted.
pub(super) fn is_complete(audience: &Audience) -> bool {
    let mut complete = true;
    audience.visit(&mut |condition| {
        complete &= match condition {
            Audience::Everyone | Audience::FirstYear(_) | Audience::Not(_) => true,
            Audience::All(members) | Audience::Any(members) => !members.is_empty(),
            single => !values(single).is_empty(),
        };
    });
    complete
}

#[cfg(test)]
mod tests;
