SELECT state AS State, COUNT(*) AS Count
FROM tuning_results
WHERE session_id = @SessionId AND "window" NOT IN ('test', 'holdout')
GROUP BY state
