-- Group chats, their members and messages. A conversation is a member's row: unread is a
-- subtraction (chat.last_seq - chat_member.read_seq), so that a message writes nothing per member.

create table chat (
  org_id uuid not null,
  id uuid not null,
  connection text not null,
  name text not null,
  owner_id uuid not null,
  external boolean not null,
  state text not null check (state in ('OPEN', 'CLOSED')),
  member_count integer not null,
  member_version bigint not null,
  last_seq bigint not null,
  last_at timestamptz not null,
  mention_all_seq bigint not null,
  created_by uuid,
  created_at timestamptz not null,
  origin_run_id uuid,
  origin_flow_name text,
  origin_form_id uuid,
  origin_record_id uuid,
  primary key (org_id, id)
);
comment on table chat is 'A group of people who write to each other. Never deleted';
comment on column chat.connection is 'Key of the connection it lives on; builtin: here';
comment on column chat.owner_id is 'Always a member';
comment on column chat.external is 'Whether any member is from outside';
comment on column chat.state is 'CLOSED: nothing is written or changed any more';
comment on column chat.member_version is 'Grows with every change of members: tells whether a remembered list still holds';
comment on column chat.last_seq is 'Number of its newest message; taken under the row''s lock, so numbers have no gaps';
comment on column chat.last_at is 'Time of its newest message';
comment on column chat.mention_all_seq is 'Number of the newest message that mentions everybody; 0: none';
comment on column chat.created_by is 'Null when a flow made it for nobody';
comment on column chat.origin_run_id is 'The run that made it; null when a person did';
comment on column chat.origin_flow_name is 'What its flow was called then';
comment on column chat.origin_record_id is 'The record that triggered the run';
-- Inboxes: whoever is in most chats of an organization reads it newest first instead of sorting his.
create index chat_activity on chat (org_id, last_at, id);

create table chat_member (
  org_id uuid not null,
  chat_id uuid not null,
  person_id uuid not null,
  external boolean not null,
  read_seq bigint not null,
  mention_seq bigint not null,
  joined_at timestamptz not null,
  primary key (org_id, chat_id, person_id)
) with (fillfactor = 85);
comment on table chat_member is 'Somebody in a chat, and his reading of it: a conversation of his inbox. Deleted when he leaves';
comment on column chat_member.external is 'Whether he was from outside when he joined';
comment on column chat_member.read_seq is 'He has read up to this message; never falls';
comment on column chat_member.mention_seq is 'Number of the newest message that mentions him; 0: none';
-- The chats of a person, newest first.
create index chat_member_chats on chat_member (org_id, person_id, chat_id);

create table message (
  org_id uuid not null,
  chat_id uuid not null,
  seq bigint not null,
  id uuid not null,
  kind text not null check (kind in ('TEXT', 'NOTICE')),
  sender_id uuid,
  text text not null,
  notice jsonb,
  mentions uuid[] not null,
  mention_all boolean not null,
  created_at timestamptz not null,
  effect_key text,
  primary key (org_id, chat_id, seq)
);
comment on table message is 'What was written in a chat, and notices of what happened to it';
comment on column message.seq is 'Its number in the chat: 1, 2, 3, …';
comment on column message.sender_id is 'Null: the application, for a flow; and for every notice';
comment on column message.text is 'Empty in a notice';
comment on column message.notice is 'type, actorId, personIds, name; null in a text';
comment on column message.effect_key is 'Names the intention that wrote it, where it may be asked for twice; otherwise null';
-- The same intention writes once; most messages have no key and no entry.
create unique index message_effect_key on message (org_id, effect_key) where effect_key is not null;
