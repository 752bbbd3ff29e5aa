SELECT session_id AS SessionId, fold AS Fold, trial AS Trial, batch AS Batch, point_hash AS PointHash, point_json AS PointJson
FROM tuning_trials
WHERE session_id = @SessionId AND fold = @Fold AND trial >= @First AND batch = @Batch
ORDER BY trial
