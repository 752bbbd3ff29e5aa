INSERT INTO tuning_trials (session_id, fold, trial, batch, point_hash, point_json)
VALUES (@SessionId, @Fold, @Trial, @Batch, @PointHash, @PointJson)
