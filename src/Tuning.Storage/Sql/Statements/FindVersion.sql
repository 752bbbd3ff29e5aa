SELECT definition_json FROM tuning_champion_versions WHERE strategy = @Strategy AND market = @Market AND version = @Version
