-- What a transaction publishes at once is one row, a bundle: records says how many there are, payload holds
-- them all in their order, and the columns of a single record say nothing. Where Debezium reads the table no
-- bundles are written. A relay of the version before comes upon a topic that cannot be, and tries again until
-- one takes over that knows them.
alter table outbox add column records integer;
comment on column outbox.records is 'how many records the payload holds; null: it is one';

-- events are small, or packed already by who reads them next
alter table outbox alter column payload set storage external;
