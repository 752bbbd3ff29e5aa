SELECT kind AS Kind, at AS At, value AS Value, threshold AS Threshold, in_a_row AS InARow, fires AS Fires, why AS Why
FROM tuning_trigger_checks
WHERE schedule = @Schedule AND kind = @Kind
ORDER BY at DESC
LIMIT @Limit
