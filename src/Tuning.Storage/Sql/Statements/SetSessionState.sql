UPDATE tuning_sessions
SET state = @State
WHERE session_id = @SessionId AND ended_at IS NULL AND state <> @State
