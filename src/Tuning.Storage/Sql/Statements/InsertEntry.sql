INSERT INTO tuning_champion_audit (
    strategy, market, sequence, entry_id, kind, version, previous_version, reason, key_name, at, run_id, evidence_json)
VALUES (
    @Strategy, @Market, @Sequence, @Id, @Kind, @Version, @PreviousVersion, @Reason, @KeyName, @At, @RunId, @EvidenceJson)
