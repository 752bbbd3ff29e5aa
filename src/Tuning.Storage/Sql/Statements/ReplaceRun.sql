UPDATE tuning_runs
SET state = 'ended', outcome = 'replaced', reason = @Reason, changed_at = @ChangedAt, until = NULL
WHERE run_id = @RunId AND state NOT IN ('promoting', 'watching', 'ended')
