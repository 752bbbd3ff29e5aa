SELECT
    session_id AS SessionId, sequence AS Sequence, event_key AS "Key", kind AS Kind, at AS At, detail_json AS DetailJson
FROM tuning_events
WHERE session_id = @SessionId AND sequence > @After
ORDER BY sequence
LIMIT @Limit
