INSERT INTO tuning_artifacts (session_id, kind, sha256, size_bytes, media_type)
VALUES (@SessionId, @Kind, @Sha256, @SizeBytes, @MediaType)
ON CONFLICT (session_id, kind) DO NOTHING
