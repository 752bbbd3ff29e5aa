-- No reference to tuning_sessions: what was looked at stays known when a session is removed.
CREATE TABLE tuning_validations (
    session_id           TEXT    NOT NULL PRIMARY KEY,
    plan_hash            TEXT    NOT NULL,
    strategy             TEXT    NOT NULL,
    overlapping_sessions INTEGER NOT NULL CHECK (overlapping_sessions > 0),
    holdout_taken_by     TEXT
) WITHOUT ROWID;

CREATE TABLE tuning_looks (
    session_id TEXT    NOT NULL,
    market     TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('test', 'holdout')),
    start_ns   INTEGER NOT NULL,
    end_ns     INTEGER NOT NULL CHECK (end_ns >= start_ns),
    PRIMARY KEY (session_id, market, kind, start_ns)
) WITHOUT ROWID;

CREATE INDEX tuning_looks_by_market ON tuning_looks (market, kind, end_ns);
