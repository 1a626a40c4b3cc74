-- The profile of limits that a wallet has.

ALTER TABLE balances ADD COLUMN limit_profile VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL, ALGORITHM = INSTANT;
