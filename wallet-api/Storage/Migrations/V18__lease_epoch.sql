-- Nothing reads it, and from this release on nothing writes it.

ALTER TABLE leases ALTER COLUMN epoch SET DEFAULT 0, ALGORITHM = INSTANT;
