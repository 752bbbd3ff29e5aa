CREATE TABLE tuning_schedules (
    name            TEXT NOT NULL PRIMARY KEY,
    definition_json TEXT NOT NULL,
    claimed_until   TEXT NOT NULL,
    created_at      TEXT NOT NULL,
    changed_at      TEXT NOT NULL,
    key_name        TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE tuning_trigger_checks (
    schedule   TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    at         TEXT    NOT NULL,
    value      REAL,
    threshold  REAL,
    in_a_row   INTEGER NOT NULL,
    fires      INTEGER NOT NULL,
    why        TEXT    NOT NULL,
    PRIMARY KEY (schedule, kind, at)
) WITHOUT ROWID;

-- The id of a run is that of its orchestration: inserting it is the claim.
CREATE TABLE tuning_runs (
    run_id      TEXT    NOT NULL PRIMARY KEY,
    schedule    TEXT    NOT NULL,
    strategy    TEXT    NOT NULL,
    market      TEXT    NOT NULL,
    trigger     TEXT    NOT NULL,
    due_at      TEXT    NOT NULL,
    created_at  TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    changed_at  TEXT    NOT NULL,
    taken_by    TEXT,
    session_id  TEXT,
    trials      INTEGER NOT NULL DEFAULT 0,
    alpha_spent REAL    NOT NULL DEFAULT 0,
    version     INTEGER,
    until       TEXT,
    outcome     TEXT
) WITHOUT ROWID;

CREATE INDEX tuning_runs_by_schedule ON tuning_runs (schedule, due_at);
CREATE INDEX tuning_runs_by_place ON tuning_runs (strategy, market, created_at);
CREATE INDEX tuning_runs_open ON tuning_runs (created_at) WHERE state <> 'ended';

CREATE TABLE tuning_approvals (
    run_id     TEXT NOT NULL PRIMARY KEY REFERENCES tuning_runs (run_id),
    expires_at TEXT NOT NULL,
    approved   INTEGER,
    decided_at TEXT,
    key_name   TEXT,
    comment    TEXT
) WITHOUT ROWID;

CREATE TABLE tuning_champion_versions (
    strategy        TEXT    NOT NULL,
    market          TEXT    NOT NULL,
    version         INTEGER NOT NULL CHECK (version > 0),
    run_id          TEXT    NOT NULL UNIQUE,
    definition_json TEXT    NOT NULL,
    PRIMARY KEY (strategy, market, version)
) WITHOUT ROWID;

CREATE TABLE tuning_champion_slots (
    strategy TEXT    NOT NULL,
    market   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    version  INTEGER,
    entries  INTEGER NOT NULL,
    PRIMARY KEY (strategy, market)
) WITHOUT ROWID;

CREATE TABLE tuning_champion_audit (
    strategy         TEXT    NOT NULL,
    market           TEXT    NOT NULL,
    sequence         INTEGER NOT NULL CHECK (sequence > 0),
    entry_id         TEXT    NOT NULL,
    kind             TEXT    NOT NULL,
    version          INTEGER NOT NULL,
    previous_version INTEGER,
    reason           TEXT    NOT NULL,
    key_name         TEXT    NOT NULL,
    at               TEXT    NOT NULL,
    run_id           TEXT,
    evidence_json    TEXT,
    PRIMARY KEY (strategy, market, sequence),
    UNIQUE (strategy, market, entry_id)
) WITHOUT ROWID;

CREATE TABLE tuning_market_data (
    market   TEXT    NOT NULL,
    sha256   TEXT    NOT NULL,
    row_count INTEGER NOT NULL,
    start_ns INTEGER NOT NULL,
    end_ns   INTEGER NOT NULL,
    added_at TEXT    NOT NULL,
    PRIMARY KEY (market, sha256)
) WITHOUT ROWID;

CREATE TABLE tuning_fills (
    strategy     TEXT    NOT NULL,
    market       TEXT    NOT NULL,
    fill_id      TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    trade_id     TEXT    NOT NULL,
    leg          TEXT    NOT NULL,
    at           TEXT    NOT NULL,
    is_buy       INTEGER NOT NULL,
    quantity     REAL    NOT NULL,
    price        REAL    NOT NULL,
    quoted_price REAL,
    fee          REAL,
    PRIMARY KEY (strategy, market, fill_id)
) WITHOUT ROWID;

CREATE INDEX tuning_fills_by_version ON tuning_fills (strategy, market, version, at);

CREATE TABLE tuning_live_hours (
    strategy TEXT    NOT NULL,
    market   TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    hour     TEXT    NOT NULL,
    pnl      REAL    NOT NULL,
    PRIMARY KEY (strategy, market, version, hour)
) WITHOUT ROWID;

CREATE TABLE tuning_notifications (
    run_id       TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    attempts     INTEGER NOT NULL,
    delivered_at TEXT,
    error        TEXT,
    PRIMARY KEY (run_id, kind)
) WITHOUT ROWID;
