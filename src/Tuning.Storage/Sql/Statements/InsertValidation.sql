INSERT INTO tuning_validations (session_id, plan_hash, strategy, overlapping_sessions, holdout_taken_by)
VALUES (@SessionId, @PlanHash, @Strategy, @OverlappingSessions, @HoldoutTakenBy)
