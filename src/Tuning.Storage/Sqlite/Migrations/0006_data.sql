-- Data sets whose content stands in the artifact store under its hash: every instance can fetch them.
CREATE TABLE tuning_data (
    sha256           TEXT NOT NULL PRIMARY KEY,
    size_bytes       INTEGER NOT NULL,
    description_json TEXT NOT NULL,
    stored_at        TEXT NOT NULL
) WITHOUT ROWID;

-- An uploaded file and the data set that it became, so that a repeated commit finds it.
CREATE TABLE tuning_uploads (
    sha256         TEXT NOT NULL PRIMARY KEY,
    dataset_sha256 TEXT NOT NULL
) WITHOUT ROWID;
