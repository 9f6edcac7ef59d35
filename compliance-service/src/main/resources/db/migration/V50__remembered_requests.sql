-- When a request was noted, in real time also under a simulated clock: it is forgotten after a while.
alter table complaint_request add column remembered_at timestamptz not null default now();

create index complaint_request_age on complaint_request using brin (remembered_at);
