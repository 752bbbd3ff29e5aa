UPDATE tuning_runs SET session_id = @SessionId, trials = @Trials WHERE run_id = @RunId AND session_id IS NULL
