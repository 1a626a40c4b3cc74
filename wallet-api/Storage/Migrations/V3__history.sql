-- The past. How each wallet stood at the end of each UTC day on which it had entries is written down once the day is over, so that a question
-- about the past looks into few partitions however many there are, and can be answered when the entries themselves are no longer here.

CREATE TABLE wallet_days (
  wallet_id BIGINT     NOT NULL,
  day       INT        NOT NULL,
  first_id  BIGINT     NOT NULL,
  last_id   BIGINT     NOT NULL,
  sequence  BIGINT     NOT NULL,
  posted    BIGINT     NOT NULL,
  held      BIGINT     NOT NULL,
  chain     BINARY(16) NOT NULL,
  PRIMARY KEY (wallet_id, day)
) ENGINE = InnoDB;

-- One row. Days are counted since 1970; 0: none yet. Closed: all of the day's closings are in wallet_days; closed_to is the last wallet whose
-- closing of the next day is. Retired: the day's entries are no longer to be read here.
CREATE TABLE ledger_history (
  id          TINYINT NOT NULL,
  closed_day  INT     NOT NULL,
  closed_to   BIGINT  NOT NULL,
  retired_day INT     NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT in_order CHECK (retired_day <= closed_day)
) ENGINE = InnoDB;

INSERT INTO ledger_history (id, closed_day, closed_to, retired_day) VALUES (1, 0, 0, 0);

-- Moves a partition's rows into a table of their own, retired_<table>_<last day>, and drops the partition, which is empty then. Every step
-- looks at what is there, so that it may be repeated after a crash between any two. Rows are never dropped: the new table is the owner's.
CREATE PROCEDURE retire_partition(IN which VARCHAR(64), IN bound BIGINT)
SQL SECURITY DEFINER
BEGIN
  DECLARE newest INT DEFAULT CAST((bound >> 21) DIV 86400000 AS SIGNED) - 1;
  DECLARE patience INT DEFAULT @@session.lock_wait_timeout;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    DO RELEASE_LOCK(CONCAT('retire ', SHA2(DATABASE(), 224)));
    SET SESSION lock_wait_timeout = patience;
    RESIGNAL;
  END;
  IF which NOT IN ('transactions', 'entries') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not a table whose days are retired';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM ledger_history WHERE id = 1 AND retired_day >= newest) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the day is not retired';
  END IF;
  -- Two at once could exchange there and back again.
  IF COALESCE(GET_LOCK(CONCAT('retire ', SHA2(DATABASE(), 224)), 0), 0) <> 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'somebody else retires a partition now';
  END IF;
  -- While a change of the table waits for a long reader, everyone waits behind it: better to come again later.
  SET SESSION lock_wait_timeout = 1;

  SET @part = CONCAT('p', bound);
  SET @target = CONCAT('retired_', which, '_', DATE_FORMAT(DATE_ADD('1970-01-01', INTERVAL newest DAY), '%Y_%m_%d'));
  SET @has_part = (SELECT COUNT(*) FROM information_schema.partitions p
    WHERE p.table_schema = DATABASE() AND p.table_name = which AND p.partition_name = @part);
  IF @has_part = 1 THEN
    SET @ddl = CONCAT('SELECT EXISTS (SELECT 1 FROM ', which, ' PARTITION (', @part, ')) INTO @filled');
    PREPARE step FROM @ddl;
    EXECUTE step;
    DEALLOCATE PREPARE step;
    IF @filled = 1 THEN
      SET @ddl = CONCAT('CREATE TABLE IF NOT EXISTS ', @target, ' LIKE ', which);
      PREPARE step FROM @ddl;
      EXECUTE step;
      DEALLOCATE PREPARE step;
      SET @ddl = CONCAT('SELECT EXISTS (SELECT 1 FROM ', @target, ') INTO @taken');
      PREPARE step FROM @ddl;
      EXECUTE step;
      DEALLOCATE PREPARE step;
      IF @taken = 1 THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'both the partition and the table it would move to have rows';
      END IF;
      IF EXISTS (SELECT 1 FROM information_schema.partitions p
          WHERE p.table_schema = DATABASE() AND p.table_name = @target AND p.partition_name IS NOT NULL) THEN
        SET @ddl = CONCAT('ALTER TABLE ', @target, ' REMOVE PARTITIONING');
        PREPARE step FROM @ddl;
        EXECUTE step;
        DEALLOCATE PREPARE step;
      END IF;
      SET @ddl = CONCAT('ALTER TABLE ', which, ' EXCHANGE PARTITION ', @part, ' WITH TABLE ', @target);
      PREPARE step FROM @ddl;
      EXECUTE step;
      DEALLOCATE PREPARE step;
    END IF;
    SET @ddl = CONCAT('SELECT EXISTS (SELECT 1 FROM ', which, ' PARTITION (', @part, ')) INTO @filled');
    PREPARE step FROM @ddl;
    EXECUTE step;
    DEALLOCATE PREPARE step;
    IF @filled = 1 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the partition is not empty';
    END IF;
    SET @ddl = CONCAT('ALTER TABLE ', which, ' DROP PARTITION ', @part);
    PREPARE step FROM @ddl;
    EXECUTE step;
    DEALLOCATE PREPARE step;
  END IF;
  SET SESSION lock_wait_timeout = patience;
  DO RELEASE_LOCK(CONCAT('retire ', SHA2(DATABASE(), 224)));
END;
