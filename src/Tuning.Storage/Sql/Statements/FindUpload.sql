SELECT dataset_sha256
FROM tuning_uploads
WHERE sha256 = @Sha256
