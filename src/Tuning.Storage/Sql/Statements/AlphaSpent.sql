SELECT COALESCE(SUM(alpha_spent), 0)
FROM tuning_runs
WHERE strategy = @Strategy AND market = @Market AND created_at > @Since AND run_id <> @RunId
