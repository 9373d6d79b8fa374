//! Adding and changing a gate.

use contract::gates::{GateView, RequiredCourse, SaveGate};
use learning::role::Attribute;
use learning::validity::Validity;
use yew::prelude::*;

use crate::api::{self, ApiError};
use crate::components::{
    Button, ButtonKind, Choice, ErrorAlert, ResultHeading, SelectField, TextArea, TextField,
};
use crate::hooks::use_action;
use crate::text;
use crate::text::gates as words;

/// What is typed.
#[derive(Debug, Clone, PartialEq, Default)]
struct Typed {
    code: String,
    tool: String,
    attribute: String,
    courses: String,
    /// Empty while in force.
    out_of_force: String,
}

impl Typed {
    fn of(gate: Option<&GateView>) -> Typed {
        gate.map_or_else(Typed::default, |gate| Typed {
            code: gate.code.clone(),
            tool: gate.tool.clone(),
            attribute: gate.attribute.as_str().to_owned(),
            courses: gate.courses.iter().map(|course| line(&course.code, course.own_validity)).collect(),
            out_of_force: if gate.in_force { String::new() } else { "no".to_owned() },
        })
    }

    /// None when the attribute or a line of the courses cannot be read.
    fn message(&self) -> Option<SaveGate> {
        let lines = self.courses.lines().map(str::trim).filter(|line| !line.is_empty());
        Some(SaveGate {
            tool: self.tool.clone(),
            attribute: Attribute::parse(&self.attribute).ok()?,
            courses: lines.map(course).collect::<Option<Vec<_>>>()?,
            in_force: self.out_of_force.is_empty(),
        })
    }
}

/// One line of the field; a validity of another kind than months cannot be typed and is kept as the course's own.
fn line(code: &str, validity: Option<Validity>) -> String {
    match validity {
        Some(Validity::Months { months }) => [code, " ", &months.to_string(), "\n"].concat(),
        _ => [code, "\n"].concat(),
    }
}

fn course(line: &str) -> Option<RequiredCourse> {
    let mut parts = line.split_whitespace();
    let code = parts.next()?.to_ascii_uppercase();
    let validity = match parts.next() {
        None => None,
        Some(months) => Some(Validity::Months { months: months.parse().ok().filter(|months| *months > 0)? }),
    };
    parts.next().is_none().then_some(RequiredCourse { code, validity })
}

#[derive(Properties, PartialEq)]
pub(super) struct GateFormProps {
    /// The gate to change; none for a new one.
    pub gate: Option<GateView>,
    pub onsaved: Callback<()>,
    pub oncancel: Callback<()>,
}

/// Tool, people, courses.
#[component]
pub(super) fn GateForm(props: &GateFormProps) -> Html {
    let typed = use_state(|| Typed::of(props.gate.as_ref()));
    let asked = use_state(|| false);
    let action = {
        let onsaved = props.onsaved.clone();
        use_action(
            |(code, message): (String, SaveGate)| async move { api::gates::save(&code, message).await },
            move |()| onsaved.emit(()),
        )
    };
    let onsubmit = {
        let (typed, asked, run) = (typed.clone(), asked.setter(), action.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            if let Some(message) = typed.message().filter(|_| !typed.code.trim().is_empty()) {
                run.emit((typed.code.trim().to_owned(), message));
            }
        })
    };
    let edit = |change: fn(&mut Typed, String)| {
        let typed = typed.clone();
        Callback::from(move |value| {
            let mut changed = (*typed).clone();
            change(&mut changed, value);
            typed.set(changed);
        })
    };
    let error = action.error.as_ref();
    let said = |bad: bool, sentence: &'static str, field: &str| {
        let refused = || error.and_then(|error| error.field(field)).map(text::field_error);
        (if *asked && bad { Some(sentence) } else { refused() }).map(AttrValue::Static)
    };
    let unreadable = !typed
        .courses
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .all(|line| course(line).is_some());
    let attributes: Vec<Choice> = Attribute::ALL
        .into_iter()
        .map(|attribute| (attribute.as_str().into(), attribute.label().into()))
        .collect();
    let other =
        error.filter(|error| !matches!(error, ApiError::Problem(problem) if !problem.fields.is_empty()));
    let title = if props.gate.is_some() { words::EDIT } else { words::ADD };
    html! {
        <form class="card stack no-print" {onsubmit} autocomplete="off">
            <ResultHeading id="gate-form" {title} />
            if props.gate.is_none() {
                <TextField
                    id="gate-code"
                    label={words::CODE}
                    hint={words::CODE_HINT}
                    value={typed.code.clone()}
                    oninput={edit(|typed, value| typed.code = value)}
                    error={said(typed.code.trim().is_empty(), text::field_error("required"), "code")}
                />
            }
            <TextField
                id="gate-tool"
                label={words::NAME}
                value={typed.tool.clone()}
                oninput={edit(|typed, value| typed.tool = value)}
                error={said(false, "", "tool")}
            />
            <SelectField
                id="gate-attribute"
                label={words::ATTRIBUTE}
                none={words::CHOOSE}
                choices={attributes}
                value={typed.attribute.clone()}
                onchange={edit(|typed, value| typed.attribute = value)}
                error={said(typed.attribute.is_empty(), words::CHOOSE, "attribute")}
            />
            <TextArea
                id="gate-courses"
                label={words::COURSE_CODES}
                hint={words::COURSE_CODES_HINT}
                value={typed.courses.clone()}
                oninput={edit(|typed, value| typed.courses = value)}
                error={said(unreadable, words::COURSE_LINE, "courses")}
            />
            <SelectField
                id="gate-force"
                label={words::FORCE}
                none={words::FORCE_ON}
                choices={vec![("no".into(), words::FORCE_OFF.into())]}
                value={typed.out_of_force.clone()}
                onchange={edit(|typed, value| typed.out_of_force = value)}
            />
            <ErrorAlert error={other.cloned()} />
            <p class="row">
                <Button
                    label={if action.pending { words::SAVING } else { words::SAVE }}
                    kind={ButtonKind::Primary}
                    submit=true
                    disabled={action.pending}
                />
                <Button label={words::CANCEL} onclick={props.oncancel.clone()} />
            </p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use learning::validity::Validity;

    use super::{course, line};

    #[test]
    fn a_line_is_a_course_with_or_without_months() {
        let read = |text: &str| course(text).map(|course| (course.code, course.validity));
        assert_eq!(read("SEC-06"), Some(("SEC-06".to_owned(), None)));
        let months = Some(Validity::Months { months: 12 });
        assert_eq!(read("sec-07 12"), Some(("SEC-07".to_owned(), months)));
        for bad in ["SEC-07 0", "SEC-07 x", "SEC-07 12 1", ""] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(read(&line("SEC-07", months)), Some(("SEC-07".to_owned(), months)));
    }
}
