-- One row that is there to be written. InnoDB shows a commit to others a moment before it is on disk; a later commit that has returned has
-- taken all earlier ones there. Who tells the world of what it read commits a change of this row first, on the connection it read by.

CREATE TABLE barrier (
  id     TINYINT NOT NULL,
  passed BIGINT  NOT NULL,
  PRIMARY KEY (id)
) ENGINE = InnoDB;

INSERT INTO barrier (id, passed) VALUES (1, 0);
