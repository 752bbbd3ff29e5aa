-- Keys collate by bytes: they sort the same in every database, and as they do in code.
CREATE TABLE tuning_sessions (
    session_id       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name             TEXT NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    plan_hash        TEXT NOT NULL,
    plan_json        JSON NOT NULL,
    planned_trials   INTEGER NOT NULL CHECK (planned_trials > 0),
    state            TEXT NOT NULL,
    cancel_requested BOOLEAN NOT NULL DEFAULT FALSE,
    ended_at         TIMESTAMPTZ,
    result_hash      TEXT,
    summary_json     JSON,
    error_type       TEXT,
    error_message    TEXT
);

CREATE INDEX tuning_sessions_by_creation ON tuning_sessions (created_at);

CREATE TABLE tuning_trials (
    session_id TEXT COLLATE "C" NOT NULL REFERENCES tuning_sessions (session_id),
    fold       INTEGER NOT NULL CHECK (fold >= 0),
    trial      INTEGER NOT NULL CHECK (trial >= 0),
    batch      INTEGER NOT NULL CHECK (batch >= 0),
    point_hash TEXT NOT NULL,
    point_json TEXT NOT NULL,
    PRIMARY KEY (session_id, fold, trial)
);

CREATE INDEX tuning_trials_by_batch ON tuning_trials (session_id, fold, batch);

-- The window is part of the key as text so that every kind of plan can name its own slices.
CREATE TABLE tuning_results (
    session_id     TEXT COLLATE "C" NOT NULL,
    fold           INTEGER NOT NULL,
    trial          INTEGER NOT NULL,
    "window"       TEXT COLLATE "C" NOT NULL,
    rung           INTEGER NOT NULL CHECK (rung >= 0),
    state          TEXT NOT NULL,
    metrics_json   JSON NOT NULL,
    effective_hash TEXT,
    trace_hash     TEXT,
    error_type     TEXT,
    error_message  TEXT,
    PRIMARY KEY (session_id, fold, trial, "window", rung),
    FOREIGN KEY (session_id, fold, trial) REFERENCES tuning_trials (session_id, fold, trial)
);
