-- Surveys (ニーズ調査・アンケート), candidates for automation (候補業務) and their sharing (横展開).

-- A survey. document: JSON, see learning::survey::SurveyDocument; frozen when it is opened. kept_divisions: JSON, the
-- divisions that are kept with an anonymous answer; each of them, and all others together, had at least ten people
-- who were asked. asked and answered are written when it is closed.
CREATE TABLE surveys (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft','open','closed')),
    revision INTEGER NOT NULL,
    document TEXT NOT NULL,
    kept_divisions TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    opened_by TEXT,
    opened_at TIMESTAMPTZ,
    closed_by TEXT,
    closed_at TIMESTAMPTZ,
    asked INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- Who is asked, and that they have answered. Rows are made for the whole audience when the survey opens and changed
-- in place, so that their order says nothing. No time, no answer. Those of an anonymous survey go when it is closed.
-- division: the one that an anonymous answer of this person carries, decided when the survey opened; empty for none.
CREATE TABLE survey_participations (
    tenant_id TEXT NOT NULL,
    survey_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    division TEXT NOT NULL,
    answered BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, survey_id, person_id),
    FOREIGN KEY (tenant_id, survey_id) REFERENCES surveys (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX survey_participations_by_person ON survey_participations (tenant_id, person_id);

-- Fact. Answers of named surveys. document: JSON, see learning::survey::Responses.
CREATE TABLE survey_named_answers (
    tenant_id TEXT NOT NULL,
    survey_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    division TEXT NOT NULL,
    document TEXT NOT NULL,
    answered_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, survey_id, person_id),
    FOREIGN KEY (tenant_id, survey_id) REFERENCES surveys (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);

-- Answers of anonymous surveys: no person, no time, no department; ids are random, contents change places with every
-- new answer, and everything is written anew in random order when the survey is closed. It must never be sealed or
-- logged row by row: that would put a time to each answer.
CREATE TABLE survey_anonymous_answers (
    tenant_id TEXT NOT NULL,
    survey_id TEXT NOT NULL,
    id TEXT NOT NULL,
    division TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (tenant_id, survey_id, id),
    FOREIGN KEY (tenant_id, survey_id) REFERENCES surveys (tenant_id, id)
);

-- Fact. 候補業務, taken out of the answers in random order when the survey is closed. Person and department are known
-- for named surveys only; the division of an anonymous one only where at least ten people of it answered. found_at:
-- when the survey was closed, the same for all.
CREATE TABLE survey_candidates (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    survey_id TEXT NOT NULL,
    work TEXT NOT NULL,
    times INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    frequency TEXT NOT NULL CHECK (frequency IN ('daily','weekly','monthly','yearly')),
    systems TEXT NOT NULL,
    trouble TEXT NOT NULL,
    saved_percent INTEGER NOT NULL,
    person_id TEXT,
    department_id TEXT,
    division TEXT NOT NULL,
    found_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, survey_id) REFERENCES surveys (tenant_id, id)
);
CREATE INDEX survey_candidates_by_survey ON survey_candidates (tenant_id, survey_id);

-- Fact. The follow-up of a candidate; the latest counts.
CREATE TABLE survey_candidate_steps (
    tenant_id TEXT NOT NULL,
    candidate_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting','heard','adopted','declined')),
    note TEXT NOT NULL,
    noted_by TEXT NOT NULL,
    noted_by_name TEXT NOT NULL,
    noted_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, candidate_id, sequence),
    FOREIGN KEY (tenant_id, candidate_id) REFERENCES survey_candidates (tenant_id, id)
);

-- Fact. An adopted candidate that is shown to everybody (横展開).
CREATE TABLE idea_shares (
    tenant_id TEXT NOT NULL,
    candidate_id TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    shared_by TEXT NOT NULL,
    shared_by_name TEXT NOT NULL,
    shared_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, candidate_id),
    FOREIGN KEY (tenant_id, candidate_id) REFERENCES survey_candidates (tenant_id, id)
);

-- 「うちの課でも使いたい」: at most one of a person and department; it can be taken back.
CREATE TABLE idea_interests (
    tenant_id TEXT NOT NULL,
    candidate_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    noted_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, candidate_id, person_id, department_id),
    FOREIGN KEY (tenant_id, candidate_id) REFERENCES idea_shares (tenant_id, candidate_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
