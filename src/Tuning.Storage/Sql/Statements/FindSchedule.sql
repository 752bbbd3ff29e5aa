SELECT name AS Name, definition_json AS DefinitionJson, claimed_until AS ClaimedUntil, created_at AS CreatedAt,
    changed_at AS ChangedAt, key_name AS KeyName
FROM tuning_schedules
WHERE name = @Name
