UPDATE tuning_schedules SET claimed_until = @ClaimedUntil WHERE name = @Name AND claimed_until < @ClaimedUntil
