-- The application's user may not change tables. These two procedures, with the rights of who runs the migrations, let it make partitions
-- ahead and drop those that nobody needs any more, of the tables named here and no others.

CREATE PROCEDURE extend_partitions(IN table_name VARCHAR(64), IN first_bound BIGINT, IN step BIGINT, IN how_many INT)
SQL SECURITY DEFINER
BEGIN
  DECLARE done INT DEFAULT 0;
  IF table_name NOT IN ('transactions', 'entries', 'batches', 'kept_answers') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not a partitioned table';
  END IF;
  SET @ddl = CONCAT('ALTER TABLE ', table_name, ' REORGANIZE PARTITION p_rest INTO (');
  WHILE done < how_many DO
    SET @ddl = CONCAT(@ddl, 'PARTITION p', first_bound + done * step, ' VALUES LESS THAN (', first_bound + done * step, '), ');
    SET done = done + 1;
  END WHILE;
  SET @ddl = CONCAT(@ddl, 'PARTITION p_rest VALUES LESS THAN MAXVALUE)');
  PREPARE extension FROM @ddl;
  EXECUTE extension;
  DEALLOCATE PREPARE extension;
END;

CREATE PROCEDURE drop_partition(IN table_name VARCHAR(64), IN bound BIGINT)
SQL SECURITY DEFINER
BEGIN
  IF table_name NOT IN ('batches', 'kept_answers') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not a table whose past may go';
  END IF;
  SET @ddl = CONCAT('ALTER TABLE ', table_name, ' DROP PARTITION p', bound);
  PREPARE removal FROM @ddl;
  EXECUTE removal;
  DEALLOCATE PREPARE removal;
END;
