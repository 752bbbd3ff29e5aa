INSERT INTO tuning_trigger_checks (schedule, kind, at, value, threshold, in_a_row, fires, why)
VALUES (@Schedule, @Kind, @At, @Value, @Threshold, @InARow, @Fires, @Why)
ON CONFLICT (schedule, kind, at) DO NOTHING
