//! Fields of a rule: what is taken, by when, how often, in which years.

use std::collections::BTreeSet;

use contract::requirements::{Choices, CourseChoice};
use learning::curriculum::{Content, DueRule, Mode, Rule};
use learning::fiscal_year::FiscalYear;
use learning::question::Choice as Line;
use learning::validity::Validity;
use yew::prelude::*;

use super::day_field::DayField;
use super::editor_state::{EditorAction, EditorState};
use super::rule_edit::{self, DayField as Day, DueKind, NumberField, RuleEdit, ValidityKind};
use crate::components::{CheckList, Choice, Options, SelectField, TextField};
use crate::text::{reporting, requirements as words};

/// Fiscal years before and after this one that can be chosen.
const YEARS_AROUND: std::ops::RangeInclusive<i32> = -5..=10;

/// What every group of fields knows.
pub(super) struct Fields<'a> {
    /// The rule.
    pub(super) rule: &'a Rule,
    /// The draft it belongs to.
    pub(super) state: &'a EditorState,
    /// Changes the draft.
    pub(super) tell: &'a Callback<EditorAction>,
}

impl Fields<'_> {
    /// A callback that changes the rule.
    pub(super) fn edit<I: 'static>(&self, make: impl Fn(I) -> RuleEdit + 'static) -> Callback<I> {
        let id = self.rule.id.clone();
        self.tell.reform(move |input: I| EditorAction::Edit(id.clone(), make(input)))
    }

    /// The same where an input may mean nothing.
    fn edit_some<I: 'static>(&self, make: impl Fn(I) -> Option<RuleEdit> + 'static) -> Callback<I> {
        let (id, tell) = (self.rule.id.clone(), self.tell.clone());
        Callback::from(move |input: I| {
            if let Some(edit) = make(input) {
                tell.emit(EditorAction::Edit(id.clone(), edit));
            }
        })
    }

    /// A field for a number.
    fn number(&self, field: NumberField, id: &'static str, label: &'static str, hint: &'static str) -> Html {
        let (value, readable) = self.state.shown(self.rule, field);
        let rule = self.rule.id.clone();
        let oninput = self.tell.reform(move |typed| EditorAction::Number(rule.clone(), field, typed));
        html! {
            <TextField
                {id}
                {label}
                {hint}
                {value}
                {oninput}
                class={classes!("input--short")}
                error={(!readable).then_some(AttrValue::Static(words::NOT_A_NUMBER))}
            />
        }
    }

    /// What is to be taken.
    pub(super) fn content(&self, choices: &Choices) -> Html {
        let several = matches!(self.rule.content, Content::Choice { .. });
        let kinds = [("one", words::ONE_COURSE), ("several", words::SEVERAL_COURSES)];
        html! {
            <section class="section stack">
                <h2>{ words::CONTENT }</h2>
                <Options
                    name="rule-content"
                    legend={words::CONTENT_LEGEND}
                    choices={lines(&kinds)}
                    picked={BTreeSet::from([if several { "several" } else { "one" }.to_owned()])}
                    onpick={self.edit(|kind: String| RuleEdit::Several(kind == "several"))}
                />
                if several {
                    <CheckList
                        legend={words::COURSES}
                        hint={words::COURSES_HINT}
                        choices={courses(choices, self.rule)}
                        chosen={self.rule.courses().map(str::to_owned).collect::<BTreeSet<_>>()}
                        onchange={self.edit(RuleEdit::Courses)}
                    />
                    { self.number(NumberField::Needed, "rule-needed", words::NEEDED, words::NEEDED_HINT) }
                } else {
                    <SelectField
                        id="rule-course"
                        label={words::COURSE}
                        none={words::CHOOSE}
                        choices={courses(choices, self.rule)}
                        value={self.rule.courses().next().unwrap_or_default().to_owned()}
                        onchange={self.course(choices)}
                    />
                }
                { self.mode() }
            </section>
        }
    }

    fn course(&self, choices: &Choices) -> Callback<String> {
        let known: Vec<CourseChoice> = choices.courses.clone();
        self.edit(move |code: String| {
            let course = known.iter().find(|course| course.code == code);
            let title = course.map_or_else(String::new, |course| course.title.clone());
            let validity = course.map_or(Validity::EachFiscalYear, |course| course.validity);
            RuleEdit::Course { code, title, validity }
        })
    }

    fn mode(&self) -> Html {
        let modes = [("required", words::mode(Mode::Required)), ("elective", words::mode(Mode::Elective))];
        let picked = if self.rule.mode == Mode::Required { "required" } else { "elective" };
        html! {
            <>
                <Options
                    name="rule-mode"
                    legend={words::MODE}
                    choices={lines(&modes)}
                    picked={BTreeSet::from([picked.to_owned()])}
                    onpick={self.edit(|mode: String| {
                        RuleEdit::Mode(if mode == "elective" { Mode::Elective } else { Mode::Required })
                    })}
                />
                <p class="field__hint">{ words::MODE_HINT }</p>
            </>
        }
    }

    /// By when, and how often.
    pub(super) fn due(&self) -> Html {
        let rule = self.rule;
        html! {
            <section class="section stack">
                <h2>{ words::DUE }</h2>
                { self.kind("rule-due", words::DUE, words::DUE_HINT, &words::DUE_KINDS, place(&DueKind::ALL, DueKind::of(rule.due)), |at| {
                    DueKind::ALL.get(at).copied().map(RuleEdit::Due)
                }) }
                if let DueRule::FixedDay { day } = rule.due {
                    <DayField
                        id="rule-due-day"
                        legend={words::DUE_DAY}
                        day={Some(day)}
                        onchange={self.edit(|day| RuleEdit::Day(Day::Due, day))}
                    />
                }
                if rule.due.days().is_some() {
                    { self.number(NumberField::DueDays, "rule-due-days", words::DUE_DAYS, words::DUE_DAYS_HINT) }
                }
                { self.kind("rule-validity", words::VALIDITY, words::VALIDITY_HINT, &words::VALIDITY_KINDS, place(&ValidityKind::ALL, ValidityKind::of(rule.validity)), |at| {
                    ValidityKind::ALL.get(at).copied().map(RuleEdit::Validity)
                }) }
                { self.valid_for() }
            </section>
        }
    }

    fn valid_for(&self) -> Html {
        let (label, hint) = match self.rule.validity {
            Validity::FiscalYears { .. } => (words::VALID_YEARS, words::VALID_YEARS_HINT),
            Validity::Months { .. } => (words::VALID_MONTHS, words::VALID_MONTHS_HINT),
            Validity::None | Validity::EachFiscalYear => return Html::default(),
        };
        self.number(NumberField::ValidFor, "rule-valid-for", label, hint)
    }

    /// A list of kinds; the value of an entry is its place.
    fn kind(
        &self,
        id: &'static str,
        label: &'static str,
        hint: &'static str,
        kinds: &[&'static str],
        chosen: usize,
        make: impl Fn(usize) -> Option<RuleEdit> + 'static,
    ) -> Html {
        let choices: Vec<Choice> = kinds
            .iter()
            .enumerate()
            .map(|(at, kind)| (at.to_string().into(), AttrValue::Static(kind)))
            .collect();
        let onchange = self.edit_some(move |value: String| value.parse().ok().and_then(&make));
        html! { <SelectField {id} {label} {hint} {choices} value={chosen.to_string()} {onchange} /> }
    }

    /// In which fiscal years.
    pub(super) fn years(&self, this_year: FiscalYear) -> Html {
        let value = |year: Option<FiscalYear>| year.map_or_else(String::new, |year| year.0.to_string());
        let year = |text: String| text.parse().ok().map(FiscalYear);
        let rule = self.rule;
        html! {
            <section class="section stack">
                <h2>{ words::YEARS }</h2>
                <SelectField
                    id="rule-from"
                    label={words::FROM}
                    none={words::FROM_NONE}
                    choices={years(this_year, rule.from)}
                    value={value(rule.from)}
                    onchange={self.edit(move |text| RuleEdit::From(year(text)))}
                />
                <SelectField
                    id="rule-until"
                    label={words::UNTIL}
                    none={words::UNTIL_NONE}
                    choices={years(this_year, rule.until)}
                    value={value(rule.until)}
                    onchange={self.edit(move |text| RuleEdit::Until(year(text)))}
                />
                { self.number(NumberField::Every, "rule-every", words::EVERY, words::EVERY_HINT) }
            </section>
        }
    }

    /// What is seldom changed.
    pub(super) fn details(&self) -> Html {
        html! {
            <details class="section fold">
                <summary>{ words::DETAILS }</summary>
                <div>
                    <DayField
                        id="rule-opens"
                        legend={words::OPENS}
                        hint={words::OPENS_HINT}
                        day={self.rule.opens}
                        optional=true
                        onchange={self.edit(|day| RuleEdit::Day(Day::Opens, day))}
                    />
                    { self.number(NumberField::Grace, "rule-grace", words::GRACE, words::GRACE_HINT) }
                    <DayField
                        id="rule-early"
                        legend={words::EARLY}
                        hint={words::EARLY_HINT}
                        day={rule_edit::day(self.rule, Day::EarlyFrom)}
                        optional=true
                        onchange={self.edit(|day| RuleEdit::Day(Day::EarlyFrom, day))}
                    />
                    { self.number(NumberField::Settle, "rule-settle", words::SETTLE, words::SETTLE_HINT) }
                </div>
            </details>
        }
    }
}

fn lines(kinds: &[(&str, &str)]) -> Vec<Line> {
    kinds.iter().map(|(id, text)| Line { id: (*id).to_owned(), text: (*text).to_owned() }).collect()
}

fn place<T: PartialEq>(all: &[T], one: T) -> usize {
    all.iter().position(|kind| *kind == one).unwrap_or_default()
}

/// Published courses, and those of the rule that do not exist yet, so that a row that waits keeps its course.
fn courses(choices: &Choices, rule: &Rule) -> Vec<Choice> {
    let known = choices.courses.iter();
    let known = known.map(|course| (course.code.clone(), reporting::course(&course.code, &course.title)));
    let mut all: Vec<(String, String)> = known.collect();
    for code in rule.courses().filter(|code| !code.is_empty()) {
        if !all.iter().any(|(known, _)| known == code) {
            all.push((code.to_owned(), reporting::course(code, words::WAITING_TAG)));
        }
    }
    all.into_iter().map(|(code, label)| (code.into(), label.into())).collect()
}

fn years(this_year: FiscalYear, chosen: Option<FiscalYear>) -> Vec<Choice> {
    let around = YEARS_AROUND.map(|offset| FiscalYear(this_year.0.saturating_add(offset)));
    let mut years: BTreeSet<FiscalYear> = around.collect();
    years.extend(chosen);
    years.into_iter().map(|year| (year.0.to_string().into(), year.label().into())).collect()
}

#[cfg(test)]
mod tests {
    use learning::curriculum::{Audience, Rule};
    use learning::fiscal_year::FiscalYear;

    use super::{courses, place, years};
    use crate::pages::requirements::rule_edit::DueKind;
    use crate::text::requirements::{DUE_KINDS, VALIDITY_KINDS};

    #[test]
    fn a_row_that_waits_keeps_its_course_in_the_list() {
        let choices = contract::requirements::Choices {
            courses: vec![],
            grades: vec![],
            job_kinds: vec![],
            units: vec![],
            operations: vec![],
            attributes: vec![],
        };
        let rule = Rule::yearly("r", "R", "SEC-06", Audience::Everyone);
        assert_eq!(courses(&choices, &rule).len(), 1);
    }

    #[test]
    fn a_year_of_long_ago_stays_in_the_list() {
        let long_ago = FiscalYear(1999);
        assert!(years(FiscalYear(2026), Some(long_ago)).iter().any(|(value, _)| value.as_str() == "1999"));
        assert!(!years(FiscalYear(2026), None).iter().any(|(value, _)| value.as_str() == "1999"));
    }

    #[test]
    fn every_kind_has_its_words() {
        assert_eq!(DUE_KINDS.len(), DueKind::ALL.len());
        assert_eq!(VALIDITY_KINDS.len(), super::ValidityKind::ALL.len());
        assert_eq!(place(&DueKind::ALL, DueKind::BeforeWork), 6);
    }
}
