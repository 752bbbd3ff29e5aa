INSERT INTO tuning_claims (claim_key, request_hash, session_id)
VALUES (@Key, @RequestHash, @SessionId)
ON CONFLICT (claim_key) DO NOTHING
