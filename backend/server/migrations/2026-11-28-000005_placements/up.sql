-- Placements (事前診断), what they exempt from, parallel forms and pass marks by tag. One set of SQL for SQLite
-- and PostgreSQL.

-- The form (A, B) that all drawn questions belong to; empty when they are of the whole bank.
ALTER TABLE attempts ADD COLUMN form TEXT NOT NULL DEFAULT '';

-- What the questions of each tag with a pass mark of its own earned: JSON.
ALTER TABLE attempt_results ADD COLUMN tag_marks TEXT NOT NULL DEFAULT '[]';

-- Fact. One test before the first lesson, once per enrollment.
CREATE TABLE placements (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    enrollment_id TEXT NOT NULL,
    form TEXT NOT NULL,
    seed TEXT NOT NULL,
    draw TEXT NOT NULL,
    rules TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, enrollment_id),
    FOREIGN KEY (tenant_id, enrollment_id) REFERENCES enrollments (tenant_id, id)
);

-- Fact. Every saved response; the latest of a question counts.
CREATE TABLE placement_responses (
    tenant_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    question_id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    response TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, placement_id, question_id, sequence),
    FOREIGN KEY (tenant_id, placement_id) REFERENCES placements (tenant_id, id)
);

-- Fact. The end of a placement. Marks are exact rationals "n/d"; share_percent is rounded down, for counting only.
-- recommended: JSON, as the course said at that time.
CREATE TABLE placement_results (
    tenant_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    submitted_at TIMESTAMPTZ NOT NULL,
    closed_by TEXT NOT NULL CHECK (closed_by IN ('learner','clock')),
    marks TEXT NOT NULL,
    maximum TEXT NOT NULL,
    share_percent INTEGER NOT NULL,
    question_marks TEXT NOT NULL,
    recommended TEXT NOT NULL,
    PRIMARY KEY (tenant_id, placement_id),
    FOREIGN KEY (tenant_id, placement_id) REFERENCES placements (tenant_id, id)
);

-- Fact. What came of each objective.
CREATE TABLE placement_objectives (
    tenant_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    objective_id TEXT NOT NULL,
    right_count INTEGER NOT NULL,
    wrong_count INTEGER NOT NULL,
    marks TEXT NOT NULL,
    share_percent INTEGER NOT NULL,
    passed BOOLEAN NOT NULL,
    PRIMARY KEY (tenant_id, placement_id, objective_id),
    FOREIGN KEY (tenant_id, placement_id) REFERENCES placements (tenant_id, id)
);

-- Fact. A lesson that need not be read, because a placement passed all of its objectives.
CREATE TABLE lesson_exemptions (
    tenant_id TEXT NOT NULL,
    enrollment_id TEXT NOT NULL,
    lesson_id TEXT NOT NULL,
    placement_id TEXT NOT NULL,
    exempted_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, enrollment_id, lesson_id),
    FOREIGN KEY (tenant_id, enrollment_id) REFERENCES enrollments (tenant_id, id),
    FOREIGN KEY (tenant_id, placement_id) REFERENCES placements (tenant_id, id)
);
