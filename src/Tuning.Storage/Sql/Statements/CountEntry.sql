UPDATE tuning_champion_slots
SET entries = entries + 1
WHERE strategy = @Strategy AND market = @Market
RETURNING entries
