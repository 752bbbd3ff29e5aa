INSERT INTO tuning_events (session_id, sequence, event_key, kind, at, detail_json)
VALUES (@SessionId, @Sequence, @Key, @Kind, @At, @DetailJson::JSON)
ON CONFLICT (session_id, event_key) DO NOTHING
