CREATE TABLE tuning_schedules (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    definition_json TEXT NOT NULL,
    claimed_until TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    key_name TEXT NOT NULL
);

CREATE TABLE tuning_trigger_checks (
    schedule TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    value DOUBLE PRECISION,
    threshold DOUBLE PRECISION,
    in_a_row INTEGER NOT NULL,
    fires BOOLEAN NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (schedule, kind, at)
);

-- The id of a run is that of its orchestration: inserting it is the claim.
CREATE TABLE tuning_runs (
    run_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    schedule TEXT COLLATE "C" NOT NULL,
    strategy TEXT COLLATE "C" NOT NULL,
    market TEXT COLLATE "C" NOT NULL,
    trigger TEXT NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    taken_by TEXT,
    session_id TEXT,
    trials INTEGER NOT NULL DEFAULT 0,
    alpha_spent DOUBLE PRECISION NOT NULL DEFAULT 0,
    version INTEGER,
    until TIMESTAMPTZ,
    outcome TEXT
);

CREATE INDEX tuning_runs_by_schedule ON tuning_runs (schedule, due_at);
CREATE INDEX tuning_runs_by_place ON tuning_runs (strategy, market, created_at);
CREATE INDEX tuning_runs_open ON tuning_runs (created_at) WHERE state <> 'ended';

CREATE TABLE tuning_approvals (
    run_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES tuning_runs (run_id),
    expires_at TIMESTAMPTZ NOT NULL,
    approved BOOLEAN,
    decided_at TIMESTAMPTZ,
    key_name TEXT,
    comment TEXT
);

CREATE TABLE tuning_champion_versions (
    strategy TEXT COLLATE "C" NOT NULL,
    market TEXT COLLATE "C" NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    run_id TEXT COLLATE "C" NOT NULL UNIQUE,
    definition_json TEXT NOT NULL,
    PRIMARY KEY (strategy, market, version)
);

CREATE TABLE tuning_champion_slots (
    strategy TEXT COLLATE "C" NOT NULL,
    market TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    version INTEGER,
    entries BIGINT NOT NULL,
    PRIMARY KEY (strategy, market)
);

CREATE TABLE tuning_champion_audit (
    strategy TEXT COLLATE "C" NOT NULL,
    market TEXT COLLATE "C" NOT NULL,
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    entry_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    version INTEGER NOT NULL,
    previous_version INTEGER,
    reason TEXT NOT NULL,
    key_name TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    run_id TEXT COLLATE "C",
    evidence_json TEXT,
    PRIMARY KEY (strategy, market, sequence),
    UNIQUE (strategy, market, entry_id)
);

CREATE TABLE tuning_market_data (
    market TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    row_count BIGINT NOT NULL,
    start_ns BIGINT NOT NULL,
    end_ns BIGINT NOT NULL,
    added_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (market, sha256)
);

CREATE TABLE tuning_fills (
    strategy TEXT COLLATE "C" NOT NULL,
    market TEXT COLLATE "C" NOT NULL,
    fill_id TEXT COLLATE "C" NOT NULL,
    version INTEGER NOT NULL,
    trade_id TEXT COLLATE "C" NOT NULL,
    leg TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    is_buy BOOLEAN NOT NULL,
    quantity DOUBLE PRECISION NOT NULL,
    price DOUBLE PRECISION NOT NULL,
    quoted_price DOUBLE PRECISION,
    fee DOUBLE PRECISION,
    PRIMARY KEY (strategy, market, fill_id)
);

CREATE INDEX tuning_fills_by_version ON tuning_fills (strategy, market, version, at);

CREATE TABLE tuning_live_hours (
    strategy TEXT COLLATE "C" NOT NULL,
    market TEXT COLLATE "C" NOT NULL,
    version INTEGER NOT NULL,
    hour TIMESTAMPTZ NOT NULL,
    pnl DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (strategy, market, version, hour)
);

CREATE TABLE tuning_notifications (
    run_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    attempts INTEGER NOT NULL,
    delivered_at TIMESTAMPTZ,
    error TEXT,
    PRIMARY KEY (run_id, kind)
);
