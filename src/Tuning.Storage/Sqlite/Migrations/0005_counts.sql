-- How many trials of a search have ended how, kept by the transactions that write their results: a look at the progress of
-- a session costs the same however many trials it has.
CREATE TABLE tuning_counts (
    session_id TEXT NOT NULL REFERENCES tuning_sessions (session_id),
    fold       INTEGER NOT NULL,
    state      TEXT NOT NULL,
    trials     INTEGER NOT NULL,
    PRIMARY KEY (session_id, fold, state)
) WITHOUT ROWID;

INSERT INTO tuning_counts (session_id, fold, state, trials)
SELECT session_id, fold, state, COUNT(*)
FROM tuning_results
WHERE "window" NOT IN ('test', 'holdout') AND state <> 'reported'
GROUP BY session_id, fold, state;

-- The trials of a batch follow each other, so the key finds them; PostgreSQL took this index for the key, and read a whole
-- search to find one trial.
DROP INDEX tuning_trials_by_batch;
