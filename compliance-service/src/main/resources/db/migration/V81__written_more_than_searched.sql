-- What the gate is asked and answers is written at every contact and seldom searched: as the text it is,
-- it costs a fraction of jsonb. Only the findings, which are searched, become jsonb, in their index.
drop index decision_of_rule;

alter table proposal alter column document type json using document::json;
alter table decision alter column document type json using document::json;

create index decision_of_rule on decision
    using gin (((document -> 'findings')::jsonb) jsonb_path_ops);
