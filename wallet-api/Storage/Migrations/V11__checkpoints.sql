-- Signed statements of what the ledger has. A row covers the transactions from first_id to before before_id; blocks are the roots of its
-- subtrees, from which a transaction's proof is made without reading all others. Rows are never changed and never deleted.
CREATE TABLE checkpoints (
  number       BIGINT     NOT NULL,
  first_id     BIGINT     NOT NULL,
  before_id    BIGINT     NOT NULL,
  transactions INT        NOT NULL,
  blocks       MEDIUMBLOB NOT NULL,
  signed       TEXT       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (number),
  UNIQUE KEY by_end (before_id)
) ENGINE = InnoDB;
