CREATE TEMPORARY TABLE staged_results (LIKE tuning_results) ON COMMIT DROP
