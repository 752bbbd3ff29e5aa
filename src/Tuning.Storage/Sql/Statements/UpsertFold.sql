INSERT INTO tuning_folds (session_id, fold, batches, trials)
VALUES (@SessionId, @Fold, 0, 0)
ON CONFLICT (session_id, fold) DO UPDATE SET batches = tuning_folds.batches
