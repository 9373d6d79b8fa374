//! From counts to the distribution per unit, objective and score band. Small groups are hidden, and nothing is
//! said of any person. Pure.

use std::collections::BTreeMap;

use contract::placements::{BandCounts, Distribution, ObjectiveColumn, ScoreBand, UnitDistribution};
use learning::suppression::{self, LEAST};

use crate::organization::store::DepartmentRow;
use crate::page;
use crate::placements::store::{ObjectiveCount, WholeCount};

/// Bands of a share in whole percent, both ends included.
pub const BANDS: [ScoreBand; 4] = [
    ScoreBand { from: 0, to: 39 },
    ScoreBand { from: 40, to: 59 },
    ScoreBand { from: 60, to: 79 },
    ScoreBand { from: 80, to: 100 },
];

/// What the database counted.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// People in the population who have the course, by department id.
    pub assigned: BTreeMap<String, i64>,
    /// Shares of the whole test.
    pub whole: Vec<WholeCount>,
    /// Shares of each objective.
    pub objectives: Vec<ObjectiveCount>,
}

/// People by department id, and by objective id where it is given.
type People<'a> = BTreeMap<(&'a str, Option<&'a str>), Vec<u32>>;

/// Every unit that has somebody assigned, in the order of the directory, and the total. What is hidden is
/// decided over all units, so that asking for one of them shows no more.
#[must_use]
pub fn units(
    counts: &Counts,
    directory: &[DepartmentRow],
    objectives: &[ObjectiveColumn],
) -> (Vec<UnitDistribution>, UnitDistribution) {
    let mut people = People::new();
    for row in &counts.whole {
        add(&mut people, (&row.department_id, None), row.share_percent, row.people);
    }
    for row in &counts.objectives {
        add(&mut people, (&row.department_id, Some(&row.objective_id)), row.share_percent, row.people);
    }
    // Whoever belongs to a unit that is not in the directory any more is in the total, and is hidden with it.
    let known = |id: &str| directory.iter().find(|unit| unit.id == id);
    let mut ids: Vec<&str> = directory.iter().map(|unit| unit.id.as_str()).collect();
    ids.extend(counts.assigned.keys().map(String::as_str).filter(|id| known(id).is_none()));
    ids.retain(|id| counts.assigned.contains_key(*id));
    let taken = |id: &str| people.get(&(id, None)).map_or(0, |bands| bands.iter().sum());
    let sizes: Vec<u32> = ids.iter().map(|id| taken(id)).collect();
    let shown = suppression::shown(&sizes, LEAST);
    let units = ids.iter().zip(&shown.groups).filter_map(|(id, shown)| {
        let unit = known(id)?;
        Some(UnitDistribution {
            department_id: unit.id.clone(),
            department: unit.name.clone(),
            division: unit.division.clone(),
            assigned: page::count(counts.assigned.get(*id).copied().unwrap_or(0)),
            figures: shown.then(|| figures(&people, objectives, |department| department == *id)),
        })
    });
    let total = UnitDistribution {
        department_id: String::new(),
        department: String::new(),
        division: String::new(),
        assigned: page::count(counts.assigned.values().sum()),
        figures: shown.total.then(|| figures(&people, objectives, |_| true)),
    };
    (units.collect(), total)
}

fn add<'a>(people: &mut People<'a>, key: (&'a str, Option<&'a str>), share_percent: i32, count: i64) {
    let bands = people.entry(key).or_insert_with(|| vec![0; BANDS.len()]);
    let inside =
        |band: &&ScoreBand| i32::from(band.from) <= share_percent && share_percent <= i32::from(band.to);
    if let Some(place) = BANDS.iter().position(|band| inside(&band))
        && let Some(band) = bands.get_mut(place)
    {
        *band += page::count(count);
    }
}

fn figures(people: &People<'_>, objectives: &[ObjectiveColumn], of: impl Fn(&str) -> bool) -> Distribution {
    let sum = |objective: Option<&str>| -> Vec<u32> {
        let mut bands = vec![0; BANDS.len()];
        let wanted = people.iter().filter(|((unit, about), _)| *about == objective && of(unit));
        for (sum, count) in wanted.flat_map(|(_, counts)| counts.iter().enumerate()) {
            if let Some(band) = bands.get_mut(sum) {
                *band += count;
            }
        }
        bands
    };
    let whole = sum(None);
    Distribution {
        taken: whole.iter().sum(),
        whole,
        objectives: objectives
            .iter()
            .map(|objective| BandCounts { objective: objective.id.clone(), people: sum(Some(&objective.id)) })
            .collect(),
    }
}
