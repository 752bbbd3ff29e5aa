SELECT look.session_id AS SessionId, look.market AS Market, look.start_ns AS StartNs, look.end_ns AS EndNs, validation.plan_hash AS PlanHash
FROM tuning_looks AS look
JOIN tuning_validations AS validation ON validation.session_id = look.session_id
WHERE look.kind = 'holdout' AND validation.strategy = @Strategy AND look.market = @Market AND look.end_ns > @AfterNs
ORDER BY look.start_ns, look.session_id
