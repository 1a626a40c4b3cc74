-- Limits by name, for any number of wallets of a currency, and the journal of their changes, which is never updated and never deleted. The seal is
-- a digest of the row. Times are Unix milliseconds.
CREATE TABLE limit_profiles (
  currency    SMALLINT     NOT NULL,
  name        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  limit_once  BIGINT       NULL,
  limit_day   BIGINT       NULL,
  limit_month BIGINT       NULL,
  version     BIGINT       NOT NULL,
  changed_at  BIGINT       NOT NULL,
  changed_by  VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (currency, name)
) ENGINE = InnoDB;

CREATE TABLE limit_profile_changes (
  currency    SMALLINT     NOT NULL,
  name        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version     BIGINT       NOT NULL,
  limit_once  BIGINT       NULL,
  limit_day   BIGINT       NULL,
  limit_month BIGINT       NULL,
  changed_at  BIGINT       NOT NULL,
  changed_by  VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  is_removed  TINYINT      NOT NULL,
  seal        BINARY(16)   NOT NULL,
  PRIMARY KEY (currency, name, version)
) ENGINE = InnoDB;
