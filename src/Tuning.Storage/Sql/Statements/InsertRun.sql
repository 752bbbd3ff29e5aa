INSERT INTO tuning_runs (
    run_id, schedule, strategy, market, trigger, due_at, created_at, state, reason, changed_at, trials, alpha_spent, until, outcome)
VALUES (
    @RunId, @Schedule, @Strategy, @Market, @Trigger, @DueAt, @CreatedAt, @State, @Reason, @ChangedAt, @Trials, @AlphaSpent, @Until, @Outcome)
ON CONFLICT (run_id) DO NOTHING
