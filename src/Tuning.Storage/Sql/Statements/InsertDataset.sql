INSERT INTO tuning_datasets (session_id, position, sha256, row_count, name)
VALUES (@SessionId, @Position, @Sha256, @Rows, @Name)
