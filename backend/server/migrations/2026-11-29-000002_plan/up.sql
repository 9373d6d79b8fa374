-- 研修計画: the plan of a fiscal year, its versions, steps and evaluations. One set of SQL for SQLite and PostgreSQL.

-- The work under way. document: JSON. changes: the version that it changes; none for the first plan. reason: why the
-- plan is changed. underway: nobody writes while it is false.
CREATE TABLE plan_drafts (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    fiscal_year INTEGER NOT NULL,
    document TEXT NOT NULL,
    revision INTEGER NOT NULL,
    underway BOOLEAN NOT NULL,
    changes INTEGER,
    reason TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, fiscal_year)
);

-- Fact. A plan as it was submitted. document: JSON; labels: JSON of the names of what it names, as of that day.
CREATE TABLE plan_versions (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    fiscal_year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    document TEXT NOT NULL,
    labels TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, fiscal_year, number)
);

-- Fact. What happened to a version, in order. held_on: the day on which the step holds.
CREATE TABLE plan_steps (
    tenant_id TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('submit','return','decide','start','evaluate')),
    approver TEXT NOT NULL,
    office TEXT NOT NULL,
    held_on DATE NOT NULL,
    note TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, fiscal_year, number, sequence),
    FOREIGN KEY (tenant_id, fiscal_year, number) REFERENCES plan_versions (tenant_id, fiscal_year, number)
);

-- Fact. What was found about a row; the latest of a row counts. result: JSON of the figure as of a day, taken by the
-- program; null for an event that was never planned.
CREATE TABLE plan_evaluations (
    tenant_id TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    row_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    number INTEGER NOT NULL,
    result TEXT NOT NULL,
    finding TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('continue','revise','abolish')),
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, fiscal_year, row_id, sequence),
    FOREIGN KEY (tenant_id, fiscal_year, number) REFERENCES plan_versions (tenant_id, fiscal_year, number)
);

-- Fact. As which registered event a row of a new event is held; the latest of a row counts, none takes the link back.
-- A row is meant through all versions of the plan.
CREATE TABLE plan_event_links (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    fiscal_year INTEGER NOT NULL,
    row_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    event_id TEXT,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, fiscal_year, row_id, sequence),
    FOREIGN KEY (tenant_id, event_id) REFERENCES events (tenant_id, id)
);
