-- The journal of settings: how a wallet was set after each change, by whom and when. Never updated, never deleted. The seal is a digest of the
-- row; a wallet's row in balances says how many changes it has had. Wallets of before have no rows until their first change.

CREATE TABLE setting_changes (
  wallet_id   BIGINT       NOT NULL,
  sequence    BIGINT       NOT NULL,
  setting     TINYINT      NOT NULL,
  status      TINYINT      NOT NULL,
  overdraft   BIGINT       NOT NULL,
  limit_once  BIGINT       NULL,
  limit_day   BIGINT       NULL,
  limit_month BIGINT       NULL,
  changed_at  BIGINT       NOT NULL,
  changed_by  VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  profile     BINARY(16)   NULL,
  seal        BINARY(16)   NOT NULL,
  PRIMARY KEY (wallet_id, sequence)
) ENGINE = InnoDB;
