INSERT INTO tuning_sessions (session_id, name, created_at, plan_hash, plan_json, planned_trials, state)
VALUES (@SessionId, @Name, @CreatedAt, @PlanHash, @PlanJson, @PlannedTrials, @State)
ON CONFLICT (session_id) DO NOTHING
