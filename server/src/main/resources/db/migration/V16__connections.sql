-- Connections to platforms, what is known of their people, chats, calls and events.

create table connection (
  org_id       uuid not null,
  id           uuid not null,
  key          text collate "C" not null,
  connector    text collate "C" not null,
  name         text not null,
  settings     jsonb not null,
  secrets      bytea,
  secret_names text[] not null,
  state        text not null check (state in ('READY', 'INCOMPLETE', 'FAILING', 'DISABLED')),
  findings     jsonb,
  checked_at   timestamptz,
  error        jsonb,
  error_at     timestamptz,
  synced_at    timestamptz,
  version      bigint not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  primary key (org_id, id),
  unique (org_id, key),
  unique (id)
);
comment on table connection is 'One configured app on one platform (连接)';
comment on column connection.secrets is 'Settings that are secret, as one JSON object; encrypted with the server''s key set (Tink AEAD), bound to organization and connection';
comment on column connection.secret_names is 'Which secrets are set, so that this can be told without opening them';
comment on column connection.findings is 'What the last check found, in both languages';
comment on column connection.error is 'The last failure of a call, in both languages';
comment on column connection.synced_at is 'When the directory was last read';

create table connection_token (
  org_id        uuid not null,
  connection_id uuid not null,
  kind          text collate "C" not null,
  value         bytea,
  hash          bytea,
  expires_at    timestamptz not null,
  lease         uuid,
  leased_until  timestamptz,
  primary key (org_id, connection_id, kind)
);
comment on table connection_token is 'Access tokens of connections, shared by the nodes';
comment on column connection_token.value is 'Encrypted like a secret, bound to connection and kind; null: there is none';
comment on column connection_token.hash is 'SHA-256 of the token, to forget it only if it is still the one that was refused';
comment on column connection_token.lease is 'Who fetches a new one until leased_until';

create table connection_budget (
  org_id        uuid not null,
  connection_id uuid not null,
  key           text collate "C" not null,
  name          jsonb not null,
  "window"      text not null,
  allowed       bigint not null,
  spent         bigint not null,
  began_at      timestamptz not null,
  primary key (org_id, connection_id, key)
);
comment on table connection_budget is 'How much of a platform''s allowance a connection has spent in the window that began_at names; an older window counts as nothing';

create table account (
  org_id        uuid not null,
  connection_id uuid not null,
  account_id    text collate "C" not null,
  other_ids     jsonb not null,
  person_id     uuid,
  name          text not null,
  mobile        text,
  email         text,
  title         text,
  departments   text[] not null,
  external      boolean not null,
  origin        text not null check (origin in ('DIRECTORY', 'EVENT', 'HAND', 'SIGN_IN')),
  seen_at       timestamptz not null,
  linked_at     timestamptz,
  primary key (org_id, connection_id, account_id)
);
create unique index account_person on account (org_id, connection_id, person_id)
  where person_id is not null;
comment on table account is 'Who is who on a platform (平台账号): an account of a connection, and the person it belongs to';
comment on column account.person_id is 'Null: nobody is known to have it';
comment on column account.departments is 'Names of its departments on the platform, for the eye';

create table remote_chat (
  org_id        uuid not null,
  connection_id uuid not null,
  handle        text collate "C" not null,
  name          text not null,
  owner_id      uuid,
  owner_account text,
  external      boolean not null,
  state         text not null check (state in ('OPEN', 'CLOSED')),
  member_count  integer not null,
  link          text not null,
  ids           jsonb not null,
  run_id        uuid,
  form_id       uuid,
  record_id     uuid,
  drift         jsonb not null default '[]',
  facts         jsonb,
  seen_at       timestamptz,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  primary key (org_id, connection_id, handle)
);
create index remote_chat_by_time on remote_chat (org_id, connection_id, created_at desc, handle);
comment on table remote_chat is 'Group chats on platforms that flows made';
comment on column remote_chat.handle is 'How the connector names it';
comment on column remote_chat.name is 'As it is wanted; facts tells how the platform has it';
comment on column remote_chat.drift is 'What the platform has otherwise than it is wanted';

create table connection_call (
  org_id           uuid not null,
  connection_id    uuid not null,
  id               uuid not null,
  direction        text not null check (direction in ('IN', 'OUT')),
  operation        text not null,
  method           text not null,
  url              text not null,
  request_headers  jsonb not null,
  request_body     text,
  status           integer,
  response_headers jsonb,
  response_body    text,
  error            jsonb,
  took_millis      integer not null,
  at               timestamptz not null,
  primary key (org_id, connection_id, id)
);
create index connection_call_by_time on connection_call (at);
comment on table connection_call is 'Calls to platforms and from them, without secrets; kept 7 days, at most 10,000 a connection';

create table platform_event (
  org_id        uuid not null,
  connection_id uuid not null,
  key           text collate "C" not null,
  id            uuid not null,
  kind          text not null,
  at            timestamptz not null,
  handle        text,
  fields        jsonb not null,
  call_id       uuid,
  received_at   timestamptz not null,
  done_at       timestamptz,
  attempts      integer not null default 0,
  next_at       timestamptz not null,
  error         jsonb,
  primary key (org_id, connection_id, key)
);
-- What is still to be worked on, of all organizations: few rows.
create index platform_event_open on platform_event (next_at) where done_at is null;
create index platform_event_received on platform_event (received_at);
comment on table platform_event is 'What platforms told, each happening once; kept 30 days, so that a repetition is known';
