SELECT session_id
FROM tuning_sessions
WHERE ended_at < @Before
ORDER BY ended_at, session_id
LIMIT @Limit
