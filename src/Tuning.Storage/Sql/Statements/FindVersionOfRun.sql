SELECT definition_json FROM tuning_champion_versions WHERE run_id = @RunId
