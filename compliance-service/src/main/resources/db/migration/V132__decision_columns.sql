-- What queries look at of the gate's answers stands beside the document: an index on an expression takes
-- the whole document apart at every insert, and so does the next one.
alter table decision add column answer text, add column rule_ids text[];

create function decision_columns() returns trigger language plpgsql as $$
begin
    new.answer := new.document ->> 'answer';
    new.rule_ids := array(
        select distinct finding ->> 'ruleId' from json_array_elements(new.document -> 'findings') finding);
    return new;
end;
$$;
-- instances of the version before know nothing of the columns
create trigger decision_columns before insert or update on decision
    for each row when (new.answer is null) execute function decision_columns();

drop index decision_of_answer;
drop index decision_of_rule;
update decision set answer = null;
alter table decision alter column answer set not null, alter column rule_ids set not null;
create index decision_of_answer on decision (answer, decided_at desc, proposal_id desc);
-- most answers rest on no finding at all
create index decision_of_rule on decision using gin (rule_ids) where rule_ids <> '{}';
