SELECT leases.trial
FROM tuning_leases AS leases
WHERE leases.session_id = @SessionId AND leases.fold = @Fold AND leases.attempts >= @Attempts AND leases.expires_at <= @Now
    AND NOT EXISTS (
        SELECT 1
        FROM tuning_results AS results
        WHERE results.session_id = leases.session_id AND results.fold = leases.fold AND results.trial = leases.trial)
ORDER BY leases.trial
