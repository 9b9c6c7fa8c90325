-- Organizations, people, access, and what makes a repeated call answer once.

create table organization (
  id uuid primary key,
  key text not null unique,
  name text not null,
  demo boolean not null default false,
  created_at timestamptz not null
);
comment on table organization is 'The tenant. Every other table leads its key with org_id';
comment on column organization.key is 'Name in addresses and at sign-in, such as demo';
comment on column organization.demo is 'Its passwords are public: nobody signs in unless the server runs as a demo';

create table department (
  org_id uuid not null references organization,
  id uuid not null,
  parent_id uuid,
  name text not null,
  position integer not null,
  primary key (org_id, id),
  foreign key (org_id, parent_id) references department
);
comment on table department is 'A tree of departments; people belong to any number of them';
comment on column department.parent_id is 'Null at the top';
comment on column department.position is 'Order among those with the same parent';

create table person (
  org_id uuid not null references organization,
  id uuid not null,
  name text not null,
  username text,
  kind text not null check (kind in ('INTERNAL', 'EXTERNAL')),
  state text not null check (state in ('ACTIVE', 'DEPARTED')),
  title text,
  mobile text,
  email text,
  role text check (role in ('OWNER', 'ADMIN', 'BUILDER', 'MEMBER')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  check (kind = 'INTERNAL' or role is null)
);
comment on table person is 'One human across platforms. Never deleted: records and messages name him';
comment on column person.username is 'For signing in; null for those who cannot';
comment on column person.kind is 'INTERNAL: employee. EXTERNAL: customer or partner';
comment on column person.state is 'DEPARTED: may not sign in, be chosen or be added to a group';
comment on column person.role is 'Null for those who cannot sign in';
-- A user name is unique in its organization however it is written.
create unique index person_username on person (org_id, lower(username));
-- Sign-in names no organization: find the user name in all of them.
create index person_sign_in on person (lower(username)) where username is not null;
-- Pages of people by name.
create index person_name on person (org_id, name, id);

create table person_department (
  org_id uuid not null,
  person_id uuid not null,
  department_id uuid not null,
  position integer not null,
  primary key (org_id, person_id, department_id),
  foreign key (org_id, person_id) references person,
  foreign key (org_id, department_id) references department
);
comment on table person_department is 'Who belongs to which department';
comment on column person_department.position is 'Order of a person''s departments; the first is his main one';
-- The people of a department.
create index person_department_people on person_department (org_id, department_id, person_id);

create table password (
  org_id uuid not null,
  person_id uuid not null,
  hash text not null,
  changed_at timestamptz not null,
  primary key (org_id, person_id),
  foreign key (org_id, person_id) references person
);
comment on table password is 'How a person proves to be himself';
comment on column password.hash is 'Argon2id in PHC form, with its cost and salt';

create table session (
  org_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (org_id, token_hash),
  foreign key (org_id, person_id) references person
);
comment on table session is 'A sign-in in a browser. Its secret is in the cookie only';
comment on column session.token_hash is 'SHA-256 of the cookie';
comment on column session.seen_at is 'Last use, kept to the hour: the session ends when this is too long ago';
-- Signing a person out everywhere.
create index session_person on session (org_id, person_id);

create table api_token (
  org_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  scopes text[] not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  primary key (org_id, id),
  unique (org_id, token_hash),
  foreign key (org_id, person_id) references person
);
comment on table api_token is 'A secret with which a program calls in a person''s name, within scopes';
comment on column api_token.scopes is 'Such as records:write; never more than the person''s role allows';
comment on column api_token.token_hash is 'SHA-256 of the token, which is shown once';
comment on column api_token.expires_at is 'Null: when it is deleted';

create table sign_in_attempt (
  subject text not null,
  at timestamptz not null
);
comment on table sign_in_attempt is 'Failed sign-ins, for throttling. Has no org_id: nobody is known yet';
comment on column sign_in_attempt.subject is 'user:<name> or address:<IP address>';
create index sign_in_attempt_subject on sign_in_attempt (subject, at);

create table setup_link (
  token_hash bytea primary key,
  created_at timestamptz not null
);
comment on table setup_link is 'The one-time link that sets up the first organization; gone when used';

create table idempotency_key (
  org_id uuid not null references organization,
  person_id uuid not null,
  key text not null,
  call text not null,
  status integer not null,
  answer text not null,
  created_at timestamptz not null,
  primary key (org_id, person_id, key)
);
comment on table idempotency_key is 'The answers to creating calls that carried an Idempotency-Key, kept 24 hours';
comment on column idempotency_key.call is 'Method and path: the same key on another call is a mistake of the client';
comment on column idempotency_key.answer is 'The body, JSON';
-- Forgetting the old ones.
create index idempotency_key_age on idempotency_key (created_at);
