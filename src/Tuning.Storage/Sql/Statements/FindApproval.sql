SELECT run_id AS RunId, expires_at AS ExpiresAt, approved AS Approved, decided_at AS DecidedAt, key_name AS KeyName, comment AS Comment
FROM tuning_approvals
WHERE run_id = @RunId
