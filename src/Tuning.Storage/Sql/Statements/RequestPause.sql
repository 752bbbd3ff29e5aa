INSERT INTO tuning_controls (session_id, pause_requested)
VALUES (@SessionId, @IsRequested)
ON CONFLICT (session_id) DO UPDATE SET pause_requested = excluded.pause_requested
