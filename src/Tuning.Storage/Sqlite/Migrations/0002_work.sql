ALTER TABLE tuning_sessions ADD COLUMN last_event INTEGER NOT NULL DEFAULT 0;

CREATE INDEX tuning_sessions_by_end ON tuning_sessions (ended_at);

CREATE TABLE tuning_datasets (
    session_id TEXT NOT NULL REFERENCES tuning_sessions (session_id),
    position   INTEGER NOT NULL CHECK (position >= 0),
    sha256     TEXT NOT NULL,
    row_count  INTEGER NOT NULL,
    name       TEXT NOT NULL,
    PRIMARY KEY (session_id, position)
) WITHOUT ROWID;

CREATE TABLE tuning_folds (
    session_id   TEXT NOT NULL REFERENCES tuning_sessions (session_id),
    fold         INTEGER NOT NULL CHECK (fold >= 0),
    batches      INTEGER NOT NULL,
    trials       INTEGER NOT NULL,
    chosen_trial INTEGER,
    PRIMARY KEY (session_id, fold)
) WITHOUT ROWID;

-- A job stands here once its results do.
CREATE TABLE tuning_jobs (
    session_id  TEXT NOT NULL REFERENCES tuning_sessions (session_id),
    fold        INTEGER NOT NULL,
    batch       INTEGER NOT NULL,
    job         INTEGER NOT NULL CHECK (job >= 0),
    first_trial INTEGER NOT NULL,
    trials      INTEGER NOT NULL CHECK (trials > 0),
    host        TEXT NOT NULL,
    ended_at    TEXT NOT NULL,
    seconds     REAL NOT NULL,
    PRIMARY KEY (session_id, fold, batch, job)
) WITHOUT ROWID;

CREATE TABLE tuning_events (
    session_id  TEXT NOT NULL REFERENCES tuning_sessions (session_id),
    sequence    INTEGER NOT NULL,
    event_key   TEXT NOT NULL,
    kind        TEXT NOT NULL,
    at          TEXT NOT NULL,
    detail_json TEXT,
    PRIMARY KEY (session_id, sequence),
    UNIQUE (session_id, event_key)
) WITHOUT ROWID;

CREATE TABLE tuning_artifacts (
    session_id TEXT NOT NULL REFERENCES tuning_sessions (session_id),
    kind       TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    PRIMARY KEY (session_id, kind)
) WITHOUT ROWID;

CREATE INDEX tuning_artifacts_by_content ON tuning_artifacts (sha256);

-- Sessions of the first version keep their data and searches in sight.
INSERT INTO tuning_folds (session_id, fold, batches, trials)
SELECT session_id, fold, MAX(batch) + 1, COUNT(*)
FROM tuning_trials
GROUP BY session_id, fold;

INSERT INTO tuning_datasets (session_id, position, sha256, row_count, name)
SELECT
    session_id, dataset.key, json_extract(dataset.value, '$.sha256'), json_extract(dataset.value, '$.rows'),
    json_extract(dataset.value, '$.name')
FROM tuning_sessions, json_each(tuning_sessions.plan_json, '$.datasets') AS dataset;
