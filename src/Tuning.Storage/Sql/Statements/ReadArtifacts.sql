SELECT session_id AS SessionId, kind AS Kind, sha256 AS Sha256, size_bytes AS SizeBytes, media_type AS MediaType
FROM tuning_artifacts
WHERE session_id = @SessionId
ORDER BY kind
