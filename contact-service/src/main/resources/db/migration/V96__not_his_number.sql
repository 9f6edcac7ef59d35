-- That a number proved to be somebody else's: wrong for this debtor, but not for others.
ALTER TABLE reach_attempt ADD COLUMN not_his boolean NOT NULL DEFAULT false;
