SELECT strategy AS Strategy, market AS Market, revision AS Revision, version AS Version, entries AS Entries
FROM tuning_champion_slots
WHERE revision > 0
ORDER BY strategy, market
