-- A digest of what a hold was placed on: no other row repeats its destination and end. Holds of before have none until they change.

ALTER TABLE holds ADD COLUMN terms BINARY(16) NULL, ALGORITHM = INSTANT;
