-- Whoever looks for a reference finds it here by one dive, however old the ledger is and however many have the same one. A transaction with a
-- reference has a row for each owner of its wallets and one for those who may see all of them; the hash is of owner and reference (see
-- TransactionReference). Rows are written with their transactions and go when the day is retired.

CREATE TABLE transaction_references (
  reference_hash BINARY(16) NOT NULL,
  transaction_id BIGINT     NOT NULL,
  PRIMARY KEY (reference_hash, transaction_id)
) ENGINE = InnoDB;

-- One row: how far the transactions of before, and of the release before while it still serves, have been given theirs. All up to filled_to
-- have them; last_missing is the last that had to be given them, or the time of this migration. A ledger without wallets has nothing to fill.
CREATE TABLE reference_filling (
  id           TINYINT NOT NULL,
  filled_to    BIGINT  NOT NULL,
  last_missing BIGINT  NOT NULL,
  is_filled    TINYINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;

INSERT INTO reference_filling (id, filled_to, last_missing, is_filled)
SELECT 1, 0, (TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000) << 21, NOT EXISTS (SELECT 1 FROM wallets);

-- Once all are filled, the index that served before is only a cost. Not between two steps of a retirement: the table that a partition is
-- exchanged with has the same indexes.
CREATE PROCEDURE drop_reference_index()
SQL SECURITY DEFINER
BEGIN
  IF EXISTS (SELECT 1 FROM reference_filling WHERE id = 1 AND is_filled = 1)
    AND EXISTS (SELECT 1 FROM information_schema.statistics s
      WHERE s.table_schema = DATABASE() AND s.table_name = 'transactions' AND s.index_name = 'by_reference')
    AND NOT EXISTS (SELECT 1 FROM information_schema.partitions p JOIN ledger_history h ON h.id = 1
      WHERE p.table_schema = DATABASE() AND p.table_name = 'transactions' AND p.partition_description <> 'MAXVALUE'
      AND CAST(p.partition_description AS UNSIGNED) <= ((h.retired_day + 1) * 86400000) << 21)
  THEN
    ALTER TABLE transactions DROP INDEX by_reference, ALGORITHM = INPLACE, LOCK = NONE;
  END IF;
END;

CALL drop_reference_index();
