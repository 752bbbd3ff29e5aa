CREATE TABLE tuning_controls (
    session_id      TEXT    NOT NULL PRIMARY KEY REFERENCES tuning_sessions (session_id),
    pause_requested INTEGER NOT NULL
) WITHOUT ROWID;

-- A key may be claimed before its session is stored.
CREATE TABLE tuning_claims (
    claim_key    TEXT NOT NULL PRIMARY KEY,
    request_hash TEXT NOT NULL,
    session_id   TEXT NOT NULL
) WITHOUT ROWID;
