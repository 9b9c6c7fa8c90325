-- Apart from the new column, so that nobody waits for the table's lock meanwhile. A step that a node
-- of the version before writes after this says whom it waits for with its next look for what he did.

update run_step set awaited = (output ->> 'person')::uuid
from run
where run.state = 'WAITING'
  and run_step.org_id = run.org_id
  and run_step.run_id = run.id
  and run_step.state = 'WAITING'
  and run_step.error ->> 'code' = 'waits-for-person';
