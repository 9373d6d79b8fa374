-- Reminders (督促): what HR set, what was reminded of, and the queue of optional mail. One set of SQL for SQLite
-- and PostgreSQL. Facts are appended and never updated or deleted.

CREATE INDEX assignments_outstanding ON assignments (tenant_id, fiscal_year, standing, due_on);

-- Fact. What HR set: rules (when mail is sent) and template (its words and those of the letter), as JSON; see
-- learning::reminder and contract::reminders. The latest of a kind counts.
CREATE TABLE reminder_settings (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('rules','template')),
    document TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX reminder_settings_by_kind ON reminder_settings (tenant_id, kind, saved_at);

-- Fact. A person was reminded of a duty: banner at sign-in, letter to the section head, file for groupware, own
-- mail, or mail to the section head. Once per duty, day and channel.
CREATE TABLE reminder_log (
    tenant_id TEXT NOT NULL,
    assignment_id TEXT NOT NULL,
    day DATE NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('banner','letter','groupware','mail','summary')),
    person_id TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, assignment_id, day, channel),
    FOREIGN KEY (tenant_id, assignment_id) REFERENCES assignments (tenant_id, id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);

-- Fact. The rules were applied on this day; several servers share one database, and one of them does it.
CREATE TABLE reminder_scans (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    day DATE NOT NULL,
    settings_id TEXT NOT NULL,
    queued INTEGER NOT NULL,
    scanned_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, day, settings_id)
);

-- The queue. queued → claimed → sent | queued (again, later) | failed. A claim whose process died, or whose
-- connection broke after the text was handed over, is 'unknown': it may have arrived, so only a person sends it
-- again, under the same message_id.
CREATE TABLE reminder_mails (
    tenant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person','summary')),
    person_id TEXT NOT NULL,
    day DATE NOT NULL,
    address TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued','claimed','sent','failed','unknown')),
    attempts INTEGER NOT NULL,
    next_try_at TIMESTAMPTZ NOT NULL,
    claimed_at TIMESTAMPTZ,
    finished_at TIMESTAMPTZ,
    reason TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, message_id),
    FOREIGN KEY (tenant_id, person_id) REFERENCES persons (tenant_id, id)
);
CREATE INDEX reminder_mails_by_state ON reminder_mails (tenant_id, state, next_try_at);

-- Fact. Why a mail was queued. Its key is the promise: one recipient, one planned day, one cause, one mail.
-- person_id: the recipient. day: the day on which the rule fell. cause: occasion and assignment.
CREATE TABLE reminder_mail_causes (
    tenant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    day DATE NOT NULL,
    cause TEXT NOT NULL,
    assignment_id TEXT NOT NULL,
    mail_id TEXT NOT NULL,
    PRIMARY KEY (tenant_id, person_id, day, cause),
    FOREIGN KEY (tenant_id, assignment_id) REFERENCES assignments (tenant_id, id),
    FOREIGN KEY (tenant_id, mail_id) REFERENCES reminder_mails (tenant_id, id)
);
CREATE INDEX reminder_mail_causes_by_mail ON reminder_mail_causes (tenant_id, mail_id);
