-- What people understand: contributions to its figures, and the check whether knowledge stays. One set of SQL for
-- SQLite and PostgreSQL.

-- Fact. What one person adds to the figures of a course and fiscal year, once per measure: after = the first attempt
-- at the assessment, kept-30 and kept-90 = the check so many days after completion. Unit and division are those of
-- that instant. recorded_at is when it became known, never earlier. document: JSON.
CREATE TABLE understanding_contributions (
    tenant_id TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    course_code TEXT NOT NULL,
    measure TEXT NOT NULL CHECK (measure IN ('after','kept-30','kept-90')),
    person_id TEXT NOT NULL,
    test_id TEXT NOT NULL,
    course_version_id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    division TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (tenant_id, fiscal_year, course_code, measure, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
    FOREIGN KEY (tenant_id, course_version_id) REFERENCES course_versions (tenant_id, id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id)
);
CREATE INDEX understanding_contributions_by_course ON understanding_contributions (tenant_id, course_code, measure);

-- Fact. A voluntary test so many days after completion, once each; it completes nothing.
CREATE TABLE retention_checks (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    enrollment_id TEXT NOT NULL,
    days INTEGER NOT NULL CHECK (days IN (30, 90)),
    form TEXT NOT NULL,
    seed TEXT NOT NULL,
    draw TEXT NOT NULL,
    rules TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, enrollment_id, days),
    FOREIGN KEY (tenant_id, enrollment_id) REFERENCES enrollments (tenant_id, id)
);

-- Fact. Every saved response; the latest of a question counts.
CREATE TABLE retention_responses (
    tenant_id TEXT NOT NULL,
    check_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    response TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, check_id, question_id, sequence),
    FOREIGN KEY (tenant_id, check_id) REFERENCES retention_checks (tenant_id, id)
);

-- Fact. The end of a check. Marks are exact rationals "n/d".
CREATE TABLE retention_results (
    tenant_id TEXT NOT NULL,
    check_id TEXT NOT NULL,
    submitted_at TIMESTAMPTZ NOT NULL,
    marks TEXT NOT NULL,
    maximum TEXT NOT NULL,
    question_marks TEXT NOT NULL,
    PRIMARY KEY (tenant_id, check_id),
    FOREIGN KEY (tenant_id, check_id) REFERENCES retention_checks (tenant_id, id)
);
