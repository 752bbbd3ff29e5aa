SELECT state AS State, COUNT(*) AS Count
FROM tuning_results
WHERE session_id = @SessionId
GROUP BY state
