UPDATE tuning_approvals
SET approved = @Approved, decided_at = @DecidedAt, key_name = @KeyName, comment = @Comment
WHERE run_id = @RunId AND approved IS NULL AND expires_at > @DecidedAt
