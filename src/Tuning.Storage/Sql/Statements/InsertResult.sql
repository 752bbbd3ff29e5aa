INSERT INTO tuning_results (
    session_id, fold, trial, "window", rung, state, metrics_json, effective_hash, trace_hash, error_type, error_message)
VALUES (
    @SessionId, @Fold, @Trial, @Window, @Rung, @State, @MetricsJson, @EffectiveHash, @TraceHash, @ErrorType, @ErrorMessage)
ON CONFLICT (session_id, fold, trial, "window", rung) DO NOTHING
