-- The personnel ledger of dated changes, organisational units with validity, curricula, and assignments that
-- derive from them. One set of SQL for SQLite and PostgreSQL. Facts are appended and never updated or deleted.

-- Units: a division (部) has sections (課) below it. name and division are the projection of department_names
-- as of today.
ALTER TABLE departments ADD COLUMN kind TEXT NOT NULL DEFAULT 'section';
ALTER TABLE departments ADD COLUMN parent_id TEXT;

-- Fact. What a unit is called from a day on (名称変更), and where it stands.
CREATE TABLE department_names (
    tenant_id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    valid_from DATE NOT NULL,
    name TEXT NOT NULL,
    division TEXT NOT NULL,
    PRIMARY KEY (tenant_id, department_id, valid_from),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id)
);
INSERT INTO department_names (tenant_id, department_id, valid_from, name, division)
    SELECT tenant_id, id, valid_from, name, division FROM departments;

-- Fact. Who carries on the work of a unit that ends (承継).
CREATE TABLE department_successors (
    tenant_id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    successor_id TEXT NOT NULL,
    effective_on DATE NOT NULL,
    PRIMARY KEY (tenant_id, department_id, successor_id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id),
    FOREIGN KEY (tenant_id, successor_id) REFERENCES departments (tenant_id, id)
);

ALTER TABLE title_grades ADD COLUMN job_kind TEXT NOT NULL DEFAULT '';

-- 業務対応表: which unit is in charge of which operation. standard: one of the 20 standardised ones.
CREATE TABLE operations (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    standard BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, code)
);
CREATE TABLE department_operations (
    tenant_id TEXT NOT NULL,
    operation_code TEXT NOT NULL,
    department_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, operation_code, department_id),
    FOREIGN KEY (tenant_id, operation_code) REFERENCES operations (tenant_id, code),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id)
);

-- Fact. 辞令: one dated change. A column that is null is not changed by it; 'hired' and the events recorded
-- before this migration carry everything. The state of a person on a day is all events up to it, in order of
-- day and recording, that are not void.
CREATE TABLE personnel_changes (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('hired','appointed','transferred','concurrent','promoted','regraded',
        'on-leave','parental-leave','returned','seconded-out','seconded-in','renamed','renumbered',
        'attributes','corrected','left')),
    effective_on DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT NOT NULL,
    import_id TEXT,
    reason TEXT NOT NULL,
    staff_number TEXT,
    name TEXT,
    kana TEXT,
    department_id TEXT,
    concurrent_ids TEXT,
    title TEXT,
    grade TEXT,
    job_kind TEXT,
    status TEXT CHECK (status IN ('active','on-leave','parental-leave','seconded-out','seconded-in','retired')),
    hired_on DATE,
    posted_on DATE,
    ends_on DATE,
    email TEXT,
    attributes_added TEXT,
    attributes_removed TEXT,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id)
);
INSERT INTO personnel_changes (tenant_id, id, person_id, kind, effective_on, recorded_at, recorded_by, import_id,
        reason, staff_number, name, kana, department_id, title, grade, status, hired_on, posted_on, email)
    SELECT tenant_id, id, person_id, CASE kind WHEN 'changed' THEN 'corrected' ELSE kind END, effective_on,
        recorded_at, recorded_by, import_id, '', staff_number, name, kana, department_id, title, grade, status,
        hired_on, posted_on, email
    FROM personnel_events;
DROP TABLE personnel_events;
ALTER TABLE personnel_changes RENAME TO personnel_events;
CREATE INDEX personnel_events_by_person ON personnel_events (tenant_id, person_id, effective_on);
CREATE INDEX personnel_events_by_day ON personnel_events (tenant_id, effective_on);
CREATE INDEX personnel_events_by_import ON personnel_events (tenant_id, import_id);

-- Fact. A compensating entry: the event never counted.
CREATE TABLE personnel_event_voids (
    tenant_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    voided_at TIMESTAMPTZ NOT NULL,
    voided_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (tenant_id, event_id),
    FOREIGN KEY (tenant_id, event_id) REFERENCES personnel_events (tenant_id, id)
);

-- Projection of the ledger as of today; can be rebuilt. Numbers of people who have left may be given again.
CREATE TABLE staff_today (
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    staff_number TEXT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    search_key TEXT NOT NULL,
    department_id TEXT NOT NULL,
    title TEXT NOT NULL,
    grade TEXT NOT NULL,
    job_kind TEXT NOT NULL,
    status TEXT NOT NULL,
    hired_on DATE NOT NULL,
    posted_on DATE,
    ends_on DATE,
    email TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id)
);
INSERT INTO staff_today (tenant_id, person_id, staff_number, name, kana, search_key, department_id, title, grade,
        job_kind, status, hired_on, posted_on, email, attributes)
    SELECT tenant_id, person_id, staff_number, name, kana, search_key, department_id, title, grade, '', status,
        hired_on, posted_on, email, '[]'
    FROM staff;
DROP TABLE staff;
ALTER TABLE staff_today RENAME TO staff;
CREATE UNIQUE INDEX staff_by_number ON staff (tenant_id, staff_number) WHERE status <> 'retired';
CREATE INDEX staff_by_any_number ON staff (tenant_id, staff_number);
CREATE INDEX staff_by_department ON staff (tenant_id, department_id, status);
CREATE INDEX staff_by_grade ON staff (tenant_id, grade, status);

-- Projection: every unit of a person today, the concurrent posts (兼務) included.
CREATE TABLE staff_units (
    tenant_id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    main BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, department_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id)
);
CREATE INDEX staff_units_by_person ON staff_units (tenant_id, person_id);
INSERT INTO staff_units (tenant_id, department_id, person_id, main)
    SELECT tenant_id, department_id, person_id, TRUE FROM staff;

-- Fact. An import that was taken back; its events are void.
CREATE TABLE staff_import_undos (
    tenant_id TEXT NOT NULL,
    import_id TEXT NOT NULL,
    undone_at TIMESTAMPTZ NOT NULL,
    undone_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (tenant_id, import_id),
    FOREIGN KEY (tenant_id, import_id) REFERENCES staff_imports (tenant_id, id)
);

-- Fact. What HR answered to a question about a staff file, by the digest of the file; the latest counts.
CREATE TABLE staff_import_decisions (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX staff_import_decisions_by_file ON staff_import_decisions (tenant_id, digest);

-- How this organisation's headers are to be read (列の対応); field is empty for "do not read".
CREATE TABLE staff_file_columns (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    header TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (tenant_id, header)
);

-- 研修体系 under work: one per organisation. document: JSON, see learning::curriculum.
CREATE TABLE curriculum_drafts (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    document TEXT NOT NULL,
    revision INTEGER NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id)
);

-- Fact. A published state of the curriculum.
CREATE TABLE curriculum_versions (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    number INTEGER NOT NULL,
    document TEXT NOT NULL,
    reason TEXT NOT NULL,
    difference TEXT NOT NULL,
    published_by TEXT NOT NULL,
    published_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, number)
);

-- What rules need to know of a course (prerequisites, minutes, validity) as JSON, beside the whole material;
-- empty for versions from before.
ALTER TABLE course_versions ADD COLUMN requirement_facts TEXT NOT NULL DEFAULT '';

-- What the derivation makes of an assignment: a projection, except that a due date once given stays with its
-- cause. causes: JSON, see learning::derivation.
ALTER TABLE assignments ADD COLUMN standing TEXT NOT NULL DEFAULT 'required'
    CHECK (standing IN ('required','suspended','exempt','credited','not-required'));
ALTER TABLE assignments ADD COLUMN standing_since DATE NOT NULL DEFAULT '2000-01-01';
ALTER TABLE assignments ADD COLUMN opens_on DATE NOT NULL DEFAULT '2000-01-01';
ALTER TABLE assignments ADD COLUMN grace_days INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assignments ADD COLUMN gate BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE assignments ADD COLUMN causes TEXT NOT NULL DEFAULT '[]';
CREATE INDEX assignments_by_person ON assignments (tenant_id, person_id);

-- Fact. Every change that a derivation made to an assignment, with its trigger.
CREATE TABLE assignment_changes (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    assignment_id TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    trigger_text TEXT NOT NULL,
    change TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, assignment_id) REFERENCES assignments (tenant_id, id)
);
CREATE INDEX assignment_changes_by_assignment ON assignment_changes (tenant_id, assignment_id, at);

-- Projection of "choose k of n": one per person × rule × fiscal year.
CREATE TABLE choices (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    rule_id TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    needed INTEGER NOT NULL,
    done INTEGER NOT NULL,
    courses TEXT NOT NULL,
    due_on DATE NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('required','suspended','exempt','credited','not-required')),
    causes TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, person_id, rule_id, fiscal_year),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);

-- Fact. The person chose this course: from a choice of the curriculum, or an elective that was granted.
CREATE TABLE course_selections (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    course_code TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('choice','elective','recommended')),
    cause_id TEXT NOT NULL,
    due_on DATE NOT NULL,
    selected_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, person_id, course_code, fiscal_year, cause),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);

-- Fact. 免除.
CREATE TABLE waivers (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    course_code TEXT NOT NULL,
    from_on DATE NOT NULL,
    until_on DATE NOT NULL,
    reason TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    evidence TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX waivers_by_person ON waivers (tenant_id, person_id);

-- Fact. 期限の延長 of one assignment.
CREATE TABLE extensions (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    assignment_id TEXT NOT NULL,
    due_on DATE NOT NULL,
    reason TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    evidence TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, assignment_id) REFERENCES assignments (tenant_id, id)
);
CREATE INDEX extensions_by_assignment ON extensions (tenant_id, assignment_id);

-- Fact. Training outside of this program (集合研修, 派遣研修, 紙のテスト, 説明会), with the post at that time
-- frozen. course_code is empty when it counts for no course (充当).
CREATE TABLE credits (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    course_code TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('group','secondment','paper-test','event','placement','other')),
    title TEXT NOT NULL,
    organizer TEXT NOT NULL,
    completed_on DATE NOT NULL,
    minutes INTEGER NOT NULL,
    result TEXT NOT NULL,
    evidence TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    staff_number TEXT NOT NULL,
    department_name TEXT NOT NULL,
    grade TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX credits_by_person ON credits (tenant_id, person_id);

-- Fact. A waiver, extension or credit that was taken back.
CREATE TABLE revocations (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    target_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, target_id)
);

-- The last day for which the turn of the day (日替わり) has been done: projections and derivation.
CREATE TABLE day_turns (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    day DATE NOT NULL,
    finished_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id)
);
