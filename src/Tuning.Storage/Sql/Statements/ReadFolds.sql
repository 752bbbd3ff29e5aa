SELECT session_id AS SessionId, fold AS Fold, batches AS Batches, trials AS Trials, chosen_trial AS ChosenTrial
FROM tuning_folds
WHERE session_id = @SessionId
ORDER BY fold
