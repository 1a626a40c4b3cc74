-- How many changes of settings a wallet has had since they are journalled.

ALTER TABLE balances ADD COLUMN settings_version BIGINT NOT NULL DEFAULT 0, ALGORITHM = INSTANT;
