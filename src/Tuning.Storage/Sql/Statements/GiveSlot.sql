UPDATE tuning_champion_slots
SET revision = revision + 1, version = @Version
WHERE strategy = @Strategy AND market = @Market
