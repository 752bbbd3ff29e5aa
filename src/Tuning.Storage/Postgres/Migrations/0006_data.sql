-- Data sets whose content stands in the artifact store under its hash: every instance can fetch them.
CREATE TABLE tuning_data (
    sha256           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    size_bytes       BIGINT NOT NULL,
    description_json TEXT NOT NULL,
    stored_at        TIMESTAMPTZ NOT NULL
);

-- An uploaded file and the data set that it became, so that a repeated commit finds it.
CREATE TABLE tuning_uploads (
    sha256         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    dataset_sha256 TEXT COLLATE "C" NOT NULL
);
