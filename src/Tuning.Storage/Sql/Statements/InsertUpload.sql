INSERT INTO tuning_uploads (sha256, dataset_sha256)
VALUES (@Sha256, @DatasetSha256)
ON CONFLICT (sha256) DO NOTHING
