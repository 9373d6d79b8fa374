-- Electives (応募制), and the confirmation of a unit's training status by its head.

-- Fact. How electives of a course are offered (募集の設定); the latest of a course counts.
CREATE TABLE elective_settings (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    course_code TEXT NOT NULL,
    revision INTEGER NOT NULL,
    is_open BOOLEAN NOT NULL,
    approval TEXT NOT NULL CHECK (approval IN ('section-head','none')),
    audience TEXT NOT NULL CHECK (audience IN ('everyone','curriculum')),
    seats INTEGER CHECK (seats > 0),
    opens_on DATE,
    closes_on DATE,
    due_days INTEGER CHECK (due_days > 0),
    saved_by TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, course_code, revision)
);

-- Fact. 申込み.
CREATE TABLE elective_applications (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    course_code TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    note TEXT NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX elective_applications_by_course ON elective_applications (tenant_id, fiscal_year, course_code);
CREATE INDEX elective_applications_by_person ON elective_applications (tenant_id, person_id);

-- Fact. What was decided about an application; the latest counts. sequence numbers the decisions of a course
-- and fiscal year, so that the waiting list has one order and two decisions cannot take one place.
CREATE TABLE elective_decisions (
    tenant_id TEXT NOT NULL,
    course_code TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    application_id TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('approved','refused','withdrawn','waitlisted','moved-up')),
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_by_name TEXT NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, course_code, fiscal_year, sequence),
    FOREIGN KEY (tenant_id, application_id) REFERENCES elective_applications (tenant_id, id)
);
CREATE INDEX elective_decisions_by_application ON elective_decisions (tenant_id, application_id);

-- Fact. 所属別実施状況の確認: who confirmed which figures of a unit, and when. counts: JSON, see
-- contract::units::UnitCounts.
CREATE TABLE unit_confirmations (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    counts TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_by_name TEXT NOT NULL,
    confirmed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id)
);
CREATE INDEX unit_confirmations_by_year ON unit_confirmations (tenant_id, fiscal_year, department_id);

-- A selection that was taken back (see revocations) may be made again for another cause of the same kind: who
-- withdrew an elective may apply for it again in the same fiscal year.
CREATE TABLE course_selections_by_cause (
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
    UNIQUE (tenant_id, person_id, course_code, fiscal_year, cause, cause_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
INSERT INTO course_selections_by_cause SELECT tenant_id, id, person_id, course_code, fiscal_year, cause, cause_id,
    due_on, selected_at FROM course_selections;
DROP TABLE course_selections;
ALTER TABLE course_selections_by_cause RENAME TO course_selections;
