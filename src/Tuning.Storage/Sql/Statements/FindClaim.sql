SELECT claim_key AS "Key", request_hash AS RequestHash, session_id AS SessionId
FROM tuning_claims
WHERE claim_key = @Key
