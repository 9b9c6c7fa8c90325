-- Whom a step waits for keeps seeing that step after its end: what became of it is his to know.

alter table run_step add column awaited uuid;
update run_step set awaited = (output ->> 'person')::uuid
from run
where run.state = 'WAITING'
  and run_step.org_id = run.org_id
  and run_step.run_id = run.id
  and run_step.state = 'WAITING'
  and run_step.error ->> 'code' = 'waits-for-person';
-- What waits for a person, and which runs he may hear of. Few steps wait for anybody.
create index run_step_awaited on run_step (org_id, awaited, run_id) where awaited is not null;
comment on column run_step.awaited is 'The person it waits for, or waited for last; null: nobody';
