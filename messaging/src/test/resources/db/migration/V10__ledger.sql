create table ledger (
    position   bigint generated always as identity primary key,
    debtor_id  text not null,
    payment_id text not null,
    amount     numeric not null
);
