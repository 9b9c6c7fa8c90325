-- Runs that were saved as tests of their flow.

create table flow_test (
  org_id     uuid not null,
  id         uuid not null,
  flow_id    uuid not null,
  name       text not null,
  run_id     uuid not null,
  version    integer not null,
  trigger    json not null,
  expected   json not null,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  constraint flow_test_name unique (org_id, flow_id, name)
);
comment on table flow_test is 'A run that was saved as a test of its flow (测试用例); stays when the run is deleted, and goes with the flow';
comment on column flow_test.run_id is 'The run that it was saved from; may be deleted since';
comment on column flow_test.version is 'Of the flow, which the run executed';
comment on column flow_test.trigger is 'The event of the run, as run.trigger. json, not jsonb: shown as it was written';
comment on column flow_test.expected is 'How the run ended, and of each step: path, what it was given and answered, the arms taken, why it failed';
comment on column flow_test.updated_at is 'When somebody last said what is expected';
