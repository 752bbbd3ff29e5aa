SELECT cancel_requested
FROM tuning_sessions
WHERE session_id = @SessionId
