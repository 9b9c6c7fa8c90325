-- Runs of flows that execute only so many at once, or in an order.

create sequence run_turn_position;

create table run_turn (
  org_id   uuid not null,
  run_id   uuid not null,
  flow_id  uuid not null,
  key      text collate "C" not null,
  position bigint not null default nextval('run_turn_position'),
  head     boolean not null,
  admitted boolean not null default false,
  primary key (org_id, run_id)
);
-- Who comes after a run of the same key.
create index run_turn_of_key on run_turn (org_id, flow_id, key, position);
-- Who may be let in, and which flows have somebody to let in.
create index run_turn_next on run_turn (org_id, flow_id, position) where head and not admitted;
-- How many are in.
create index run_turn_admitted on run_turn (org_id, flow_id) where admitted;
comment on table run_turn is 'A run, not at its end, of a flow whose runs take turns. Written under an advisory lock of the flow, so that positions are in the order of the commits';
comment on column run_turn.key is 'Hash of that by which runs are executed one after the other';
comment on column run_turn.head is 'No earlier run of the key is left';
comment on column run_turn.admitted is 'It may be executed: it has its place until it ends';
