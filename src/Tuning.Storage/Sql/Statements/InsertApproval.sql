INSERT INTO tuning_approvals (run_id, expires_at)
VALUES (@RunId, @ExpiresAt)
ON CONFLICT (run_id) DO NOTHING
