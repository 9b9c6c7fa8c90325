-- What owners of flows are to be told.

create table flow_failure (
  org_id   uuid not null,
  flow_id  uuid not null,
  failures integer not null,
  run_id   uuid not null,
  told_at  timestamptz,
  primary key (org_id, flow_id)
);
-- Whom to tell, once enough time has passed.
create index flow_failure_untold on flow_failure (told_at nulls first) where failures > 0;
comment on table flow_failure is 'How often runs of a flow failed or came in doubt since its owner was told';
comment on column flow_failure.run_id is 'The last of them';
comment on column flow_failure.told_at is 'When its owner was told last; null: never';
