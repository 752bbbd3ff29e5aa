INSERT INTO tuning_jobs (session_id, fold, batch, job, first_trial, trials, host, ended_at, seconds)
VALUES (@SessionId, @Fold, @Batch, @Job, @FirstTrial, @Trials, @Host, @EndedAt, @Seconds)
ON CONFLICT (session_id, fold, batch, job) DO NOTHING
