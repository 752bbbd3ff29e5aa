INSERT INTO tuning_market_data (market, sha256, row_count, start_ns, end_ns, added_at)
VALUES (@Market, @Sha256, @Rows, @StartNs, @EndNs, @AddedAt)
ON CONFLICT (market, sha256) DO NOTHING
