INSERT INTO tuning_leases (session_id, fold, trial, lease_id, worker, expires_at, attempts)
SELECT trials.session_id, trials.fold, trials.trial, @Lease, @Worker, @Until, 1
FROM tuning_trials AS trials
LEFT JOIN tuning_leases AS leases
    ON leases.session_id = trials.session_id AND leases.fold = trials.fold AND leases.trial = trials.trial
WHERE trials.session_id = @SessionId AND trials.fold = @Fold AND trials.trial >= @First
    AND (leases.trial IS NULL OR leases.expires_at <= @Now)
    AND NOT EXISTS (
        SELECT 1
        FROM tuning_results AS results
        WHERE results.session_id = trials.session_id AND results.fold = trials.fold AND results.trial = trials.trial)
ORDER BY trials.trial
LIMIT @Count
ON CONFLICT (session_id, fold, trial) DO UPDATE
SET lease_id = excluded.lease_id, worker = excluded.worker, expires_at = excluded.expires_at,
    attempts = tuning_leases.attempts + 1
WHERE tuning_leases.expires_at <= @Now
