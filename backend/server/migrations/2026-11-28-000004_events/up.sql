-- 説明会・体験会・集合研修: events, their sessions, enrolment, attendance. One set of SQL for SQLite and PostgreSQL.

-- subject: empty, a family (SEC) or a course code (SEC-02). counts: attendance is a completion of that course.
CREATE TABLE events (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('briefing','trial','training')),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    subject TEXT NOT NULL,
    counts BOOLEAN NOT NULL,
    minutes INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);

-- capacity: none is without limit. trainer: name as shown; trainer_id when it is one of the staff. revision grows
-- with every change, for calendars.
CREATE TABLE event_sessions (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    place TEXT NOT NULL,
    capacity INTEGER,
    trainer TEXT NOT NULL,
    trainer_id TEXT,
    materials TEXT NOT NULL,
    enrolment_opens_on DATE NOT NULL,
    enrolment_closes_on DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned','cancelled','held')),
    state_reason TEXT NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, event_id) REFERENCES events (tenant_id, id),
    FOREIGN KEY (tenant_id, trainer_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX event_sessions_by_event ON event_sessions (tenant_id, event_id);
CREATE INDEX event_sessions_by_start ON event_sessions (tenant_id, starts_at);

-- Fact. The list of a session, in order: who enrolled and who gave the place back. Seats and the waiting list are
-- read from it. waited: there was no seat at that moment.
CREATE TABLE event_enrolments (
    tenant_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    movement TEXT NOT NULL CHECK (movement IN ('enrolled','withdrawn')),
    waited BOOLEAN NOT NULL,
    moved_at TIMESTAMPTZ NOT NULL,
    moved_by TEXT NOT NULL,
    PRIMARY KEY (tenant_id, session_id, sequence),
    FOREIGN KEY (tenant_id, session_id) REFERENCES event_sessions (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX event_enrolments_by_person ON event_enrolments (tenant_id, person_id);

-- Fact. Attendance with the post on that day frozen; the latest row of a person counts. credit_id: what it counts as.
CREATE TABLE event_attendance (
    tenant_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    person_id TEXT NOT NULL,
    present BOOLEAN NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('list','code')),
    reason TEXT NOT NULL,
    credit_id TEXT,
    staff_number TEXT NOT NULL,
    department_name TEXT NOT NULL,
    grade TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by TEXT NOT NULL,
    PRIMARY KEY (tenant_id, session_id, sequence),
    FOREIGN KEY (tenant_id, session_id) REFERENCES event_sessions (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id),
    FOREIGN KEY (tenant_id, credit_id) REFERENCES credits (tenant_id, id)
);
CREATE INDEX event_attendance_by_person ON event_attendance (tenant_id, person_id);

-- Fact. A code that was shown in the room; the latest of a session counts, until its time is over.
CREATE TABLE event_codes (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    code TEXT NOT NULL,
    shown_at TIMESTAMPTZ NOT NULL,
    valid_until TIMESTAMPTZ NOT NULL,
    shown_by TEXT NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, session_id) REFERENCES event_sessions (tenant_id, id)
);
CREATE INDEX event_codes_by_session ON event_codes (tenant_id, session_id);
CREATE INDEX event_codes_by_code ON event_codes (tenant_id, code);

-- Wrong codes of the last minutes, forgotten afterwards.
CREATE TABLE event_code_failures (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    address TEXT NOT NULL,
    failed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX event_code_failures_by_time ON event_code_failures (tenant_id, failed_at);
