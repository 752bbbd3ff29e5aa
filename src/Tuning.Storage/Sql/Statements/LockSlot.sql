INSERT INTO tuning_champion_slots (strategy, market, revision, entries)
VALUES (@Strategy, @Market, 0, 0)
ON CONFLICT (strategy, market) DO UPDATE SET revision = tuning_champion_slots.revision
