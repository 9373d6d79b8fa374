-- Certificates (修了証) and the seals that show that no fact was altered. One set of SQL for SQLite and PostgreSQL.
--
-- From here on a migration may not rewrite the rows of a fact, and a column added to one is nullable: a column that
-- is null is no part of what was sealed.

-- The chain itself. Seal after seal covers the facts that were not covered yet; see server::audit::chain. digest: of
-- its facts; hash: of everything in the row and of the seal before. covers_until: every fact of an earlier instant is
-- in this seal or an earlier one.
CREATE TABLE seals (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    number INTEGER NOT NULL,
    sealed_at TIMESTAMPTZ NOT NULL,
    covers_until TIMESTAMPTZ NOT NULL,
    facts INTEGER NOT NULL,
    digest TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (tenant_id, number)
);

-- The chain itself. What a seal covers: the table (kind), the key of the row, and SHA-256 of its canonical form.
CREATE TABLE sealed_facts (
    tenant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    fact_key TEXT NOT NULL,
    seal_number INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (tenant_id, kind, fact_key),
    FOREIGN KEY (tenant_id, seal_number) REFERENCES seals (tenant_id, number)
);
CREATE INDEX sealed_facts_by_seal ON sealed_facts (tenant_id, seal_number);

-- Fact. 修了証 of one completion or one outside training, with everything that is printed on it. number: from 1
-- within the fiscal year of the training, without gaps.
CREATE TABLE certificates (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    assignment_id TEXT,
    credit_id TEXT,
    code TEXT NOT NULL,
    staff_number TEXT NOT NULL,
    name TEXT NOT NULL,
    department_name TEXT NOT NULL,
    title TEXT NOT NULL,
    course_code TEXT NOT NULL,
    course_title TEXT NOT NULL,
    completed_on DATE NOT NULL,
    signer TEXT NOT NULL,
    issued_on DATE NOT NULL,
    issued_by TEXT NOT NULL,
    issued_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, fiscal_year, number),
    UNIQUE (tenant_id, assignment_id),
    UNIQUE (tenant_id, credit_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
    FOREIGN KEY (tenant_id, assignment_id) REFERENCES assignments (tenant_id, id),
    FOREIGN KEY (tenant_id, credit_id) REFERENCES credits (tenant_id, id)
);
CREATE INDEX certificates_by_person ON certificates (tenant_id, person_id);

-- Fact. In whose name certificates are issued (○○市長 氏名); the latest counts.
CREATE TABLE certificate_signers (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    signer TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- Wrong verification codes of the last minutes, for throttling; forgotten afterwards.
CREATE TABLE certificate_check_failures (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    failed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX certificate_check_failures_by_person ON certificate_check_failures (tenant_id, person_id, failed_at);

-- What is new since the last seal is found by its instant, so that sealing costs as much as there is new.
CREATE INDEX staff_imports_by_instant ON staff_imports (tenant_id, applied_at, id);
CREATE INDEX personnel_events_by_instant ON personnel_events (tenant_id, recorded_at, id);
CREATE INDEX course_versions_by_instant ON course_versions (tenant_id, published_at, id);
CREATE INDEX assignment_orders_by_instant ON assignment_orders (tenant_id, ordered_at, id);
CREATE INDEX enrollments_by_instant ON enrollments (tenant_id, started_at, id);
CREATE INDEX lesson_completions_by_instant ON lesson_completions (tenant_id, completed_at, enrollment_id);
CREATE INDEX attempts_by_instant ON attempts (tenant_id, started_at, id);
CREATE INDEX responses_by_instant ON responses (tenant_id, saved_at, attempt_id);
CREATE INDEX attempt_results_by_instant ON attempt_results (tenant_id, submitted_at, attempt_id);
CREATE INDEX completions_by_instant ON completions (tenant_id, completed_at, assignment_id);
CREATE INDEX audit_entries_by_instant ON audit_entries (tenant_id, at, id);
CREATE INDEX exercise_runs_by_instant ON exercise_runs (tenant_id, started_at, id);
CREATE INDEX exercise_decisions_by_instant ON exercise_decisions (tenant_id, decided_at, run_id);
CREATE INDEX exercise_results_by_instant ON exercise_results (tenant_id, finished_at, run_id);
CREATE INDEX insert_texts_by_instant ON insert_texts (tenant_id, saved_at, id);
CREATE INDEX acknowledgements_by_instant ON acknowledgements (tenant_id, acknowledged_at, enrollment_id);
CREATE INDEX personnel_event_voids_by_instant ON personnel_event_voids (tenant_id, voided_at, event_id);
CREATE INDEX staff_import_undos_by_instant ON staff_import_undos (tenant_id, undone_at, import_id);
CREATE INDEX staff_import_decisions_by_instant ON staff_import_decisions (tenant_id, decided_at, id);
CREATE INDEX curriculum_versions_by_instant ON curriculum_versions (tenant_id, published_at, number);
CREATE INDEX assignment_changes_by_instant ON assignment_changes (tenant_id, at, id);
CREATE INDEX course_selections_by_instant ON course_selections (tenant_id, selected_at, id);
CREATE INDEX waivers_by_instant ON waivers (tenant_id, recorded_at, id);
CREATE INDEX extensions_by_instant ON extensions (tenant_id, recorded_at, id);
CREATE INDEX credits_by_instant ON credits (tenant_id, recorded_at, id);
CREATE INDEX revocations_by_instant ON revocations (tenant_id, recorded_at, target_id);
CREATE INDEX event_enrolments_by_instant ON event_enrolments (tenant_id, moved_at, session_id);
CREATE INDEX event_attendance_by_instant ON event_attendance (tenant_id, recorded_at, session_id);
CREATE INDEX event_codes_by_instant ON event_codes (tenant_id, shown_at, id);
CREATE INDEX placements_by_instant ON placements (tenant_id, started_at, id);
CREATE INDEX placement_responses_by_instant ON placement_responses (tenant_id, saved_at, placement_id);
CREATE INDEX placement_results_by_instant ON placement_results (tenant_id, submitted_at, placement_id);
CREATE INDEX lesson_exemptions_by_instant ON lesson_exemptions (tenant_id, exempted_at, enrollment_id);
CREATE INDEX reminder_settings_by_instant ON reminder_settings (tenant_id, saved_at, id);
CREATE INDEX reminder_log_by_instant ON reminder_log (tenant_id, recorded_at, assignment_id);
CREATE INDEX reminder_scans_by_instant ON reminder_scans (tenant_id, scanned_at, day);
CREATE INDEX elective_settings_by_instant ON elective_settings (tenant_id, saved_at, course_code);
CREATE INDEX elective_applications_by_instant ON elective_applications (tenant_id, applied_at, id);
CREATE INDEX elective_decisions_by_instant ON elective_decisions (tenant_id, decided_at, course_code);
CREATE INDEX unit_confirmations_by_instant ON unit_confirmations (tenant_id, confirmed_at, id);
CREATE INDEX rosters_by_instant ON rosters (tenant_id, applied_at, id);
CREATE INDEX roster_undos_by_instant ON roster_undos (tenant_id, undone_at, roster_id);
CREATE INDEX year_freezes_by_instant ON year_freezes (tenant_id, frozen_at, fiscal_year);
CREATE INDEX year_corrections_by_instant ON year_corrections (tenant_id, recorded_at, id);
CREATE INDEX certificates_by_instant ON certificates (tenant_id, issued_at, id);
CREATE INDEX certificate_signers_by_instant ON certificate_signers (tenant_id, saved_at, id);
CREATE INDEX plan_versions_by_instant ON plan_versions (tenant_id, made_at, fiscal_year);
CREATE INDEX plan_steps_by_instant ON plan_steps (tenant_id, recorded_at, fiscal_year);
CREATE INDEX plan_evaluations_by_instant ON plan_evaluations (tenant_id, recorded_at, fiscal_year);
CREATE INDEX plan_event_links_by_instant ON plan_event_links (tenant_id, recorded_at, fiscal_year);
CREATE INDEX understanding_contributions_by_instant ON understanding_contributions (tenant_id, recorded_at, fiscal_year);
CREATE INDEX retention_checks_by_instant ON retention_checks (tenant_id, started_at, id);
CREATE INDEX retention_responses_by_instant ON retention_responses (tenant_id, saved_at, check_id);
CREATE INDEX retention_results_by_instant ON retention_results (tenant_id, submitted_at, check_id);
CREATE INDEX document_covers_by_instant ON document_covers (tenant_id, saved_at, id);
CREATE INDEX survey_named_answers_by_instant ON survey_named_answers (tenant_id, answered_at, survey_id);
CREATE INDEX survey_candidates_by_instant ON survey_candidates (tenant_id, found_at, id);
CREATE INDEX survey_candidate_steps_by_instant ON survey_candidate_steps (tenant_id, noted_at, candidate_id);
CREATE INDEX idea_shares_by_instant ON idea_shares (tenant_id, shared_at, candidate_id);

-- What somebody did, for the page of evidence.
CREATE INDEX audit_entries_by_actor ON audit_entries (tenant_id, actor, at);
