-- The profile of limits that a wallet was given.

ALTER TABLE setting_changes ADD COLUMN limit_profile VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL, ALGORITHM = INSTANT;
