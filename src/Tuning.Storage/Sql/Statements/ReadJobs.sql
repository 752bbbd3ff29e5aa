SELECT
    session_id AS SessionId, fold AS Fold, batch AS Batch, job AS Job, first_trial AS FirstTrial, trials AS Trials,
    host AS Host, ended_at AS EndedAt, seconds AS Seconds
FROM tuning_jobs
WHERE session_id = @SessionId AND fold = @Fold
ORDER BY batch, job
