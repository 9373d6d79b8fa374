//! Branching scenarios as graphs: every choice leads somewhere, every way ends, everything is reached, and
//! exactly one way is the best.

use std::collections::{BTreeMap, BTreeSet};

use learning::exercise::{Branching, best_points};

use crate::course::CourseDraft;
use crate::exercise::{BodyDraft, BranchingDraft, ChoiceDraft, SceneDraft};
use crate::finding::Finding;
use crate::rules::{BEST_WAY, SCENARIO_LOOP, UNKNOWN_PLACE, UNREACHABLE_PLACE};
use crate::toml_file::Located;

pub(super) fn check(course: &CourseDraft, findings: &mut Vec<Finding>) {
    for exercise in &course.exercises {
        if let BodyDraft::Branching(branching) = &exercise.body {
            let path = course.path(&exercise.file);
            let before = findings.len();
            unknown(branching, &path, findings);
            loops(branching, &path, findings);
            // Ways can be followed only where all of them end.
            if findings.len() == before {
                best_way(branching, &path, findings);
                unreachable(branching, &path, findings);
            }
        }
    }
}

/// Choices that lead nowhere.
fn unknown(branching: &BranchingDraft, path: &str, findings: &mut Vec<Finding>) {
    let places: BTreeSet<&str> = places(branching).map(|id| id.value.as_str()).collect();
    let choices = branching.scenes.iter().flat_map(|scene| &scene.choices);
    let named = std::iter::once(&branching.start).chain(choices.map(|choice| &choice.to));
    for to in named.filter(|to| !to.value.is_empty() && !places.contains(to.value.as_str())) {
        findings.push(UNKNOWN_PLACE.at(
            path,
            to.line,
            format!("「{}」という場面も結末もありません。", to.value),
            "idのつづりを直すか、[[scenes]] か [[endings]] に書き足してください。",
        ));
    }
}

/// Takes away, again and again, the scenes whose choices all lead to what is gone: what stays is on a loop
/// or leads into one. Without recursion, so that no length of scenario is too long.
fn loops(branching: &BranchingDraft, path: &str, findings: &mut Vec<Finding>) {
    let mut open: BTreeSet<&str> = branching.scenes.iter().map(|scene| scene.id.value.as_str()).collect();
    loop {
        let ended: Vec<&str> = branching
            .scenes
            .iter()
            .filter(|scene| open.contains(scene.id.value.as_str()))
            .filter(|scene| !scene.choices.iter().any(|choice| open.contains(choice.to.value.as_str())))
            .map(|scene| scene.id.value.as_str())
            .collect();
        if ended.is_empty() {
            break;
        }
        for id in ended {
            open.remove(id);
        }
    }
    if let Some((scene, choice)) = way_back(branching, &open) {
        findings.push(SCENARIO_LOOP.at(
            path,
            choice.to.line,
            format!(
                "場面「{}」から「{}」へ進むと、同じ場面に戻り、終わらない道があります。",
                scene.id.value, choice.to.value
            ),
            "戻る選択肢の to を、先の場面か結末に変えてください（やり直す場面は別のidで書きます）。",
        ));
    }
}

/// A choice that leads back, in the order of the file, among scenes from which a way never ends.
fn way_back<'a>(
    branching: &'a BranchingDraft,
    open: &BTreeSet<&str>,
) -> Option<(&'a SceneDraft, &'a ChoiceDraft)> {
    let mut passed = BTreeSet::new();
    for scene in branching.scenes.iter().filter(|scene| open.contains(scene.id.value.as_str())) {
        passed.insert(scene.id.value.as_str());
        let back = scene.choices.iter().find(|choice| passed.contains(choice.to.value.as_str()));
        if let Some(choice) = back {
            return Some((scene, choice));
        }
    }
    None
}

/// Places that no way reaches.
fn unreachable(branching: &BranchingDraft, path: &str, findings: &mut Vec<Finding>) {
    let mut reached = BTreeSet::new();
    let mut next = vec![branching.start.value.as_str()];
    while let Some(id) = next.pop() {
        if reached.insert(id) {
            let here = branching.scenes.iter().filter(|scene| scene.id.value == id);
            next.extend(here.flat_map(|scene| &scene.choices).map(|choice| choice.to.value.as_str()));
        }
    }
    for place in places(branching).filter(|place| !reached.contains(place.value.as_str())) {
        findings.push(UNREACHABLE_PLACE.at(
            path,
            place.line,
            format!("「{}」には、どの道を選んでも着きません。", place.value),
            "ここへ進む選択肢を加えるか、消してください。",
        ));
    }
}

/// Exactly one way reaches the most points, and it needs no fatal choice.
fn best_way(branching: &BranchingDraft, path: &str, findings: &mut Vec<Finding>) {
    let scenario = branching.material();
    let Some(best) = best_ways(&scenario) else {
        return;
    };
    let safe = u64::from(best_points(&scenario));
    let (message, remedy) = if safe == 0 {
        (
            "致命的な選択をせずに点の付く道がありません。".to_owned(),
            "いちばん良い道の選択肢に points を付け、fatal を外してください。",
        )
    } else if best.points > safe {
        (
            format!("致命的な選択のある道が{}点で、ない道の最高{safe}点を超えています。", best.points),
            "致命的な選択の points を0にしてください。",
        )
    } else if best.ways > 1 {
        (
            format!("最高の{safe}点になる道が{}通りあります。", best.ways),
            "いちばん良い道が1つになるように、ほかの選択肢の points を下げてください。",
        )
    } else {
        return;
    };
    findings.push(BEST_WAY.at(path, branching.start.line, message, remedy));
}

/// The most points of any way and how many ways have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Best {
    points: u64,
    ways: u64,
}

/// The best ways of a scenario without loops: places are settled once everything behind them is.
fn best_ways(scenario: &Branching) -> Option<Best> {
    let ending = Best { points: 0, ways: 1 };
    let mut settled: BTreeMap<&str, Best> = scenario.endings.keys().map(|id| (id.as_str(), ending)).collect();
    loop {
        let before = settled.len();
        for (id, scene) in &scenario.scenes {
            let behind: Option<Vec<Best>> = scene
                .choices
                .iter()
                .map(|choice| {
                    let rest = settled.get(choice.to.as_str())?;
                    Some(Best { points: rest.points.saturating_add(u64::from(choice.points)), ..*rest })
                })
                .collect();
            if let Some(best) = behind.and_then(|all| together(&all)) {
                settled.insert(id, best);
            }
        }
        if settled.len() == before {
            return settled.get(scenario.start.as_str()).copied();
        }
    }
}

/// The most points of several, and the ways of all that have them.
fn together(all: &[Best]) -> Option<Best> {
    let points = all.iter().map(|best| best.points).max()?;
    let ways = all.iter().filter(|best| best.points == points).map(|best| best.ways);
    Some(Best { points, ways: ways.fold(0, u64::saturating_add) })
}

fn places(branching: &BranchingDraft) -> impl Iterator<Item = &Located<String>> {
    branching.scenes.iter().map(|scene| &scene.id).chain(branching.endings.iter().map(|ending| &ending.id))
}
