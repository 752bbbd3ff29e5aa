PRAGMA user_version = 2;

CREATE TABLE IF NOT EXISTS instances (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    status INTEGER NOT NULL,
    ready INTEGER NOT NULL,
    started INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    completed_at INTEGER,
    start_at INTEGER,
    input TEXT,
    first_input TEXT,
    generations INTEGER NOT NULL DEFAULT 0,
    output TEXT,
    custom_status TEXT,
    failure TEXT,
    tags TEXT,
    parent_key INTEGER,
    parent_task INTEGER,
    parent_id TEXT,
    parent_name TEXT
);
CREATE INDEX IF NOT EXISTS instances_by_parent ON instances (parent_key) WHERE parent_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS instances_ready ON instances (key) WHERE ready = 1;
CREATE INDEX IF NOT EXISTS instances_completed ON instances (completed_at, key) WHERE completed_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS history (
    key INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    type INTEGER NOT NULL,
    task INTEGER NOT NULL,
    at INTEGER NOT NULL,
    name TEXT,
    data TEXT,
    failure TEXT,
    PRIMARY KEY (key, seq)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS inbox (
    seq INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,
    type INTEGER NOT NULL,
    task INTEGER NOT NULL,
    at INTEGER NOT NULL,
    name TEXT,
    data TEXT,
    failure TEXT
);
CREATE INDEX IF NOT EXISTS inbox_by_instance ON inbox (key);

CREATE TABLE IF NOT EXISTS activities (
    seq INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,
    task INTEGER NOT NULL,
    name TEXT NOT NULL,
    input TEXT NOT NULL,
    crashes INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS activities_by_instance ON activities (key);

CREATE TABLE IF NOT EXISTS timers (
    key INTEGER NOT NULL,
    task INTEGER NOT NULL,
    fire_at INTEGER NOT NULL,
    PRIMARY KEY (key, task)
) WITHOUT ROWID;
