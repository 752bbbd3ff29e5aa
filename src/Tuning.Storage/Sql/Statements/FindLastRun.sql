SELECT run_id AS RunId, schedule AS Schedule, strategy AS Strategy, market AS Market, trigger AS Trigger, due_at AS DueAt,
    created_at AS CreatedAt, state AS State, reason AS Reason, changed_at AS ChangedAt, taken_by AS TakenBy,
    session_id AS SessionId, trials AS Trials, alpha_spent AS AlphaSpent, version AS Version, until AS Until, outcome AS Outcome
FROM tuning_runs
WHERE schedule = @Schedule AND trigger = @Trigger
ORDER BY due_at DESC, run_id DESC
LIMIT 1
