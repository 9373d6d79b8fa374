-- Exercises, variants, local inserts and read-receipts. One set of SQL for SQLite and PostgreSQL.

-- The variant (幹部編 …) that the person took up, by the grade at that time; empty for the common one.
ALTER TABLE enrollments ADD COLUMN variant TEXT NOT NULL DEFAULT '';

-- The organisation's rules that decide keys, as they stood at the start: JSON, insert id → option id.
ALTER TABLE attempts ADD COLUMN rules TEXT NOT NULL DEFAULT '{}';

ALTER TABLE attempt_results ADD COLUMN must_be_right_missed BOOLEAN NOT NULL DEFAULT FALSE;

-- Fact. One run of an exercise (演習) with the seed of its order.
CREATE TABLE exercise_runs (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    enrollment_id TEXT NOT NULL,
    exercise_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    seed TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, enrollment_id, exercise_id, number),
    FOREIGN KEY (tenant_id, enrollment_id) REFERENCES enrollments (tenant_id, id)
);

-- Fact. Every decision of a run. place: item or scene; choice: bin or choice. The latest of an item counts.
CREATE TABLE exercise_decisions (
    tenant_id TEXT NOT NULL,
    run_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    place TEXT NOT NULL,
    choice TEXT NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, run_id, sequence),
    FOREIGN KEY (tenant_id, run_id) REFERENCES exercise_runs (tenant_id, id)
);

-- Fact. The end of a run. Marks are exact rationals "n/d".
CREATE TABLE exercise_results (
    tenant_id TEXT NOT NULL,
    run_id TEXT NOT NULL,
    finished_at TIMESTAMPTZ NOT NULL,
    marks TEXT NOT NULL,
    maximum TEXT NOT NULL,
    fatal BOOLEAN NOT NULL,
    must_be_right_missed BOOLEAN NOT NULL,
    mastery TEXT NOT NULL,
    passed BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, run_id),
    FOREIGN KEY (tenant_id, run_id) REFERENCES exercise_runs (tenant_id, id)
);

-- Fact. What the organisation wrote into a slot (差し込み); the latest counts, an empty one returns to the
-- general text.
CREATE TABLE insert_texts (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    course_code TEXT NOT NULL,
    insert_id TEXT NOT NULL,
    value TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX insert_texts_by_slot ON insert_texts (tenant_id, course_code, insert_id, saved_at);

-- Fact. 読了確認: the person confirmed having read exactly this text.
CREATE TABLE acknowledgements (
    tenant_id TEXT NOT NULL,
    enrollment_id TEXT NOT NULL,
    insert_id TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    acknowledged_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, enrollment_id, insert_id, text_hash),
    FOREIGN KEY (tenant_id, enrollment_id) REFERENCES enrollments (tenant_id, id)
);
