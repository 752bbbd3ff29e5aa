INSERT INTO tuning_notifications (run_id, kind, attempts, delivered_at, error)
VALUES (@RunId, @Kind, @Attempts, @DeliveredAt, @Error)
ON CONFLICT (run_id, kind) DO UPDATE
SET attempts = excluded.attempts, delivered_at = excluded.delivered_at, error = excluded.error
