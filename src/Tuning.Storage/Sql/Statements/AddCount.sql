INSERT INTO tuning_counts (session_id, fold, state, trials)
VALUES (@SessionId, @Fold, @State, @Trials)
ON CONFLICT (session_id, fold, state) DO UPDATE SET trials = tuning_counts.trials + excluded.trials
