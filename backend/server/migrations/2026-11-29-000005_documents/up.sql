-- What stands on top of the documents that go to the meeting. One set of SQL for SQLite and PostgreSQL.

-- Fact. The cover (表書き) of a document in a fiscal year as somebody wrote it; the latest counts. cover: JSON.
CREATE TABLE document_covers (
    tenant_id TEXT NOT NULL REFERENCES tenants (id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'plan','unit-status','yearly','outstanding','specific-personal-information-plan',
        'specific-personal-information-attendance','history')),
    fiscal_year INTEGER NOT NULL,
    cover TEXT NOT NULL,
    saved_by TEXT NOT NULL,
    saved_by_name TEXT NOT NULL,
    saved_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX document_covers_by_kind ON document_covers (tenant_id, kind, fiscal_year, saved_at);
