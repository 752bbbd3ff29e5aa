UPDATE tuning_leases
SET worker = worker
WHERE session_id = @SessionId AND fold = @Fold AND trial = @Trial AND lease_id = @Lease
