//! 選択必修: some of several courses, chosen by the learner.

use contract::requirements::{ChoiceCourse, ChoiceRow, CourseChosen};
use yew::prelude::*;

use crate::components::{Button, ErrorAlert, Link};
use crate::hooks::{Action, use_action};
use crate::route::Route;
use crate::text;
use crate::text::assignments as words;
use crate::text::dates;
use crate::{api, browser};

/// Id of the heading above the open courses, where a chosen course appears.
pub(super) const OPEN_HEADING: &str = "open-courses";

#[derive(Properties, PartialEq)]
pub(super) struct ChoiceCardProps {
    pub choice: ChoiceRow,
    /// A course was chosen, so that the lists of the page have changed.
    pub onchosen: Callback<()>,
}

/// How many are needed, why, and a button per course.
#[component]
pub(super) fn ChoiceCard(props: &ChoiceCardProps) -> Html {
    let choice = &props.choice;
    let heading = ["choice-", &choice.id].concat();
    let choose = {
        let (id, onchosen) = (choice.id.clone(), props.onchosen.clone());
        // The button that was pressed is gone, and with the last one that was needed the whole card.
        let last =
            u32::try_from(chosen(choice)).is_ok_and(|chosen| chosen.saturating_add(1) >= choice.needed);
        let focus = if last { OPEN_HEADING.to_owned() } else { heading.clone() };
        use_action(
            move |course: ChoiceCourse| {
                let id = id.clone();
                async move {
                    let chosen = api::assignments::choose(&id, course.code).await?;
                    Ok((chosen, course.title))
                }
            },
            move |(_, title): (CourseChosen, String)| {
                browser::announce(&words::chosen(&title));
                browser::focus(&focus);
                onchosen.emit(());
            },
        )
    };
    let chosen = chosen(choice);
    let lead = words::choice_lead(choice.courses.len(), choice.needed, chosen, &dates::date(choice.due_on));
    let enough = u32::try_from(chosen).is_ok_and(|chosen| chosen >= choice.needed);
    html! {
        <article class="card stack" aria-labelledby={heading.clone()}>
            <h3 id={heading} tabindex="-1">{ &choice.label }</h3>
            <p>{ lead }</p>
            <p class="quiet">{ words::cause(&choice.cause) }</p>
            <ul class="lesson-list">{ for choice.courses.iter().map(|course| line(course, enough, &choose)) }</ul>
            <ErrorAlert error={choose.error.clone()} />
        </article>
    }
}

fn line(course: &ChoiceCourse, enough: bool, choose: &Action<ChoiceCourse>) -> Html {
    let label = if choose.pending { text::SEND_PENDING } else { words::CHOOSE };
    let (run, wanted) = (choose.run.clone(), course.clone());
    html! {
        <li key={course.code.clone()}>
            <span class="lesson-list__title">
                if let Some(assignment) = &course.assignment_id {
                    <Link to={Route::Course { assignment: assignment.clone() }}>{ &course.title }</Link>
                } else {
                    { &course.title }
                }
            </span>
            <span class="quiet">{ dates::minutes(course.minutes) }</span>
            if course.assignment_id.is_some() {
                <span class="tag tag--success">{ words::CHOSEN }</span>
            } else if !enough {
                <Button
                    {label}
                    name={AttrValue::from([words::CHOOSE, " ", &course.title].concat())}
                    disabled={choose.pending}
                    onclick={move |()| run.emit(wanted.clone())}
                />
            }
        </li>
    }
}

/// How many are chosen.
fn chosen(choice: &ChoiceRow) -> usize {
    choice.courses.iter().filter(|course| course.assignment_id.is_some()).count()
}
