-- Runs that wait for an event, and the events that runs may wait for.

create table run_subscription (
  org_id    uuid not null,
  run_id    uuid not null,
  path      text collate "C" not null,
  source    text collate "C" not null,
  match_key text collate "C" not null,
  condition json not null,
  snapshot  pg_snapshot not null,
  begun_at  timestamptz not null,
  fresh     boolean not null default true,
  heard     json,
  primary key (org_id, run_id, path)
);
-- Who waits for something that has happened.
create index run_subscription_of_source on run_subscription (org_id, source, match_key, run_id, path)
  where heard is null;
-- Every node's own look at those that may have missed something before they were written.
create index run_subscription_fresh on run_subscription (begun_at) where fresh;
comment on table run_subscription is 'A step that waits for an event; gone when the step has ended';
comment on column run_subscription.source is 'What it listens to: record:<form id>:<kind>, platform:<connection>:<event>';
comment on column run_subscription.match_key is 'field=hash of a text that the event must have there; empty: the condition tells none. Narrows the search';
comment on column run_subscription.condition is 'What the event must meet, without expressions';
comment on column run_subscription.snapshot is 'What was committed when the step began to wait: an event that was is too old';
comment on column run_subscription.begun_at is 'The same moment by the clock of the database';
comment on column run_subscription.fresh is 'Nobody has looked yet for events between that moment and the commit of this row';
comment on column run_subscription.heard is 'What is known of the event that came; null: none did';

create table happening (
  org_id  uuid not null,
  source  text collate "C" not null,
  key     text collate "C" not null,
  run_id  uuid,
  data    json not null,
  at      timestamptz not null default clock_timestamp(),
  written xid8 not null default pg_current_xact_id(),
  matched boolean not null default false,
  primary key (org_id, source, key)
);
-- Every node's own look at what nobody was told yet.
create index happening_unmatched on happening (at) where not matched;
-- What a fresh subscription may have missed.
create index happening_of_source on happening (org_id, source, at);
-- What is old enough to be deleted.
create index happening_at on happening (at);
comment on table happening is 'Something that runs may wait for; kept for an hour';
comment on column happening.key is 'Tells it from others of its source';
comment on column happening.run_id is 'The run that did it, which is not told; null: no run did';
comment on column happening.at is 'By the clock of the database, in the transaction that did it';
comment on column happening.written is 'That transaction';
comment on column happening.matched is 'Whoever waited for it when it was committed has been told';
