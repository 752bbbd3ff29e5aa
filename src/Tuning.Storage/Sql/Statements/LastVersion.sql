SELECT COALESCE(MAX(version), 0) FROM tuning_champion_versions WHERE strategy = @Strategy AND market = @Market
