-- Who is called with events, and the calls. A webhook's secrets are encrypted under a key that is not in the database. Sequences of deliveries
-- are gapless per webhook, from 1. due_at (Unix ms) is when the next attempt is due or, once a delivery is settled, when its row is removed; the
-- index serves both, webhook by webhook, so that one with a long backlog does not slow down the others. Times are Unix milliseconds.
CREATE TABLE webhooks (
  webhook_id      BIGINT         NOT NULL,
  url             VARCHAR(2000)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  description     VARCHAR(500)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  event_types     VARCHAR(500)   CHARACTER SET ascii COLLATE ascii_bin NULL,
  wallet_id       BIGINT         NULL,
  status          TINYINT        NOT NULL,
  secret          VARBINARY(200) NOT NULL,
  previous_secret VARBINARY(200) NULL,
  previous_until  BIGINT         NULL,
  next_sequence   BIGINT         NOT NULL,
  failing_since   BIGINT         NULL,
  created_at      BIGINT         NOT NULL,
  PRIMARY KEY (webhook_id)
) ENGINE = InnoDB;

CREATE TABLE webhook_deliveries (
  webhook_id   BIGINT       NOT NULL,
  sequence     BIGINT       NOT NULL,
  event_id     VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_type   VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body         MEDIUMBLOB   NOT NULL,
  state        TINYINT      NOT NULL,
  attempts     INT          NOT NULL,
  due_at       BIGINT       NOT NULL,
  queued_at    BIGINT       NOT NULL,
  delivered_at BIGINT       NULL,
  last_status  SMALLINT     NULL,
  last_error   VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (webhook_id, sequence),
  KEY by_due (webhook_id, state, due_at, queued_at)
) ENGINE = InnoDB;
