SELECT
    trials.session_id AS SessionId, trials.fold AS Fold, trials.trial AS Trial, trials.batch AS Batch,
    trials.point_hash AS PointHash, trials.point_json AS PointJson
FROM tuning_trials AS trials
JOIN tuning_leases AS leases
    ON leases.session_id = trials.session_id AND leases.fold = trials.fold AND leases.trial = trials.trial
WHERE trials.session_id = @SessionId AND trials.fold = @Fold AND trials.trial >= @First AND leases.lease_id = @Lease
ORDER BY trials.trial
