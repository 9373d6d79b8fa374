//! Every table of facts, in the order in which they are sealed and verified. A test compares the list with the
//! migrations: a table that is marked `-- Fact.` and missing here fails it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::audit::store::facts::{self, Kind, Row, Walk};
use crate::database::dialect::Connection;
use crate::error::Error;

/// The type of a column of a row that is read.
macro_rules! cell {
    ($column:ident) => {
        $crate::audit::store::facts::Cell
    };
}

/// One table of facts. `of` lists every column; `by` the key beside the organisation, the type of the first column
/// with it. `at` is the column that says when a row became a fact. A row without one may take that of a parent that
/// is written together with it (`with`), or none (`timeless`: the table is so small that it is read whole).
macro_rules! kind {
    ($label:literal, timeless $table:ident, by [$first:ident: $type:ty $(, $rest:ident)*], of [$($column:ident),*]) => {{
        fn read(c: &mut Connection, tenant_id: &str, walk: Walk<'_>, limit: i64) -> Result<Vec<Row>, Error> {
            use crate::database::schema::$table as t;
            let mut query = t::table
                .filter(t::tenant_id.eq(tenant_id))
                .order(t::$first.asc())
                .limit(limit)
                .select((t::$first, ($(t::$column,)*)))
                .into_boxed();
            match walk {
                Walk::From(_) => {}
                Walk::After(place) => query = query.filter(t::$first.gt(facts::first::<$type>(place)?)),
                Walk::At(place) => query = query.filter(t::$first.eq(facts::first::<$type>(place)?)),
            }
            let rows: Vec<($type, ($(cell!($column),)*))> = query.load(c)?;
            Ok(rows.into_iter().map(|(key, ($($column,)*))| {
                let columns = [$((stringify!($column), $column.0)),*];
                facts::row(None, key.to_string(), &columns, &[stringify!($first) $(, stringify!($rest))*])
            }).collect())
        }
        kind!(@kind $label, $table, [$($column),*], true, read)
    }};
    ($label:literal, $table:ident with $parent:ident on $own:ident = $id:ident at $at:ident,
        by [$first:ident: $type:ty $(, $rest:ident)*], of [$($column:ident),*]) => {{
        fn read(c: &mut Connection, tenant_id: &str, walk: Walk<'_>, limit: i64) -> Result<Vec<Row>, Error> {
            use crate::database::schema::$parent as p;
            use crate::database::schema::$table as t;
            let source = t::table.inner_join(p::table.on(p::tenant_id.eq(t::tenant_id).and(p::$id.eq(t::$own))));
            let mut query = source
                .filter(t::tenant_id.eq(tenant_id))
                .order((p::$at.asc(), t::$first.asc()))
                .limit(limit)
                .select((p::$at, t::$first, ($(t::$column,)*)))
                .into_boxed();
            kind!(@walk query, walk, p::$at, t::$first, $type);
            let rows: Vec<(DateTime<Utc>, $type, ($(cell!($column),)*))> = query.load(c)?;
            kind!(@rows rows, [$first $(, $rest)*], [$($column),*])
        }
        kind!(@kind $label, $table, [$($column),*], false, read)
    }};
    ($label:literal, $table:ident at $at:ident,
        by [$first:ident: $type:ty $(, $rest:ident)*], of [$($column:ident),*]) => {{
        fn read(c: &mut Connection, tenant_id: &str, walk: Walk<'_>, limit: i64) -> Result<Vec<Row>, Error> {
            use crate::database::schema::$table as t;
            let mut query = t::table
                .filter(t::tenant_id.eq(tenant_id))
                .order((t::$at.asc(), t::$first.asc()))
                .limit(limit)
                .select((t::$at, t::$first, ($(t::$column,)*)))
                .into_boxed();
            kind!(@walk query, walk, t::$at, t::$first, $type);
            let rows: Vec<(DateTime<Utc>, $type, ($(cell!($column),)*))> = query.load(c)?;
            kind!(@rows rows, [$first $(, $rest)*], [$($column),*])
        }
        kind!(@kind $label, $table, [$($column),*], false, read)
    }};
    (@kind $label:literal, $table:ident, [$($column:ident),*], $timeless:literal, $read:ident) => {
        Kind {
            name: stringify!($table),
            label: $label,
            columns: &[$(stringify!($column)),*],
            timeless: $timeless,
            read: $read,
        }
    };
    (@walk $query:ident, $walk:ident, $at:expr, $first:expr, $type:ty) => {
        match $walk {
            Walk::From(None) => {}
            Walk::From(Some(since)) => $query = $query.filter($at.ge(since)),
            Walk::After(place) => {
                let at = place.at.unwrap_or_default();
                $query = $query.filter($at.ge(at));
                $query = $query.filter($at.gt(at).or($first.gt(facts::first::<$type>(place)?)));
            }
            Walk::At(place) => {
                $query = $query.filter($at.eq(place.at.unwrap_or_default()));
                $query = $query.filter($first.eq(facts::first::<$type>(place)?));
            }
        }
    };
    (@rows $rows:ident, [$($key:ident),*], [$($column:ident),*]) => {
        Ok($rows.into_iter().map(|(at, key, ($($column,)*))| {
            let columns = [$((stringify!($column), $column.0)),*];
            facts::row(Some(at), key.to_string(), &columns, &[$(stringify!($key)),*])
        }).collect())
    };
}

/// Every table of facts.
#[rustfmt::skip]
pub const KINDS: &[Kind] = &[
    kind!("職員名簿の取込み", staff_imports at applied_at, by [id: String], of [
        applied_at, applied_by, difference, digest, effective_on, encoding, file_name, id, row_count,
        tenant_id
    ]),
    kind!("辞令", personnel_events at recorded_at, by [id: String], of [
        attributes_added, attributes_removed, concurrent_ids, department_id, effective_on, email, ends_on,
        grade, hired_on, id, import_id, job_kind, kana, kind, name, person_id, posted_on, reason,
        recorded_at, recorded_by, staff_number, status, tenant_id, title
    ]),
    kind!("教材の版", course_versions at published_at, by [id: String], of [
        code, content_hash, id, material, published_at, requirement_facts, tenant_id, title, version
    ]),
    kind!("割当ての指示", assignment_orders at ordered_at, by [id: String], of [
        department_ids, due_on, fiscal_year, grades, id, ordered_at, ordered_by, requirement_id, tenant_id
    ]),
    kind!("割当ての理由", assignment_causes with assignment_orders on order_id = id at ordered_at, by [assignment_id: String, order_id], of [
        assignment_id, order_id, tenant_id
    ]),
    kind!("受講の開始", enrollments at started_at, by [id: String], of [
        assignment_id, course_version_id, id, person_id, started_at, tenant_id, variant
    ]),
    kind!("レッスンの完了", lesson_completions at completed_at, by [enrollment_id: String, lesson_id], of [
        completed_at, enrollment_id, lesson_id, tenant_id
    ]),
    kind!("受験", attempts at started_at, by [id: String], of [
        draw, enrollment_id, expires_at, form, id, number, rules, seed, started_at, tenant_id
    ]),
    kind!("解答", responses at saved_at, by [attempt_id: String, question_id, sequence], of [
        attempt_id, question_id, response, saved_at, sequence, tenant_id
    ]),
    kind!("受験の結果", attempt_results at submitted_at, by [attempt_id: String], of [
        attempt_id, closed_by, marks, mastery, maximum, must_be_right_missed, passed, question_marks,
        submitted_at, tag_marks, tenant_id
    ]),
    kind!("修了", completions at completed_at, by [assignment_id: String], of [
        assignment_id, cause, completed_at, completed_on, course_version_id, department_name,
        enrollment_id, grade, person_id, staff_number, tenant_id
    ]),
    kind!("操作記録", audit_entries at at, by [id: String], of [
        action, actor, actor_name, address, at, id, target, tenant_id
    ]),
    kind!("演習の実施", exercise_runs at started_at, by [id: String], of [
        enrollment_id, exercise_id, id, number, seed, started_at, tenant_id
    ]),
    kind!("演習での選択", exercise_decisions at decided_at, by [run_id: String, sequence], of [
        choice, decided_at, place, run_id, sequence, tenant_id
    ]),
    kind!("演習の結果", exercise_results at finished_at, by [run_id: String], of [
        fatal, finished_at, marks, mastery, maximum, must_be_right_missed, passed, run_id, tenant_id
    ]),
    kind!("差し込みの文", insert_texts at saved_at, by [id: String], of [
        course_code, id, insert_id, saved_at, saved_by, tenant_id, value
    ]),
    kind!("読了確認", acknowledgements at acknowledged_at, by [enrollment_id: String, insert_id, text_hash], of [
        acknowledged_at, enrollment_id, insert_id, tenant_id, text_hash
    ]),
    kind!("所属の名称", timeless department_names, by [department_id: String, valid_from], of [
        department_id, division, name, tenant_id, valid_from
    ]),
    kind!("所属の承継", timeless department_successors, by [department_id: String, successor_id], of [
        department_id, effective_on, successor_id, tenant_id
    ]),
    kind!("辞令の取消し", personnel_event_voids at voided_at, by [event_id: String], of [
        event_id, reason, tenant_id, voided_at, voided_by
    ]),
    kind!("名簿の取込みの取消し", staff_import_undos at undone_at, by [import_id: String], of [
        import_id, reason, tenant_id, undone_at, undone_by
    ]),
    kind!("名簿についての回答", staff_import_decisions at decided_at, by [id: String], of [
        answer, decided_at, decided_by, digest, id, question, tenant_id
    ]),
    kind!("研修体系の版", curriculum_versions at published_at, by [number: i32], of [
        difference, document, number, published_at, published_by, reason, tenant_id
    ]),
    kind!("割当ての変更", assignment_changes at at, by [id: String], of [
        assignment_id, at, change, id, tenant_id, trigger_text
    ]),
    kind!("研修の選択", course_selections at selected_at, by [id: String], of [
        cause, cause_id, course_code, due_on, fiscal_year, id, person_id, selected_at, tenant_id
    ]),
    kind!("免除", waivers at recorded_at, by [id: String], of [
        approved_by, course_code, evidence, from_on, id, person_id, reason, recorded_at, recorded_by,
        tenant_id, until_on
    ]),
    kind!("期限の延長", extensions at recorded_at, by [id: String], of [
        approved_by, assignment_id, due_on, evidence, id, reason, recorded_at, recorded_by, tenant_id
    ]),
    kind!("所外研修", credits at recorded_at, by [id: String], of [
        approved_by, batch_id, completed_on, course_code, department_name, evidence, form, grade, id,
        minutes, organizer, pass_mark, person_id, recorded_at, recorded_by, result, score, staff_number,
        tenant_id, title
    ]),
    kind!("記録の取消し", revocations at recorded_at, by [target_id: String], of [
        reason, recorded_at, recorded_by, target_id, tenant_id
    ]),
    kind!("説明会などの申込み", event_enrolments at moved_at, by [session_id: String, sequence], of [
        moved_at, moved_by, movement, person_id, sequence, session_id, tenant_id, waited
    ]),
    kind!("説明会などの出席", event_attendance at recorded_at, by [session_id: String, sequence], of [
        credit_id, department_name, grade, method, person_id, present, reason, recorded_at, recorded_by,
        sequence, session_id, staff_number, tenant_id
    ]),
    kind!("出席番号", event_codes at shown_at, by [id: String], of [
        code, id, session_id, shown_at, shown_by, tenant_id, valid_until
    ]),
    kind!("事前診断", placements at started_at, by [id: String], of [
        draw, enrollment_id, expires_at, form, id, rules, seed, started_at, tenant_id
    ]),
    kind!("事前診断の解答", placement_responses at saved_at, by [placement_id: String, question_id, sequence], of [
        placement_id, question_id, response, saved_at, sequence, tenant_id
    ]),
    kind!("事前診断の結果", placement_results at submitted_at, by [placement_id: String], of [
        closed_by, marks, maximum, placement_id, question_marks, recommended, share_percent, submitted_at,
        tenant_id
    ]),
    kind!("事前診断の目標別の結果", placement_objectives with placement_results on placement_id = placement_id at submitted_at, by [placement_id: String, objective_id], of [
        marks, objective_id, passed, placement_id, right_count, share_percent, tenant_id, wrong_count
    ]),
    kind!("レッスンの免除", lesson_exemptions at exempted_at, by [enrollment_id: String, lesson_id], of [
        enrollment_id, exempted_at, lesson_id, placement_id, tenant_id
    ]),
    kind!("督促の設定", reminder_settings at saved_at, by [id: String], of [
        document, id, kind, saved_at, saved_by, tenant_id
    ]),
    kind!("督促の記録", reminder_log at recorded_at, by [assignment_id: String, day, channel], of [
        assignment_id, channel, day, person_id, recorded_at, recorded_by, tenant_id
    ]),
    kind!("督促の実施", reminder_scans at scanned_at, by [day: NaiveDate, settings_id], of [
        day, queued, scanned_at, settings_id, tenant_id
    ]),
    kind!("督促メールの理由", reminder_mail_causes with reminder_mails on mail_id = id at created_at, by [person_id: String, day, cause], of [
        assignment_id, cause, day, mail_id, person_id, tenant_id
    ]),
    kind!("選択研修の募集の設定", elective_settings at saved_at, by [course_code: String, revision], of [
        approval, audience, closes_on, course_code, due_days, is_open, opens_on, revision, saved_at,
        saved_by, seats, tenant_id
    ]),
    kind!("選択研修の申込み", elective_applications at applied_at, by [id: String], of [
        applied_at, course_code, fiscal_year, id, note, person_id, tenant_id
    ]),
    kind!("選択研修の決定", elective_decisions at decided_at, by [course_code: String, fiscal_year, sequence], of [
        application_id, course_code, decided_at, decided_by, decided_by_name, decision, fiscal_year,
        reason, sequence, tenant_id
    ]),
    kind!("所属の確認", unit_confirmations at confirmed_at, by [id: String], of [
        confirmed_at, confirmed_by, confirmed_by_name, counts, department_id, fiscal_year, id, tenant_id
    ]),
    kind!("研修の名簿", rosters at applied_at, by [id: String], of [
        added, applied_at, applied_by, approved_by, course_code, digest, encoding, file_name, form, id,
        organizer, pass_mark, row_count, tenant_id, title
    ]),
    kind!("研修の名簿の取消し", roster_undos at undone_at, by [roster_id: String], of [
        reason, roster_id, tenant_id, undone_at, undone_by
    ]),
    kind!("報告書の表書き", document_covers at saved_at, by [id: String], of [
        cover, fiscal_year, id, kind, saved_at, saved_by, saved_by_name, tenant_id
    ]),
    kind!("年度の確定", year_freezes at frozen_at, by [fiscal_year: i32], of [
        as_of, document, fiscal_year, frozen_at, hash, tenant_id
    ]),
    kind!("確定した年度への追記", year_corrections at recorded_at, by [id: String], of [
        fiscal_year, id, reason, recorded_at, recorded_by, tenant_id, text
    ]),
    kind!("修了証", certificates at issued_at, by [id: String], of [
        assignment_id, code, completed_on, course_code, course_title, credit_id, department_name,
        fiscal_year, id, issued_at, issued_by, issued_on, name, number, person_id, signer, staff_number,
        tenant_id, title
    ]),
    kind!("修了証の名義", certificate_signers at saved_at, by [id: String], of [
        id, saved_at, saved_by, signer, tenant_id
    ]),
    kind!("研修計画の版", plan_versions at made_at, by [fiscal_year: i32, number], of [
        document, fiscal_year, labels, made_at, made_by, number, reason, tenant_id
    ]),
    kind!("研修計画の経過", plan_steps at recorded_at, by [fiscal_year: i32, number, sequence], of [
        approver, fiscal_year, held_on, note, number, office, recorded_at, recorded_by, sequence, step, tenant_id
    ]),
    kind!("研修計画の評価", plan_evaluations at recorded_at, by [fiscal_year: i32, row_id, sequence], of [
        finding, fiscal_year, number, recorded_at, recorded_by, result, row_id, sequence, tenant_id, verdict
    ]),
    kind!("研修計画の行とイベント", plan_event_links at recorded_at, by [fiscal_year: i32, row_id, sequence], of [
        event_id, fiscal_year, recorded_at, recorded_by, row_id, sequence, tenant_id
    ]),
    kind!("理解度の集計のもと", understanding_contributions at recorded_at, by [fiscal_year: i32, course_code, measure, person_id], of [
        course_code, course_version_id, department_id, division, document, fiscal_year, measure, person_id, recorded_at, tenant_id, test_id
    ]),
    kind!("定着確認", retention_checks at started_at, by [id: String], of [
        days, draw, enrollment_id, form, id, rules, seed, started_at, tenant_id
    ]),
    kind!("定着確認の解答", retention_responses at saved_at, by [check_id: String, question_id, sequence], of [
        check_id, question_id, response, saved_at, sequence, tenant_id
    ]),
    kind!("定着確認の結果", retention_results at submitted_at, by [check_id: String], of [
        check_id, marks, maximum, question_marks, submitted_at, tenant_id
    ]),
    // Answers to anonymous surveys are no facts: a seal would put a time to each.
    kind!("記名のアンケートの回答", survey_named_answers at answered_at, by [survey_id: String, person_id], of [
        answered_at, department_id, division, document, person_id, survey_id, tenant_id
    ]),
    kind!("候補業務", survey_candidates at found_at, by [id: String], of [
        department_id, division, found_at, frequency, id, minutes, person_id, saved_percent, survey_id,
        systems, tenant_id, times, trouble, work
    ]),
    kind!("候補業務の対応", survey_candidate_steps at noted_at, by [candidate_id: String, sequence], of [
        candidate_id, note, noted_at, noted_by, noted_by_name, sequence, state, tenant_id
    ]),
    kind!("共有した事例", idea_shares at shared_at, by [candidate_id: String], of [
        candidate_id, description, shared_at, shared_by, shared_by_name, tenant_id, title
    ]),
];
