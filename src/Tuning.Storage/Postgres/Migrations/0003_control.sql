CREATE TABLE tuning_controls (
    session_id      TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES tuning_sessions (session_id),
    pause_requested BOOLEAN NOT NULL
);

-- A key may be claimed before its session is stored.
CREATE TABLE tuning_claims (
    claim_key    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    request_hash TEXT NOT NULL,
    session_id   TEXT COLLATE "C" NOT NULL
);
