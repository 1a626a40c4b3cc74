-- An owner is told by 128 bits of the hash of the user id: here is the half that is not in owner. Rows that a release before has written have
-- none, and are told by the user id itself (OwnerColumns); migrate fills them in, a little at a time.

ALTER TABLE balances ADD COLUMN owner_high BINARY(8) NULL, ALGORITHM = INSTANT;
