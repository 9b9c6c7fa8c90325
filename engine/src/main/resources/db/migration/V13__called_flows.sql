-- Runs that other runs call.

alter table run
  add column parent_run uuid,
  add column parent_path text,
  add column signals integer not null default 0,
  add column outputs json;
-- What a run has called.
create index run_called on run (org_id, parent_run) where parent_run is not null;
comment on column run.parent_run is 'The run that called it; null: none did';
comment on column run.parent_path is 'Path of the step that called it';
comment on column run.signals is 'How often a run that it called has ended; an execution that knows fewer when it goes to sleep is due at once';
comment on column run.outputs is 'What its end gives to a run that called it; null: nothing';

alter table run_intervention alter column by drop not null;
comment on column run_intervention.by is 'Null: a run that called it was tried again';
