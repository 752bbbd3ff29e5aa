INSERT INTO tuning_results
SELECT * FROM staged_results
ORDER BY session_id, fold, trial, "window", rung
ON CONFLICT (session_id, fold, trial, "window", rung) DO NOTHING
RETURNING session_id, fold, trial, "window", rung
