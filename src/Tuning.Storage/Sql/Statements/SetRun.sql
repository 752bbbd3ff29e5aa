UPDATE tuning_runs
SET state = @State, reason = @Reason, changed_at = @ChangedAt, alpha_spent = @AlphaSpent, version = @Version, until = @Until,
    outcome = @Outcome
WHERE run_id = @RunId AND state <> 'ended'
