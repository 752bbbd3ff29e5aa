SELECT sha256 AS Sha256, row_count AS Rows, name AS Name
FROM tuning_datasets
WHERE session_id = @SessionId
ORDER BY position
