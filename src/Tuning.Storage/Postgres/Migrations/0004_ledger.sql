-- No reference to tuning_sessions: what was looked at stays known when a session is removed.
CREATE TABLE tuning_validations (
    session_id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    plan_hash            TEXT COLLATE "C" NOT NULL,
    strategy             TEXT COLLATE "C" NOT NULL,
    overlapping_sessions INTEGER NOT NULL CHECK (overlapping_sessions > 0),
    holdout_taken_by     TEXT COLLATE "C"
);

CREATE TABLE tuning_looks (
    session_id TEXT COLLATE "C" NOT NULL,
    market     TEXT COLLATE "C" NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL CHECK (kind IN ('test', 'holdout')),
    start_ns   BIGINT NOT NULL,
    end_ns     BIGINT NOT NULL CHECK (end_ns >= start_ns),
    PRIMARY KEY (session_id, market, kind, start_ns)
);

CREATE INDEX tuning_looks_by_market ON tuning_looks (market, kind, end_ns);
