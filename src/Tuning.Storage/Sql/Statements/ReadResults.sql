SELECT
    session_id AS SessionId, fold AS Fold, trial AS Trial, "window" AS "Window", rung AS Rung, state AS State,
    metrics_json AS MetricsJson, effective_hash AS EffectiveHash, trace_hash AS TraceHash,
    error_type AS ErrorType, error_message AS ErrorMessage
FROM tuning_results
WHERE session_id = @SessionId AND fold = @Fold AND trial >= @First AND trial < @End
ORDER BY trial, "window", rung
