ALTER TABLE tuning_sessions ADD COLUMN last_event BIGINT NOT NULL DEFAULT 0;

CREATE INDEX tuning_sessions_by_end ON tuning_sessions (ended_at);

CREATE TABLE tuning_datasets (
    session_id TEXT COLLATE "C" NOT NULL REFERENCES tuning_sessions (session_id),
    position   INTEGER NOT NULL CHECK (position >= 0),
    sha256     TEXT COLLATE "C" NOT NULL,
    row_count  BIGINT NOT NULL,
    name       TEXT NOT NULL,
    PRIMARY KEY (session_id, position)
);

CREATE TABLE tuning_folds (
    session_id   TEXT COLLATE "C" NOT NULL REFERENCES tuning_sessions (session_id),
    fold         INTEGER NOT NULL CHECK (fold >= 0),
    batches      INTEGER NOT NULL,
    trials       INTEGER NOT NULL,
    chosen_trial INTEGER,
    PRIMARY KEY (session_id, fold)
);

-- A job stands here once its results do.
CREATE TABLE tuning_jobs (
    session_id  TEXT COLLATE "C" NOT NULL REFERENCES tuning_sessions (session_id),
    fold        INTEGER NOT NULL,
    batch       INTEGER NOT NULL,
    job         INTEGER NOT NULL CHECK (job >= 0),
    first_trial INTEGER NOT NULL,
    trials      INTEGER NOT NULL CHECK (trials > 0),
    host        TEXT NOT NULL,
    ended_at    TIMESTAMPTZ NOT NULL,
    seconds     DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (session_id, fold, batch, job)
);

CREATE TABLE tuning_events (
    session_id  TEXT COLLATE "C" NOT NULL REFERENCES tuning_sessions (session_id),
    sequence    BIGINT NOT NULL,
    event_key   TEXT COLLATE "C" NOT NULL,
    kind        TEXT NOT NULL,
    at          TIMESTAMPTZ NOT NULL,
    detail_json JSON,
    PRIMARY KEY (session_id, sequence),
    UNIQUE (session_id, event_key)
);

CREATE TABLE tuning_artifacts (
    session_id TEXT COLLATE "C" NOT NULL REFERENCES tuning_sessions (session_id),
    kind       TEXT COLLATE "C" NOT NULL,
    sha256     TEXT COLLATE "C" NOT NULL,
    size_bytes BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    PRIMARY KEY (session_id, kind)
);

CREATE INDEX tuning_artifacts_by_content ON tuning_artifacts (sha256);

-- Sessions of the first version keep their data and searches in sight.
INSERT INTO tuning_folds (session_id, fold, batches, trials)
SELECT session_id, fold, MAX(batch) + 1, COUNT(*)
FROM tuning_trials
GROUP BY session_id, fold;

INSERT INTO tuning_datasets (session_id, position, sha256, row_count, name)
SELECT
    session_id, dataset.position - 1, dataset.value ->> 'sha256', (dataset.value ->> 'rows')::BIGINT, dataset.value ->> 'name'
FROM tuning_sessions, json_array_elements(tuning_sessions.plan_json -> 'datasets') WITH ORDINALITY AS dataset (value, position);
