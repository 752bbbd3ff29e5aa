UPDATE tuning_sessions
SET cancel_requested = 1
WHERE session_id = @SessionId
