-- Outside training by roster (名簿), and the gates of tools that ask for training first (利用前必須). One set of SQL
-- for SQLite and PostgreSQL.

-- Points of a paper test and what was needed; none for other forms.
ALTER TABLE credits ADD COLUMN score INTEGER;
ALTER TABLE credits ADD COLUMN pass_mark INTEGER;
CREATE INDEX credits_by_batch ON credits (tenant_id, batch_id);

-- Fact. One roster of outside training that was taken in; its rows are credits with this batch_id.
CREATE TABLE rosters (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    encoding TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('group','secondment','paper-test','other')),
    title TEXT NOT NULL,
    organizer TEXT NOT NULL,
    course_code TEXT NOT NULL,
    pass_mark INTEGER,
    approved_by TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    added INTEGER NOT NULL,
    applied_by TEXT NOT NULL,
    applied_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX rosters_by_time ON rosters (tenant_id, applied_at);

-- Fact. A roster that was taken back as a whole; its credits are revoked.
CREATE TABLE roster_undos (
    tenant_id TEXT NOT NULL,
    roster_id TEXT NOT NULL,
    undone_at TIMESTAMPTZ NOT NULL,
    undone_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (tenant_id, roster_id),
    FOREIGN KEY (tenant_id, roster_id) REFERENCES rosters (tenant_id, id)
);

-- A tool that may be used only after training. courses: JSON, [{code, validity or null for the course's own}].
CREATE TABLE gates (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    code TEXT NOT NULL,
    tool TEXT NOT NULL,
    attribute TEXT NOT NULL,
    courses TEXT NOT NULL,
    in_force BOOLEAN NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, code)
);
INSERT INTO gates (tenant_id, code, tool, attribute, courses, in_force, saved_by, saved_at)
    SELECT id, 'telework', 'テレワーク', 'telework', '[{"code":"SEC-06","validity":null}]', TRUE, 'system', created_at
    FROM tenants;
INSERT INTO gates (tenant_id, code, tool, attribute, courses, in_force, saved_by, saved_at)
    SELECT id, 'generative-ai', '生成AI', 'generative-ai', '[{"code":"NEW-01","validity":null}]', TRUE, 'system',
        created_at
    FROM tenants;
INSERT INTO gates (tenant_id, code, tool, attribute, courses, in_force, saved_by, saved_at)
    SELECT id, 'specific-personal-information', '特定個人情報を扱うシステム', 'specific-personal-information',
        '[{"code":"SEC-07","validity":{"months":{"months":12}}}]', TRUE, 'system', created_at
    FROM tenants;

-- What a system that grants a tool shows to ask who is cleared; kept only as a hash. last_used_at is written at
-- most once a minute.
CREATE TABLE gate_tokens (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    gate_code TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    label TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    revoked_by TEXT,
    revoked_at TIMESTAMPTZ,
    last_used_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, token_hash),
    FOREIGN KEY (tenant_id, gate_code) REFERENCES gates (tenant_id, code)
);

-- Wrong tokens of the last minutes, for throttling.
CREATE TABLE gate_token_failures (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    address TEXT NOT NULL,
    failed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX gate_token_failures_by_address ON gate_token_failures (tenant_id, address, failed_at);
