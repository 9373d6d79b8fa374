//! The draft of the curriculum while HR works on it. Pure: ids come from the revision, requests are somebody
//! else's.
//!
//! Nothing that was written here is lost: what the server holds is kept beside it, a removal can be taken
//! back, and another person's save is merged instead of overwriting or being overwritten.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use contract::requirements::DraftView;
use learning::curriculum::{Audience, Content, Curriculum, Rule};
use yew::Reducible;

use super::merge::merged;
use super::rule_edit::{NumberField, RuleEdit, edited, number, with_number};

/// The draft here and at the server.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EditorState {
    /// The rules as they stand here.
    pub(super) curriculum: Curriculum,
    /// What the server holds, as far as is known here.
    saved: Curriculum,
    /// Its revision.
    pub(super) revision: i32,
    /// Who saved it last; empty when never saved.
    pub(super) saved_by: String,
    /// When.
    pub(super) saved_at: Option<DateTime<Utc>>,
    /// Whether what the server holds differs from the published state.
    pub(super) changed: bool,
    /// What was typed into a field and is no number.
    typed: BTreeMap<(String, NumberField), String>,
    /// The rule that was removed last, with its place.
    pub(super) removed: Option<(usize, Rule)>,
    /// What another person's save brought.
    pub(super) rebased: Option<Rebased>,
}

/// Another person saved meanwhile, and both works were put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rebased {
    /// Who it was.
    pub(super) by: String,
    /// Labels of the rules that both have changed.
    pub(super) both: Vec<String>,
}

/// Where a rule moves to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Up,
    Down,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum EditorAction {
    /// The page was loaded again; unsaved work stays.
    Loaded(DraftView),
    /// The draft was replaced at the server on purpose.
    Replaced(DraftView),
    /// A new rule under an id of [`EditorState::new_id`].
    Add(String),
    /// A copy of a rule (first) under a new id.
    Duplicate(String, String),
    /// A rule changes places with its neighbour of the same family.
    Move(String, Step),
    /// A rule is taken out.
    Remove(String),
    /// The last removal is taken back.
    Restore,
    /// A rule is changed.
    Edit(String, RuleEdit),
    /// A number of a rule is typed.
    Number(String, NumberField, String),
    /// A rule is again what the server holds.
    Revert(String),
    /// What was sent is saved.
    Saved(Curriculum, DraftView),
    /// The server holds something else than was believed.
    Rebased(DraftView),
}

impl EditorState {
    /// The draft as the server told it.
    pub(super) fn new(draft: &DraftView) -> EditorState {
        EditorState {
            curriculum: draft.curriculum.clone(),
            saved: draft.curriculum.clone(),
            revision: draft.revision,
            saved_by: draft.saved_by.clone(),
            saved_at: draft.saved_at,
            changed: draft.changed,
            typed: BTreeMap::new(),
            removed: None,
            rebased: None,
        }
    }

    /// Whether something is not at the server yet.
    pub(super) fn is_unsaved(&self) -> bool {
        self.curriculum != self.saved || !self.typed.is_empty()
    }

    /// Rules in which something typed is no number.
    pub(super) fn unreadable(&self) -> Vec<&Rule> {
        let rules = self.curriculum.rules.iter();
        rules.filter(|rule| self.typed.keys().any(|(id, _)| *id == rule.id)).collect()
    }

    /// A rule.
    pub(super) fn rule(&self, id: &str) -> Option<&Rule> {
        self.curriculum.rules.iter().find(|rule| rule.id == id)
    }

    /// What the server holds of a rule.
    pub(super) fn saved_rule(&self, id: &str) -> Option<&Rule> {
        self.saved.rules.iter().find(|rule| rule.id == id)
    }

    /// What stands in the field of a number, and whether it is one.
    pub(super) fn shown(&self, rule: &Rule, field: NumberField) -> (String, bool) {
        match self.typed.get(&(rule.id.clone(), field)) {
            Some(typed) => (typed.clone(), false),
            None => (number(rule, field).map_or_else(String::new, |number| number.to_string()), true),
        }
    }

    /// An id that no rule of this or an earlier draft has: the revision rises with every save.
    pub(super) fn new_id(&self) -> String {
        new_id(self.revision, &[&self.curriculum.rules, &self.saved.rules])
    }

    fn with_rules(&self, rules: Vec<Rule>) -> EditorState {
        EditorState { curriculum: Curriculum { rules }, ..self.clone() }
    }

    fn with_rule(&self, id: &str, change: impl Fn(&Rule) -> Rule) -> EditorState {
        let rules = self.curriculum.rules.iter();
        self.with_rules(rules.map(|rule| if rule.id == id { change(rule) } else { rule.clone() }).collect())
    }

    fn forget(mut self, id: &str) -> EditorState {
        self.typed.retain(|(rule, _), _| rule != id);
        self
    }

    fn duplicated(&self, id: &str, new: String) -> EditorState {
        let mut rules = self.curriculum.rules.clone();
        if let Some(at) = rules.iter().position(|rule| rule.id == id)
            && let Some(rule) = rules.get(at).cloned()
        {
            rules.insert(at.saturating_add(1), Rule { id: new, ..rule });
        }
        self.with_rules(rules)
    }

    fn moved(&self, id: &str, step: Step) -> EditorState {
        let mut rules = self.curriculum.rules.clone();
        let Some(at) = rules.iter().position(|rule| rule.id == id) else {
            return self.clone();
        };
        let of_family = |other: &Rule| rules.get(at).is_some_and(|rule| family(rule) == family(other));
        let mut places = rules.iter().enumerate().filter(|(_, rule)| of_family(rule)).map(|(place, _)| place);
        let neighbour = match step {
            Step::Up => places.rfind(|place| *place < at),
            Step::Down => places.find(|place| *place > at),
        };
        if let Some(other) = neighbour {
            rules.swap(at, other);
        }
        self.with_rules(rules)
    }

    fn without(&self, id: &str) -> EditorState {
        let mut rules = self.curriculum.rules.clone();
        let Some(at) = rules.iter().position(|rule| rule.id == id) else {
            return self.clone();
        };
        let removed = Some((at, rules.remove(at)));
        EditorState { removed, ..self.with_rules(rules).forget(id) }
    }

    fn restored(&self) -> EditorState {
        let mut rules = self.curriculum.rules.clone();
        if let Some((at, rule)) = &self.removed {
            rules.insert((*at).min(rules.len()), rule.clone());
        }
        EditorState { removed: None, ..self.with_rules(rules) }
    }

    fn typed(&self, id: &str, field: NumberField, text: String) -> EditorState {
        let changed = self.rule(id).and_then(|rule| with_number(rule, field, &text));
        let mut state = match &changed {
            Some(changed) => self.with_rule(id, |_| changed.clone()),
            None => self.clone(),
        };
        let key = (id.to_owned(), field);
        if changed.is_some() {
            state.typed.remove(&key);
        } else {
            state.typed.insert(key, text);
        }
        state
    }

    fn reverted(&self, id: &str) -> EditorState {
        match self.saved_rule(id).cloned() {
            Some(saved) => self.with_rule(id, |_| saved.clone()).forget(id),
            None => self.clone(),
        }
    }

    /// What the server holds now; `curriculum` stays.
    fn at(&self, draft: &DraftView) -> EditorState {
        let (curriculum, typed) = (self.curriculum.clone(), self.typed.clone());
        EditorState { curriculum, typed, removed: self.removed.clone(), ..EditorState::new(draft) }
    }

    fn rebased(&self, draft: &DraftView) -> EditorState {
        let (base, mine, theirs) = (&self.saved.rules, &self.curriculum.rules, &draft.curriculum.rules);
        let merged = merged(base, mine, theirs, |rules| new_id(draft.revision, &[rules, mine, theirs]));
        let rebased = Some(Rebased { by: draft.saved_by.clone(), both: merged.both });
        EditorState { rebased, curriculum: Curriculum { rules: merged.rules }, ..self.at(draft) }
    }
}

impl Reducible for EditorState {
    type Action = EditorAction;

    fn reduce(self: Rc<Self>, action: EditorAction) -> Rc<Self> {
        Rc::new(match action {
            EditorAction::Loaded(_) if self.is_unsaved() => return self,
            EditorAction::Loaded(draft) | EditorAction::Replaced(draft) => EditorState::new(&draft),
            EditorAction::Add(id) => {
                let mut rules = self.curriculum.rules.clone();
                rules.push(blank(id));
                self.with_rules(rules)
            }
            EditorAction::Duplicate(id, new) => self.duplicated(&id, new),
            EditorAction::Move(id, step) => self.moved(&id, step),
            EditorAction::Remove(id) => self.without(&id),
            EditorAction::Restore => self.restored(),
            EditorAction::Edit(id, edit) => {
                let changed = self.with_rule(&id, |rule| edited(rule, edit.clone()));
                // A due date or validity of another kind has other numbers.
                if matches!(edit, RuleEdit::Due(_) | RuleEdit::Validity(_) | RuleEdit::Several(_)) {
                    changed.forget(&id)
                } else {
                    changed
                }
            }
            EditorAction::Number(id, field, text) => self.typed(&id, field, text),
            EditorAction::Revert(id) => self.reverted(&id),
            EditorAction::Saved(sent, draft) => {
                let curriculum =
                    if self.curriculum == sent { draft.curriculum.clone() } else { self.curriculum.clone() };
                EditorState { curriculum, ..self.at(&draft) }
            }
            EditorAction::Rebased(draft) => self.rebased(&draft),
        })
    }
}

/// The family of a rule: what stands before the dash of its first course; empty without a course.
pub(super) fn family(rule: &Rule) -> &str {
    let course = rule.courses().next().unwrap_or_default();
    course.split_once('-').map_or(course, |(family, _)| family)
}

fn blank(id: String) -> Rule {
    let rule = Rule::yearly(&id, "", "", Audience::Everyone);
    Rule { content: Content::Course { course: String::new() }, ..rule }
}

fn new_id(revision: i32, used: &[&[Rule]]) -> String {
    let is_used = |id: &str| used.iter().any(|rules| rules.iter().any(|rule| rule.id == id));
    let ids = (1_u32..).map(|number| format!("rule-{revision}-{number}"));
    ids.into_iter().find(|id| !is_used(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
