DELETE FROM tuning_schedules WHERE name = @Name
