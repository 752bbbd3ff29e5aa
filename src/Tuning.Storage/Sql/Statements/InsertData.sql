INSERT INTO tuning_data (sha256, size_bytes, description_json, stored_at)
VALUES (@Sha256, @SizeBytes, @DescriptionJson, @StoredAt)
ON CONFLICT (sha256) DO NOTHING
