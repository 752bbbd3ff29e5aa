UPDATE tuning_sessions
SET last_event = last_event + 1
WHERE session_id = @SessionId
RETURNING last_event
