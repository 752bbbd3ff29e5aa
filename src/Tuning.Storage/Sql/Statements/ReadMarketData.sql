SELECT market AS Market, sha256 AS Sha256, row_count AS Rows, start_ns AS StartNs, end_ns AS EndNs, added_at AS AddedAt
FROM tuning_market_data
WHERE market = @Market
ORDER BY start_ns, end_ns, sha256
