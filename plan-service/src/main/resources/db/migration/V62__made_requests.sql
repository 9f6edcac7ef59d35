-- What marked requests made is kept, and purged, by one table of all services.
insert into made_request (subject, idempotency_key, digest, made)
select subject, idempotency_key, digest, made_id from marked_request;

drop table marked_request;
