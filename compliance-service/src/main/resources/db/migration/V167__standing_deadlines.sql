-- what presses or was missed is counted every 15 seconds, among all terms that ever ran
create index deadline_standing on deadline (status, due_at) where status in ('APPROACHING', 'MISSED');
