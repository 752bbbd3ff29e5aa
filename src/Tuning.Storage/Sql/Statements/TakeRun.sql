UPDATE tuning_runs
SET taken_by = @Orchestration, state = CASE WHEN state = 'claimed' THEN 'running' ELSE state END,
    changed_at = CASE WHEN state = 'claimed' THEN @ChangedAt ELSE changed_at END
WHERE run_id = @RunId AND state <> 'ended' AND state <> 'queued' AND (taken_by IS NULL OR taken_by = @Orchestration)
