SELECT
    session_id AS SessionId, name AS Name, created_at AS CreatedAt, plan_hash AS PlanHash, plan_json AS PlanJson,
    planned_trials AS PlannedTrials, state AS State, cancel_requested AS CancelRequested, ended_at AS EndedAt,
    result_hash AS ResultHash, summary_json AS SummaryJson, error_type AS ErrorType, error_message AS ErrorMessage
FROM tuning_sessions
WHERE (@State IS NULL OR state = @State)
    AND (@NamePrefix IS NULL OR substr(name, 1, length(@NamePrefix)) = @NamePrefix)
    AND (@After IS NULL OR (created_at, session_id) < (
        SELECT last.created_at, last.session_id FROM tuning_sessions AS last WHERE last.session_id = @After))
ORDER BY created_at DESC, session_id DESC
LIMIT @Limit
