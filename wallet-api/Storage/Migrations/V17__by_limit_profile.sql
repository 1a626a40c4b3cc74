-- By which a profile that a wallet has is known not to be free.

ALTER TABLE balances ADD INDEX by_limit_profile (limit_profile), ALGORITHM = INPLACE, LOCK = NONE;
