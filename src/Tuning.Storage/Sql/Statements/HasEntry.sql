SELECT COUNT(*) FROM tuning_champion_audit WHERE strategy = @Strategy AND market = @Market AND entry_id = @Id
