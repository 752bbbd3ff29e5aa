-- name: begin
BEGIN IMMEDIATE
-- name: commit
COMMIT
-- name: rollback
ROLLBACK
-- name: last_keys
SELECT (SELECT coalesce(max(key), 0) FROM instances), (SELECT coalesce(max(seq), 0) FROM inbox),
       (SELECT coalesce(min(seq), 0) FROM inbox), (SELECT coalesce(max(seq), 0) FROM activities)
-- name: find
SELECT key, status FROM instances WHERE id = $1
-- name: insert_instance
INSERT INTO instances (key, id, name, version, status, ready, created_at, updated_at, start_at, input, tags,
                       parent_key, parent_task, parent_id, parent_name)
VALUES ($1, $2, $3, $4, 6, 1, $5, $5, $6, $7, $8, $9, $10, $11, $12)
-- name: insert_history
INSERT INTO history (key, seq, type, task, at, name, data, failure) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
-- name: insert_inbox
INSERT INTO inbox (seq, key, type, task, at, name, data, failure) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
-- name: insert_activity
INSERT INTO activities (seq, key, task, name, input) VALUES ($1, $2, $3, $4, $5)
-- name: insert_timer
INSERT OR REPLACE INTO timers (key, task, fire_at) VALUES ($1, $2, $3)
-- name: delete_inbox
DELETE FROM inbox WHERE seq = $1
-- name: delete_activity
DELETE FROM activities WHERE seq = $1
-- name: delete_timer
DELETE FROM timers WHERE key = $1 AND task = $2
-- name: clear_history
DELETE FROM history WHERE key = $1
-- name: clear_inbox
DELETE FROM inbox WHERE key = $1
-- name: clear_activities
DELETE FROM activities WHERE key = $1
-- name: clear_timers
DELETE FROM timers WHERE key = $1
-- name: delete_instance
DELETE FROM instances WHERE key = $1
-- name: progress
UPDATE instances SET status = CASE status WHEN 7 THEN 7 ELSE 0 END, ready = 0, started = 1, updated_at = $2, custom_status = $3
WHERE key = $1
-- name: continue
UPDATE instances SET status = CASE status WHEN 7 THEN 7 ELSE 0 END, ready = 1, started = 0, updated_at = $2,
                     first_input = CASE generations WHEN 0 THEN input ELSE first_input END, generations = generations + 1,
                     custom_status = NULL, input = $3, version = coalesce($4, version)
WHERE key = $1
-- name: end
UPDATE instances SET status = $2, ready = 0, started = 1, updated_at = $3, completed_at = $3, custom_status = $4, output = $5,
                     failure = $6
WHERE key = $1
-- name: set_status
UPDATE instances SET status = $2, updated_at = $3 WHERE key = $1
-- name: rewind
UPDATE instances SET status = 0, ready = 1, updated_at = $2, completed_at = NULL, output = NULL, failure = NULL WHERE key = $1
-- name: open_children
SELECT key, id FROM instances WHERE parent_key = $1 AND status IN (0, 6, 7)
-- name: children
SELECT key, id FROM instances WHERE parent_key = $1
-- name: child_of_task
SELECT key, status FROM instances WHERE parent_key = $1 AND id = $2
-- name: crash_among_others
UPDATE activities SET crashes = min(crashes + 1, 2) WHERE seq = $1
-- name: crash_alone
UPDATE activities SET crashes = crashes + 1 WHERE seq = $1
-- name: suspects
SELECT count(*), coalesce(sum(crashes >= 3), 0) FROM activities WHERE crashes >= 2
-- name: load
SELECT key, id, name, version, status, started, start_at, input, custom_status, parent_id, parent_name, tags, ready FROM instances
WHERE key = $1
-- name: created_at
SELECT created_at FROM instances WHERE key = $1
-- name: history
SELECT type, task, at, name, data, failure FROM history WHERE key = $1 ORDER BY seq
-- name: history_end
SELECT coalesce(max(seq), -1) FROM history WHERE key = $1
-- name: all_inbox
SELECT seq, key, type, task, at, name, data, failure FROM inbox ORDER BY seq
-- name: all_timers
SELECT key, task, fire_at FROM timers
-- name: all_ready
SELECT key FROM instances WHERE ready = 1 AND status IN (0, 6, 7) AND (start_at IS NULL OR start_at <= $1 OR started = 1) ORDER BY key
-- name: page_activities
SELECT a.seq, a.key, i.id, a.task, a.name, a.input, a.crashes FROM activities a JOIN instances i ON i.key = a.key
WHERE a.seq > $1 ORDER BY a.seq LIMIT $2
-- name: metadata
SELECT key, id, name, status, created_at, updated_at, CASE WHEN $2 AND generations > 0 THEN first_input ELSE input END,
       output, custom_status, failure, tags FROM instances WHERE id = $1
-- name: metadata_light
SELECT key, id, name, status, created_at, updated_at, NULL, NULL, NULL, NULL, tags FROM instances WHERE id = $1
-- name: query
SELECT key, id, name, status, created_at, updated_at, CASE WHEN $7 AND generations > 0 THEN first_input ELSE input END,
       output, custom_status, failure, tags FROM instances
WHERE key > $1 AND created_at >= $2 AND created_at <= $3 AND ($4 = 0 OR (1 << status) & $4)
      AND substr(id, 1, length($5)) = $5
ORDER BY key LIMIT $6
-- name: query_light
SELECT key, id, name, status, created_at, updated_at, NULL, NULL, NULL, NULL, tags FROM instances
WHERE key > $1 AND created_at >= $2 AND created_at <= $3 AND ($4 = 0 OR (1 << status) & $4)
      AND substr(id, 1, length($5)) = $5
ORDER BY key LIMIT $6
-- name: ended
SELECT key, id, completed_at FROM instances
WHERE completed_at IS NOT NULL AND status IN (1, 3, 5) AND ($1 = 0 OR (1 << status) & $1) AND completed_at >= $2 AND completed_at <= $3
      AND (completed_at, key) > ($4, $5)
ORDER BY completed_at, key LIMIT $6
-- name: purgeable
SELECT key FROM instances
WHERE status IN (1, 3, 5) AND created_at >= $1 AND created_at <= $2 AND ($3 = 0 OR (1 << status) & $3)
-- name: start_of
SELECT name, input, version, status, tags FROM instances WHERE id = $1
-- name: parent
SELECT p.key, i.parent_task FROM instances i JOIN instances p ON p.key = i.parent_key AND p.status IN (0, 6, 7) WHERE i.key = $1
-- name: resume
UPDATE instances SET status = CASE WHEN started = 1 THEN 0 ELSE 6 END, updated_at = $2 WHERE key = $1
-- name: bench_insert
INSERT INTO single (id, at) VALUES ($1, $1)
