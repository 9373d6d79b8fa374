//! Surveys, their answers, and what came of them.

diesel::table! {
    use crate::database::dialect::column_types::*;

    surveys (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        state -> Text,
        revision -> Integer,
        document -> Text,
        kept_divisions -> Text,
        created_by -> Text,
        created_at -> UtcTimestamp,
        opened_by -> Nullable<Text>,
        opened_at -> Nullable<UtcTimestamp>,
        closed_by -> Nullable<Text>,
        closed_at -> Nullable<UtcTimestamp>,
        asked -> Integer,
        answered -> Integer,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    survey_participations (tenant_id, survey_id, person_id) {
        tenant_id -> Text,
        survey_id -> Text,
        person_id -> Text,
        division -> Text,
        answered -> Bool,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    survey_named_answers (tenant_id, survey_id, person_id) {
        tenant_id -> Text,
        survey_id -> Text,
        person_id -> Text,
        department_id -> Text,
        division -> Text,
        document -> Text,
        answered_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    survey_anonymous_answers (tenant_id, survey_id, id) {
        tenant_id -> Text,
        survey_id -> Text,
        id -> Text,
        division -> Text,
        document -> Text,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    survey_candidates (tenant_id, id) {
        tenant_id -> Text,
        id -> Text,
        survey_id -> Text,
        work -> Text,
        times -> Integer,
        minutes -> Integer,
        frequency -> Text,
        systems -> Text,
        trouble -> Text,
        saved_percent -> Integer,
        person_id -> Nullable<Text>,
        department_id -> Nullable<Text>,
        division -> Text,
        found_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    survey_candidate_steps (tenant_id, candidate_id, sequence) {
        tenant_id -> Text,
        candidate_id -> Text,
        sequence -> Integer,
        state -> Text,
        note -> Text,
        noted_by -> Text,
        noted_by_name -> Text,
        noted_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    idea_shares (tenant_id, candidate_id) {
        tenant_id -> Text,
        candidate_id -> Text,
        title -> Text,
        description -> Text,
        shared_by -> Text,
        shared_by_name -> Text,
        shared_at -> UtcTimestamp,
    }
}

diesel::table! {
    use crate::database::dialect::column_types::*;

    idea_interests (tenant_id, candidate_id, person_id, department_id) {
        tenant_id -> Text,
        candidate_id -> Text,
        person_id -> Text,
        department_id -> Text,
        noted_at -> UtcTimestamp,
    }
}
