SELECT run_id AS RunId, kind AS Kind, attempts AS Attempts, delivered_at AS DeliveredAt, error AS Error
FROM tuning_notifications
WHERE run_id = @RunId
ORDER BY kind
