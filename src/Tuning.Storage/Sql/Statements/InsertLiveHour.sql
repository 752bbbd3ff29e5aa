INSERT INTO tuning_live_hours (strategy, market, version, hour, pnl)
VALUES (@Strategy, @Market, @Version, @Hour, @Pnl)
ON CONFLICT (strategy, market, version, hour) DO NOTHING
