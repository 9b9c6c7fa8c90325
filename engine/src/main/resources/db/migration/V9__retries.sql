-- What people do to runs, and how runs were before they were retried.

alter table run
  add column attempt integer not null default 1;
comment on column run.attempt is 'Counts its retries, from 1; every write of the run checks it, so that an execution of an earlier attempt cannot write';

create table run_attempt (
  org_id      uuid not null,
  run_id      uuid not null,
  attempt     integer not null,
  version     integer not null,
  state       text not null check (state in ('FAILED', 'CANCELLED')),
  trigger     json not null,
  error       json,
  started_at  timestamptz,
  finished_at timestamptz,
  primary key (org_id, run_id, attempt)
);
comment on table run_attempt is 'How a run was before it was retried';

create table run_attempt_step (
  org_id      uuid not null,
  run_id      uuid not null,
  attempt     integer not null,
  path        text not null,
  position    integer not null,
  state       text not null,
  input       json not null,
  output      json not null,
  branch      text,
  error       json,
  attempts    integer not null,
  started_at  timestamptz not null,
  finished_at timestamptz,
  wake_at     timestamptz,
  primary key (org_id, run_id, attempt, path)
);
comment on table run_attempt_step is 'The journal of an earlier attempt, as it was when the run was retried';

create table run_intervention (
  org_id  uuid not null,
  run_id  uuid not null,
  id      uuid not null,
  at      timestamptz not null,
  by      uuid not null,
  kind    text not null check (kind in ('RETRY', 'CANCEL', 'RESOLVE', 'WAKE')),
  attempt integer not null,
  detail  json not null,
  primary key (org_id, run_id, id)
);
comment on table run_intervention is 'What people did to a run, and who';
comment on column run_intervention.attempt is 'Which attempt of the run it was done to';
comment on column run_intervention.detail is 'Of a retry: from, step, version, values; of a decision: step, decision, outputs; of a waking: step';
