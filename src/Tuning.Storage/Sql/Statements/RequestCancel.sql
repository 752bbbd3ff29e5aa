UPDATE tuning_sessions
SET cancel_requested = TRUE
WHERE session_id = @SessionId AND NOT cancel_requested
