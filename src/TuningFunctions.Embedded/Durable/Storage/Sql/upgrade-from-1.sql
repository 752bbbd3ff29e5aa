ALTER TABLE instances ADD COLUMN first_input TEXT;
ALTER TABLE instances ADD COLUMN generations INTEGER NOT NULL DEFAULT 0;
PRAGMA user_version = 2;
