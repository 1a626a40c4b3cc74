-- Exports: what was asked for, and the parts that were written of it. A part's row is written after its file and is never changed: where an export
-- goes on is what its newest part says. Ids of transactions are bounds of the range; times are milliseconds since 1970.

CREATE TABLE exports (
  export_id       BINARY(16)    NOT NULL,
  kind            TINYINT       NOT NULL,
  wallet_id       BIGINT        NULL,
  from_id         BIGINT        NOT NULL,
  before_id       BIGINT        NOT NULL,
  format          TINYINT       NOT NULL,
  target          VARCHAR(1500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state           TINYINT       NOT NULL,
  asked_by        VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  request_hash    BINARY(16)    NULL,
  request_meaning BINARY(16)    NULL,
  created_at      BIGINT        NOT NULL,
  due_at          BIGINT        NOT NULL,
  tries           INT           NOT NULL,
  trouble         VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  finished_at     BIGINT        NULL,
  PRIMARY KEY (export_id),
  UNIQUE KEY by_request (request_hash),
  KEY by_state (state, due_at),
  KEY by_asker (asked_by, export_id)
) ENGINE = InnoDB;

-- rows_to and bytes_to are sums up to this part.
CREATE TABLE export_parts (
  export_id  BINARY(16) NOT NULL,
  number     INT        NOT NULL,
  last_id    BIGINT     NOT NULL,
  is_end     TINYINT    NOT NULL,
  rows_in    INT        NOT NULL,
  bytes_in   BIGINT     NOT NULL,
  rows_to    BIGINT     NOT NULL,
  bytes_to   BIGINT     NOT NULL,
  sha256     BINARY(32) NOT NULL,
  totals     MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (export_id, number)
) ENGINE = InnoDB;
