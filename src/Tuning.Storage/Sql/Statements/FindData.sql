SELECT sha256 AS Sha256, size_bytes AS SizeBytes, description_json AS DescriptionJson, stored_at AS StoredAt
FROM tuning_data
WHERE sha256 = @Sha256
