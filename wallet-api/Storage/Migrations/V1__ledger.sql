-- The ledger. Runs unchanged on MySQL 8.0 to 9 and MariaDB 10.11. Money is in minor units; ids are described in Commands/.
-- Tables that grow with time are partitioned by their key, which carries the time; partitions are made ahead by the service.

CREATE TABLE wallets (
  wallet_id   BIGINT       NOT NULL,
  user_id     VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  external_id VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  metadata    MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (wallet_id),
  KEY by_user (user_id, wallet_id)
) ENGINE = InnoDB;

-- Narrow and hot: what a decision needs, nothing else.
CREATE TABLE balances (
  wallet_id    BIGINT     NOT NULL,
  is_system    TINYINT    NOT NULL DEFAULT 0,
  owner        BIGINT     NOT NULL DEFAULT 0,
  status       TINYINT    NOT NULL DEFAULT 0,
  posted       BIGINT     NOT NULL DEFAULT 0,
  held         BIGINT     NOT NULL DEFAULT 0,
  overdraft    BIGINT     NOT NULL DEFAULT 0,
  version      BIGINT     NOT NULL DEFAULT 0,
  last_id      BIGINT     NOT NULL DEFAULT 0,
  chain        BINARY(16) NOT NULL,
  spent_day    INT        NOT NULL DEFAULT 0,
  day_spent    BIGINT     NOT NULL DEFAULT 0,
  month_spent  BIGINT     NOT NULL DEFAULT 0,
  limit_once   BIGINT     NULL,
  limit_day    BIGINT     NULL,
  limit_month  BIGINT     NULL,
  next_expiry  BIGINT     NULL,
  PRIMARY KEY (wallet_id),
  KEY by_expiry (next_expiry),
  CONSTRAINT covered CHECK (is_system = 1 OR posted - held + overdraft >= 0)
) ENGINE = InnoDB;

CREATE TABLE transactions (
  transaction_id BIGINT       NOT NULL,
  kind           TINYINT      NOT NULL,
  currency       SMALLINT     NOT NULL,
  amount         BIGINT       NOT NULL,
  debit_wallet   BIGINT       NULL,
  credit_wallet  BIGINT       NULL,
  legs           MEDIUMTEXT   CHARACTER SET ascii COLLATE ascii_bin NULL,
  parent_id      BIGINT       NULL,
  reversed       BIGINT       NOT NULL DEFAULT 0,
  effective_at   BIGINT       NULL,
  reference      VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  description    VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  metadata       MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (transaction_id),
  KEY by_reference (reference)
) ENGINE = InnoDB
PARTITION BY RANGE (transaction_id) (PARTITION p_rest VALUES LESS THAN MAXVALUE);

-- One B-tree: a page of a statement is one range scan, the balance at a time one dive.
CREATE TABLE entries (
  wallet_id      BIGINT     NOT NULL,
  transaction_id BIGINT     NOT NULL,
  kind           TINYINT    NOT NULL,
  sequence       BIGINT     NOT NULL,
  amount         BIGINT     NOT NULL,
  posted         BIGINT     NOT NULL,
  held           BIGINT     NOT NULL,
  counterparty   BIGINT     NOT NULL,
  chain          BINARY(16) NOT NULL,
  PRIMARY KEY (wallet_id, transaction_id)
) ENGINE = InnoDB
PARTITION BY RANGE (transaction_id) (PARTITION p_rest VALUES LESS THAN MAXVALUE);

-- Money set aside. The id is that of the transaction that placed the hold.
CREATE TABLE holds (
  wallet_id   BIGINT  NOT NULL,
  hold_id     BIGINT  NOT NULL,
  destination BIGINT  NULL,
  amount      BIGINT  NOT NULL,
  captured    BIGINT  NOT NULL,
  status      TINYINT NOT NULL,
  expires_at  BIGINT  NULL,
  PRIMARY KEY (wallet_id, hold_id),
  CONSTRAINT within CHECK (captured >= 0 AND captured <= amount)
) ENGINE = InnoDB;

-- key_day comes from the key itself (0: the key carries no time), so one key can only ever be in one partition.
CREATE TABLE kept_answers (
  key_day     INT        NOT NULL,
  key_hash    BINARY(16) NOT NULL,
  fingerprint BINARY(16) NOT NULL,
  code        SMALLINT   NOT NULL,
  subject     BIGINT     NOT NULL,
  posted      BIGINT     NOT NULL,
  available   BIGINT     NOT NULL,
  version     BIGINT     NOT NULL,
  items       MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (key_day, key_hash)
) ENGINE = InnoDB
PARTITION BY RANGE (key_day) (PARTITION p_timeless VALUES LESS THAN (1), PARTITION p_rest VALUES LESS THAN MAXVALUE);

-- Tells, after a connection was lost in commit, whether the batch is there. size -1: it is not and never will be.
CREATE TABLE batches (
  batch_id BIGINT NOT NULL,
  nonce    BIGINT NOT NULL,
  size     INT    NOT NULL,
  PRIMARY KEY (batch_id)
) ENGINE = InnoDB
PARTITION BY RANGE (batch_id) (PARTITION p_rest VALUES LESS THAN MAXVALUE);

CREATE TABLE outbox (
  batch_id BIGINT     NOT NULL,
  payload  MEDIUMBLOB NOT NULL,
  PRIMARY KEY (batch_id)
) ENGINE = InnoDB;

CREATE TABLE leases (
  name    VARCHAR(50)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder  VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  epoch   BIGINT       NOT NULL,
  expires BIGINT       NOT NULL,
  PRIMARY KEY (name)
) ENGINE = InnoDB;
