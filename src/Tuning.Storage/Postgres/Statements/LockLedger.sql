SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('tuning_ledger ' || @Strategy, 0))) AS held
