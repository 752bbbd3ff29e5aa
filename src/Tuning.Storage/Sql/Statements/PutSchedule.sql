INSERT INTO tuning_schedules (name, definition_json, claimed_until, created_at, changed_at, key_name)
VALUES (@Name, @DefinitionJson, @ClaimedUntil, @CreatedAt, @ChangedAt, @KeyName)
ON CONFLICT (name) DO UPDATE
SET definition_json = excluded.definition_json, changed_at = excluded.changed_at, key_name = excluded.key_name,
    claimed_until = CASE WHEN excluded.claimed_until > tuning_schedules.claimed_until
        THEN excluded.claimed_until ELSE tuning_schedules.claimed_until END
