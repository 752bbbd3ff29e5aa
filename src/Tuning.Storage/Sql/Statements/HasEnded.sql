SELECT COUNT(*)
FROM tuning_sessions
WHERE session_id = @SessionId AND ended_at IS NOT NULL
