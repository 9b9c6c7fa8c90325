-- Flows, their published versions, and their execution. The engine writes node, run and run_step;
-- the feature `flows` writes flow and flow_version, which never change once published.

create table flow (
  org_id            uuid not null,
  id                uuid not null,
  key               text not null,
  name              text not null,
  app_id            uuid,
  draft             jsonb not null,
  draft_version     bigint not null default 1,
  enabled           boolean not null default false,
  published_version integer,
  created_at        timestamptz not null,
  updated_at        timestamptz not null,
  deleted_at        timestamptz,
  primary key (org_id, id)
);
-- A key may be used again once its flow is deleted; the runs of a deleted flow stay readable.
create unique index flow_key on flow (org_id, key) where deleted_at is null;
comment on table flow is 'An automation (自动化): one draft, and the number of the published version that events start';
comment on column flow.draft is 'FlowDefinition as JSON; may have problems';
comment on column flow.draft_version is 'Counts every saving of the draft; the ETag';
comment on column flow.enabled is 'Whether events start runs';
comment on column flow.published_version is 'flow_version.version that events start; null: never published';

create table flow_version (
  org_id       uuid not null,
  flow_id      uuid not null,
  version      integer not null,
  definition   jsonb not null,
  types        jsonb not null,
  published_at timestamptz not null,
  published_by uuid,
  primary key (org_id, flow_id, version)
);
comment on table flow_version is 'A published definition; immutable, because runs stay on theirs';
comment on column flow_version.types is 'Paths that its expressions may name with their types, as they were when it was published: {"trigger.record.name": "text"}';

create sequence node_epoch;
comment on sequence node_epoch is 'Each registration of a node takes the next number, so that no two are ever the same';

create table node (
  id           uuid primary key,
  epoch        bigint not null,
  name         text not null,
  started_at   timestamptz not null,
  heartbeat_at timestamptz not null
);
comment on table node is 'Server processes that are alive. A row that is gone, or has another epoch, means: whoever owned runs under it may not write any more';

create table run (
  org_id       uuid not null,
  id           uuid not null,
  flow_id      uuid not null,
  version      integer not null,
  business_key text collate "C" not null,
  state        text not null check (state in ('READY', 'RUNNING', 'DONE', 'FAILED')),
  owner        uuid not null,
  epoch        bigint not null,
  depth        integer not null,
  trigger      json not null,
  error        json,
  created_at   timestamptz not null,
  started_at   timestamptz,
  finished_at  timestamptz,
  primary key (org_id, id),
  -- One business key, one run. The flow comes last so that the runs of a record, whose keys begin
  -- with its id, are found by this index too.
  constraint run_business_key unique (org_id, business_key, flow_id)
);
-- The list of a flow's runs; ids sort by time.
create index run_of_flow on run (org_id, flow_id, id);
-- Filter "failed" in the list of runs. On error, not on state, so that it costs successful runs nothing.
create index run_failed on run (org_id, id) where error is not null;
-- Every node's own scans: what nobody alive owns, and what was committed but never launched.
create index run_unfinished on run (owner, epoch) where state in ('READY', 'RUNNING');
comment on table run is 'One execution of one published version for one event (运行记录)';
comment on column run.business_key is 'What the run is for; unique per flow: a repeated event finds the run that exists. Of a record event: <record id>:<kind>:<version>';
comment on column run.owner is 'node.id that executes it';
comment on column run.epoch is 'node.epoch of its owner; every write of the run checks both';
comment on column run.depth is 'How many runs led to this one, each triggering the next';
comment on column run.trigger is 'The event: type, at, by, form, record, before. json, not jsonb: written once, shown as it was written';
comment on column run.error is 'Why it failed: code, title and detail in both languages, path of the step';

create table run_step (
  org_id      uuid not null,
  run_id      uuid not null,
  path        text not null,
  position    integer not null,
  state       text not null check (state in ('DONE', 'FAILED')),
  input       json not null,
  output      json not null,
  branch      text,
  error       json,
  attempts    integer not null,
  started_at  timestamptz not null,
  finished_at timestamptz not null,
  primary key (org_id, run_id, path)
);
comment on table run_step is 'The journal: what each step of a run was given and answered. Written in one transaction with what the step changed';
comment on column run_step.path is 'Place in the definition: createChat, renamed.yes.rename';
comment on column run_step.position is 'Order of execution, from 1';
comment on column run_step.branch is 'Key of the branch taken; null when none was, or the step is no branch';
