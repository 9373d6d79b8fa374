//! One assignment: what, until when, how far, why not complete, and one button.

use contract::assignments::AssignmentCard;
use learning::deadline::AssignmentState;
use learning::mark::Mark;
use yew::prelude::*;

use super::next_step_button::NextStepButton;
use crate::components::Link;
use crate::route::Route;
use crate::text::assignments as words;
use crate::text::dates;

#[derive(Properties, PartialEq)]
pub struct DutyCardProps {
    pub card: AssignmentCard,
}

/// A card of the learner's first page.
#[component]
pub fn DutyCard(props: &DutyCardProps) -> Html {
    let card = &props.card;
    let to = Route::Course { assignment: card.id.clone() };
    html! {
        <article class="card duty">
            <div class="stack">
                <h3><Link {to}>{ &card.title }</Link></h3>
                { facts(card) }
                <p>{ sentence(card) }</p>
            </div>
            if may_go_on(card) {
                <div class="duty__action">
                    <NextStepButton
                        assignment={card.id.clone()}
                        step={card.next_step.clone()}
                        title={card.title.clone()}
                    />
                </div>
            }
        </article>
    }
}

/// State, due date and minutes left, in words.
pub(super) fn facts(card: &AssignmentCard) -> Html {
    let open = card.state.is_open();
    html! {
        <p class="duty__facts">
            <span class={classes!("tag", state_class(card.state))}>{ words::state(card.state) }</span>
            if card.gate && open {
                <span class="tag tag--warning">{ words::GATE }</span>
            }
            <span>
                { words::DUE }{ " " }<strong>{ dates::date(card.due_on) }</strong>
                if open {
                    { words::in_brackets(&dates::days_left(card.days_left)) }
                }
            </span>
            if open {
                <span>{ words::MINUTES_LEFT }{ " " }<strong>{ dates::minutes(card.minutes_left) }</strong></span>
            }
        </p>
    }
}

/// Why it is not complete, or when it was completed, or why it is not to be taken now.
pub(super) fn sentence(card: &AssignmentCard) -> String {
    if card.state == AssignmentState::Planned {
        return words::opens_on(&dates::date(card.opens_on));
    }
    match (words::aside(card.state), card.completed_on, &card.why) {
        (Some(aside), _, _) => aside.to_owned(),
        (None, _, Some(why)) => words::why(why),
        (None, Some(day), None) => words::completed_on(&dates::date(day)),
        (None, None, None) => String::new(),
    }
}

/// Whether there is a next step: not before the course opens, and of what is not to be taken now only what
/// was begun before it was no longer required.
pub(super) fn may_go_on(card: &AssignmentCard) -> bool {
    match card.state {
        AssignmentState::NotStarted
        | AssignmentState::InProgress
        | AssignmentState::Overdue
        | AssignmentState::Completed
        | AssignmentState::CompletedInGrace
        | AssignmentState::CompletedLate => true,
        AssignmentState::NotRequired => card.progress > Mark::ZERO,
        AssignmentState::Planned
        | AssignmentState::Suspended
        | AssignmentState::Exempt
        | AssignmentState::Credited => false,
    }
}

/// How a state is coloured; its word stands beside.
pub fn state_class(state: AssignmentState) -> &'static str {
    match state {
        AssignmentState::Planned
        | AssignmentState::NotStarted
        | AssignmentState::Suspended
        | AssignmentState::Exempt
        | AssignmentState::Credited
        | AssignmentState::NotRequired => "",
        AssignmentState::InProgress => "tag--warning",
        AssignmentState::Completed | AssignmentState::CompletedInGrace | AssignmentState::CompletedLate => {
            "tag--success"
        }
        AssignmentState::Overdue => "tag--error",
    }
}

#[cfg(test)]
mod tests;
