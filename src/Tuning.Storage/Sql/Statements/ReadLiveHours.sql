SELECT hour AS Hour, pnl AS Pnl
FROM tuning_live_hours
WHERE strategy = @Strategy AND market = @Market AND version = @Version
ORDER BY hour
