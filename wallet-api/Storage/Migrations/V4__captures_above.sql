-- The capture that ends a hold may take more than was set aside: all but captured holds (status 1) have captured no more than that.
-- Under another name, so that the order of dropping and adding does not matter to any server.

ALTER TABLE holds
  DROP CONSTRAINT within,
  ADD CONSTRAINT within_unless_captured CHECK (captured >= 0 AND (captured <= amount OR status = 1));
