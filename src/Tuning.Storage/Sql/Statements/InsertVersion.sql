INSERT INTO tuning_champion_versions (strategy, market, version, run_id, definition_json)
VALUES (@Strategy, @Market, @Version, @RunId, @DefinitionJson)
