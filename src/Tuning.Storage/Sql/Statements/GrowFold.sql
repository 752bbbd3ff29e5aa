UPDATE tuning_folds
SET batches = batches + 1, trials = trials + @Trials
WHERE session_id = @SessionId AND fold = @Fold
