SELECT strategy AS Strategy, market AS Market, sequence AS Sequence, entry_id AS Id, kind AS Kind, version AS Version,
    previous_version AS PreviousVersion, reason AS Reason, key_name AS KeyName, at AS At, run_id AS RunId,
    evidence_json AS EvidenceJson
FROM tuning_champion_audit
WHERE strategy = @Strategy AND market = @Market
ORDER BY sequence
