-- One set of SQL for SQLite and PostgreSQL. Every table has tenant_id first in its keys.
-- Tables marked "fact" are appended to and never updated or deleted by the program.

CREATE TABLE tenants (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

-- 所属. valid_to is the last day (9999-12-31 while in force).
CREATE TABLE departments (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    division TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code, valid_from)
);

-- 職名 → 職層: the organisation's own table, never guessed.
CREATE TABLE title_grades (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    title TEXT NOT NULL,
    grade TEXT NOT NULL CHECK (grade IN ('G10','G20','G25','G30','G40','G50','G60','G70','G80','G85','G90','G95')),
    PRIMARY KEY (tenant_id, title)
);

-- 職層: the organisation's own labels for the standard codes.
CREATE TABLE grades (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    code TEXT NOT NULL CHECK (code IN ('G10','G20','G25','G30','G40','G50','G60','G70','G80','G85','G90','G95')),
    label TEXT NOT NULL,
    PRIMARY KEY (tenant_id, code)
);

-- 職員: one stable id for a person across years, posts and staff numbers.
CREATE TABLE persons (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- Fact. One import of the staff file.
CREATE TABLE staff_imports (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    encoding TEXT NOT NULL,
    effective_on DATE NOT NULL,
    row_count INTEGER NOT NULL,
    difference TEXT NOT NULL,
    applied_by TEXT NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- Fact. 辞令: a dated personnel event; it carries the whole post as it holds from that day.
CREATE TABLE personnel_events (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('hired','changed','left')),
    effective_on DATE NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT NOT NULL,
    import_id TEXT,
    staff_number TEXT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    department_id TEXT NOT NULL,
    title TEXT NOT NULL,
    grade TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active','on-leave','parental-leave','seconded-out','seconded-in','retired')),
    hired_on DATE NOT NULL,
    posted_on DATE,
    email TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id)
);
CREATE INDEX personnel_events_by_person ON personnel_events (tenant_id, person_id, effective_on);

-- Projection of personnel_events as of today, so that lists are one indexed query. Can be rebuilt.
CREATE TABLE staff (
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    staff_number TEXT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    search_key TEXT NOT NULL,
    department_id TEXT NOT NULL,
    title TEXT NOT NULL,
    grade TEXT NOT NULL,
    status TEXT NOT NULL,
    hired_on DATE NOT NULL,
    posted_on DATE,
    email TEXT NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id),
    UNIQUE (tenant_id, staff_number),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES departments (tenant_id, id)
);
CREATE INDEX staff_by_department ON staff (tenant_id, department_id, status);
CREATE INDEX staff_by_grade ON staff (tenant_id, grade, status);

-- アカウント: the sign-in identity of a person.
CREATE TABLE accounts (
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    must_change BOOLEAN NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    last_signed_in_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, person_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);

CREATE TABLE role_grants (
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('section-head','dx-leader','hr','author','administrator','auditor')),
    granted_at TIMESTAMPTZ NOT NULL,
    granted_by TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, role),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);

-- Sign-in sessions; the cookie's token is kept only as a hash.
CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX sessions_by_person ON sessions (tenant_id, person_id);
CREATE INDEX sessions_by_last_seen ON sessions (last_seen_at);

-- Failed sign-ins of the last minutes, for throttling.
CREATE TABLE sign_in_failures (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    staff_number TEXT NOT NULL,
    address TEXT NOT NULL,
    failed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX sign_in_failures_by_number ON sign_in_failures (tenant_id, staff_number, failed_at);
CREATE INDEX sign_in_failures_by_address ON sign_in_failures (tenant_id, address, failed_at);

CREATE TABLE one_time_links (
    token_hash TEXT NOT NULL PRIMARY KEY,
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);

-- Fact. An immutable published state of a course (版).
CREATE TABLE course_versions (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    version INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    title TEXT NOT NULL,
    material TEXT NOT NULL,
    published_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, code, version),
    UNIQUE (tenant_id, code, content_hash)
);

-- 受講要件: this course is a duty that can be given to people, once per fiscal year.
CREATE TABLE requirements (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    course_code TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, course_code)
);

-- Fact. HR's order: this requirement, for these grades and departments, by this day.
CREATE TABLE assignment_orders (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    requirement_id TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    grades TEXT NOT NULL,
    department_ids TEXT NOT NULL,
    due_on DATE NOT NULL,
    ordered_by TEXT NOT NULL,
    ordered_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, requirement_id) REFERENCES requirements (tenant_id, id)
);
CREATE INDEX assignment_orders_by_time ON assignment_orders (tenant_id, ordered_at);

-- 受講割当: one per person × requirement × fiscal year. due_on is the earliest of its causes.
CREATE TABLE assignments (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    requirement_id TEXT NOT NULL,
    course_code TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    due_on DATE NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, person_id, requirement_id, fiscal_year),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
    FOREIGN KEY (tenant_id, requirement_id) REFERENCES requirements (tenant_id, id)
);
CREATE INDEX assignments_by_year ON assignments (tenant_id, fiscal_year, course_code);

-- Fact. Why an assignment exists.
CREATE TABLE assignment_causes (
    tenant_id TEXT NOT NULL,
    assignment_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, assignment_id, order_id),
    FOREIGN KEY (tenant_id, assignment_id) REFERENCES assignments (tenant_id, id),
    FOREIGN KEY (tenant_id, order_id) REFERENCES assignment_orders (tenant_id, id)
);
CREATE INDEX assignment_causes_by_order ON assignment_causes (tenant_id, order_id);

-- Fact. 受講: the person has begun, and from now on is bound to this version.
CREATE TABLE enrollments (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    assignment_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    course_version_id TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, assignment_id),
    FOREIGN KEY (tenant_id, assignment_id) REFERENCES assignments (tenant_id, id),
    FOREIGN KEY (tenant_id, course_version_id) REFERENCES course_versions (tenant_id, id)
);

-- Where the learner is; the only mutable row of a course.
CREATE TABLE bookmarks (
    tenant_id TEXT NOT NULL,
    enrollment_id TEXT NOT NULL,
    lesson_id TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000),
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, enrollment_id),
    FOREIGN KEY (tenant_id, enrollment_id) REFERENCES enrollments (tenant_id, id)
);

-- Fact.
CREATE TABLE lesson_completions (
    tenant_id TEXT NOT NULL,
    enrollment_id TEXT NOT NULL,
    lesson_id TEXT NOT NULL,
    completed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, enrollment_id, lesson_id),
    FOREIGN KEY (tenant_id, enrollment_id) REFERENCES enrollments (tenant_id, id)
);

-- Fact. 受験 with its seed and draw.
CREATE TABLE attempts (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    enrollment_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    seed TEXT NOT NULL,
    draw TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, enrollment_id, number),
    FOREIGN KEY (tenant_id, enrollment_id) REFERENCES enrollments (tenant_id, id)
);

-- Fact. Every saved response; the one with the highest sequence counts.
CREATE TABLE responses (
    tenant_id TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    response TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, attempt_id, question_id, sequence),
    FOREIGN KEY (tenant_id, attempt_id) REFERENCES attempts (tenant_id, id)
);

-- Fact. The end of an attempt. Marks are exact rationals "n/d".
CREATE TABLE attempt_results (
    tenant_id TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    submitted_at TIMESTAMPTZ NOT NULL,
    closed_by TEXT NOT NULL CHECK (closed_by IN ('learner','clock')),
    marks TEXT NOT NULL,
    maximum TEXT NOT NULL,
    question_marks TEXT NOT NULL,
    mastery TEXT NOT NULL,
    passed BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, attempt_id),
    FOREIGN KEY (tenant_id, attempt_id) REFERENCES attempts (tenant_id, id)
);

-- Fact. 修了, with the post at that time frozen.
CREATE TABLE completions (
    tenant_id TEXT NOT NULL,
    assignment_id TEXT NOT NULL,
    enrollment_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    course_version_id TEXT NOT NULL,
    completed_at TIMESTAMPTZ NOT NULL,
    completed_on DATE NOT NULL,
    cause TEXT NOT NULL CHECK (cause IN ('attempt','lesson','exercise')),
    staff_number TEXT NOT NULL,
    department_name TEXT NOT NULL,
    grade TEXT NOT NULL,
    PRIMARY KEY (tenant_id, assignment_id),
    FOREIGN KEY (tenant_id, assignment_id) REFERENCES assignments (tenant_id, id),
    FOREIGN KEY (tenant_id, enrollment_id) REFERENCES enrollments (tenant_id, id)
);

-- Fact. 操作記録.
CREATE TABLE audit_entries (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_entries_by_time ON audit_entries (tenant_id, at);
