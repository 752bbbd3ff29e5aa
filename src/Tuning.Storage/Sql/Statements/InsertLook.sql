INSERT INTO tuning_looks (session_id, market, kind, start_ns, end_ns)
VALUES (@SessionId, @Market, @Kind, @StartNs, @EndNs)
