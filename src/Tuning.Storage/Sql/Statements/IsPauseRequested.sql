SELECT pause_requested
FROM tuning_controls
WHERE session_id = @SessionId
