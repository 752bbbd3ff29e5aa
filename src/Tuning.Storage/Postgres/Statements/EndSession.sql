UPDATE tuning_sessions
SET state = @State, ended_at = @EndedAt, result_hash = @ResultHash, summary_json = @SummaryJson::JSON,
    error_type = @ErrorType, error_message = @ErrorMessage
WHERE session_id = @SessionId AND ended_at IS NULL
