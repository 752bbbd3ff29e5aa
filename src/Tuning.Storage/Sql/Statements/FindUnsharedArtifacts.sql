SELECT DISTINCT mine.sha256
FROM tuning_artifacts mine
WHERE mine.session_id = @SessionId AND NOT EXISTS (
    SELECT 1 FROM tuning_artifacts other WHERE other.sha256 = mine.sha256 AND other.session_id <> @SessionId)
ORDER BY mine.sha256
