-- Secrets that flows use, and when flows that the clock starts are due.

create table secret (
  org_id     uuid not null,
  name       text collate "C" not null,
  value      bytea not null,
  updated_at timestamptz not null,
  updated_by uuid not null,
  primary key (org_id, name)
);
comment on table secret is 'What an organization keeps secret (密钥): passwords and keys of other systems';
comment on column secret.value is 'Encrypted with the server''s key set (Tink AEAD), bound to organization and name';

create table flow_schedule (
  org_id  uuid not null,
  flow_id uuid not null,
  cron    text not null,
  zone    text not null,
  due_at  timestamptz not null,
  primary key (org_id, flow_id)
);
-- Each node looks for what is due, whatever organization it is of.
create index flow_schedule_due on flow_schedule (due_at);
comment on table flow_schedule is 'When a flow that the clock starts is due next. Whoever moves due_at on starts the run, in the same transaction';
