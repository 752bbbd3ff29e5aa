-- Who evaluates a trial, until when, and how often it has been given away.
CREATE TABLE tuning_leases (
    session_id TEXT NOT NULL,
    fold       INTEGER NOT NULL,
    trial      INTEGER NOT NULL,
    lease_id   TEXT NOT NULL,
    worker     TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    attempts   INTEGER NOT NULL CHECK (attempts > 0),
    PRIMARY KEY (session_id, fold, trial),
    FOREIGN KEY (session_id, fold, trial) REFERENCES tuning_trials (session_id, fold, trial)
) WITHOUT ROWID;
