SELECT COUNT(DISTINCT validation.plan_hash)
FROM tuning_looks AS own
JOIN tuning_looks AS other
    ON other.market = own.market AND other.kind = 'test' AND other.end_ns > own.start_ns AND other.start_ns < own.end_ns
JOIN tuning_validations AS validation ON validation.session_id = other.session_id
WHERE own.session_id = @SessionId AND own.kind = 'test' AND validation.strategy = @Strategy AND validation.plan_hash <> @PlanHash
