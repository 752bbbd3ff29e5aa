UPDATE tuning_folds
SET chosen_trial = @Trial
WHERE session_id = @SessionId AND fold = @Fold AND chosen_trial IS NULL
