SELECT state AS State, SUM(trials) AS Count
FROM tuning_counts
WHERE session_id = @SessionId
GROUP BY state
