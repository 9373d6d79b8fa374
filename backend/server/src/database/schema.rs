//! Tables as diesel sees them, written by hand, one file per feature. `tests/database` compares every column of
//! every table with the catalogue of both databases.

mod access;
mod document;
mod duty;
mod elective;
mod event;
mod evidence;
mod figure;
mod gate;
mod organization;
mod personnel;
mod placement;
mod plan;
mod record;
mod reminder;
mod study;
mod survey;
mod understanding;

pub use access::*;
pub use document::*;
pub use duty::*;
pub use elective::*;
pub use event::*;
pub use evidence::*;
pub use figure::*;
pub use gate::*;
pub use organization::*;
pub use personnel::*;
pub use placement::*;
pub use plan::*;
pub use record::*;
pub use reminder::*;
pub use study::*;
pub use survey::*;
pub use understanding::*;

diesel::allow_tables_to_appear_in_same_query!(
    tenants,
    departments,
    title_grades,
    grades,
    persons,
    staff_imports,
    personnel_events,
    staff,
    accounts,
    role_grants,
    sessions,
    sign_in_failures,
    one_time_links,
    course_versions,
    requirements,
    assignment_orders,
    assignments,
    assignment_causes,
    enrollments,
    bookmarks,
    lesson_completions,
    attempts,
    responses,
    attempt_results,
    completions,
    audit_entries,
    exercise_runs,
    exercise_decisions,
    exercise_results,
    insert_texts,
    acknowledgements,
    department_names,
    department_successors,
    operations,
    department_operations,
    personnel_event_voids,
    staff_units,
    staff_import_undos,
    staff_import_decisions,
    staff_file_columns,
    curriculum_drafts,
    curriculum_versions,
    assignment_changes,
    choices,
    course_selections,
    waivers,
    extensions,
    credits,
    revocations,
    day_turns,
    rosters,
    roster_undos,
    gates,
    gate_tokens,
    gate_token_failures,
    events,
    event_sessions,
    event_enrolments,
    event_attendance,
    event_codes,
    event_code_failures,
    elective_settings,
    elective_applications,
    elective_decisions,
    unit_confirmations,
    reminder_settings,
    reminder_log,
    reminder_scans,
    reminder_mails,
    reminder_mail_causes,
    placements,
    placement_responses,
    placement_results,
    placement_objectives,
    lesson_exemptions,
    document_covers,
    counted_duties,
    counted_people,
    duty_cells,
    duty_cell_changes,
    headcounts,
    headcount_changes,
    year_freezes,
    year_corrections,
    plan_drafts,
    plan_versions,
    plan_steps,
    plan_evaluations,
    plan_event_links,
    understanding_contributions,
    retention_checks,
    retention_responses,
    retention_results,
    seals,
    sealed_facts,
    certificates,
    certificate_signers,
    certificate_check_failures,
    surveys,
    survey_participations,
    survey_named_answers,
    survey_anonymous_answers,
    survey_candidates,
    survey_candidate_steps,
    idea_shares,
    idea_interests,
);

diesel::allow_columns_to_appear_in_same_group_by_clause!(staff::status, assignments::standing,);

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    staff::department_id,
    placement_results::share_percent,
    placement_objectives::objective_id,
    placement_objectives::share_percent,
);

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    survey_participations::survey_id,
    survey_participations::answered,
);
