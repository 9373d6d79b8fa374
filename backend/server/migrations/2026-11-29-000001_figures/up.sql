-- Figures kept up to date in the transaction of the fact, so that a report costs as much as it shows. One set of
-- SQL for SQLite and PostgreSQL.

-- Projection. Where each duty counts at present, so that a change takes it out of one cell and into another. The
-- department and grade of a duty of a closed fiscal year stay those of its last day.
CREATE TABLE counted_duties (
    tenant_id TEXT NOT NULL,
    assignment_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    department_id TEXT NOT NULL,
    grade TEXT NOT NULL,
    course_code TEXT NOT NULL,
    bucket TEXT NOT NULL,
    PRIMARY KEY (tenant_id, assignment_id),
    FOREIGN KEY (tenant_id, assignment_id) REFERENCES assignments (tenant_id, id)
);
CREATE INDEX counted_duties_by_person ON counted_duties (tenant_id, person_id);

-- Projection. Where each person counts at present.
CREATE TABLE counted_people (
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    department_id TEXT NOT NULL,
    grade TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);

-- Projection. Duties by department, grade, course and bucket. An empty department, grade or course stands for all of
-- them: every duty is in eight cells, and no figure adds up people.
CREATE TABLE duty_cells (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    fiscal_year INTEGER NOT NULL,
    department_id TEXT NOT NULL,
    grade TEXT NOT NULL,
    course_code TEXT NOT NULL,
    bucket TEXT NOT NULL,
    duties INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, fiscal_year, department_id, grade, course_code, bucket)
);

-- The same by day in Japan on which it became known: the figures of any past day are the sum until that day, and a
-- day that is over never changes.
CREATE TABLE duty_cell_changes (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    fiscal_year INTEGER NOT NULL,
    department_id TEXT NOT NULL,
    grade TEXT NOT NULL,
    course_code TEXT NOT NULL,
    bucket TEXT NOT NULL,
    day DATE NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, fiscal_year, department_id, grade, course_code, bucket, day)
);

-- Projection. People by department, grade and employment status.
CREATE TABLE headcounts (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    department_id TEXT NOT NULL,
    grade TEXT NOT NULL,
    status TEXT NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, department_id, grade, status)
);

CREATE TABLE headcount_changes (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    department_id TEXT NOT NULL,
    grade TEXT NOT NULL,
    status TEXT NOT NULL,
    day DATE NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, department_id, grade, status, day)
);

-- Fact. The figures of a fiscal year as of its last day. document: JSON; hash: SHA-256 of it, in hex.
CREATE TABLE year_freezes (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    fiscal_year INTEGER NOT NULL,
    as_of DATE NOT NULL,
    document TEXT NOT NULL,
    hash TEXT NOT NULL,
    frozen_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, fiscal_year)
);

-- Fact. What is to be known about a frozen year that turned out otherwise; it changes no figure of it.
CREATE TABLE year_corrections (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, fiscal_year) REFERENCES year_freezes (tenant_id, fiscal_year)
);

-- The open duties of some people, without a look at those of all others.
DROP INDEX assignments_by_person;
CREATE INDEX assignments_by_person ON assignments (tenant_id, person_id, fiscal_year, standing, due_on);
