SELECT overlapping_sessions AS OverlappingSessions, holdout_taken_by AS HoldoutTakenBy
FROM tuning_validations
WHERE session_id = @SessionId
