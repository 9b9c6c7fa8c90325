-- What flows change outside our database, and runs that wait or are in doubt. Everything new on run
-- and run_step is null on the hot path.

alter table run
  drop constraint run_state_check,
  add constraint run_state_check check (state in
    ('READY', 'RUNNING', 'WAITING', 'IN_DOUBT', 'DONE', 'FAILED', 'CANCELLED')),
  add column wake_at timestamptz;
-- The timer of each node: what is due. Empty of runs that do not wait for a time.
create index run_due on run (wake_at) where wake_at is not null;
-- Lists of runs that need somebody or wait for something.
create index run_open on run (org_id, id) where state in ('WAITING', 'IN_DOUBT', 'CANCELLED');
comment on column run.wake_at is 'When the earliest of its waiting steps is due; null: none waits for a time';

alter table run_step
  drop constraint run_step_state_check,
  add constraint run_step_state_check check (state in
    ('RUNNING', 'CALLING', 'WAITING', 'IN_DOUBT', 'DONE', 'FAILED')),
  alter column finished_at drop not null,
  add column wake_at timestamptz;
comment on column run_step.path is 'Place in the definition: createChat, renamed.yes.rename, each.0.createChat';
comment on column run_step.branch is 'Keys of the branches taken, with commas; null when none was, or the step is no branch';
comment on column run_step.wake_at is 'Until when a waiting step waits; null: for no time';

create table effect (
  org_id        uuid not null,
  key           text collate "C" not null,
  flow_id       uuid not null,
  run_id        uuid not null,
  path          text not null,
  connection    text not null,
  action        text not null,
  request       json not null,
  state         text not null check (state in ('INTENDED', 'DONE', 'FAILED', 'IN_DOUBT', 'GIVEN_UP')),
  repeatability text not null check (repeatability in ('KEYED', 'FINDABLE', 'UNCERTAIN')),
  outcome       json,
  error         json,
  attempts      integer not null,
  intended_at   timestamptz not null,
  called_at     timestamptz,
  finished_at   timestamptz,
  primary key (org_id, key)
);
-- The page of a run.
create index effect_of_run on effect (org_id, run_id);
comment on table effect is 'One change outside our database (外部动作): intended before it is asked for, so that a crash never loses or repeats it';
comment on column effect.key is 'Hash of the flow, the business key and the step''s path: a retry, a new version and another node meet the same row';
comment on column effect.run_id is 'The run that intended it last';
comment on column effect.attempts is 'How often it was intended';
comment on column effect.called_at is 'When the last call was sent, as far as is known; null: no answer was written yet';
