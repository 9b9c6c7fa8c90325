-- Group chats that only people create on a platform (WeCom's customer groups), as steps wait for
-- them.

create table assisted_chat (
  org_id        uuid not null,
  key           text collate "C" not null,
  connection_id uuid not null,
  run_id        uuid not null,
  path          text not null,
  attempt       integer not null,
  name          text not null,
  begun_at      timestamptz not null,
  asked_at      timestamptz,
  problem       jsonb,
  give_up_at    timestamptz not null,
  ended_at      timestamptz,
  handle        text collate "C",
  way_asked_at  timestamptz,
  way           text,
  primary key (org_id, key)
);
-- One chat is taken by one step.
create unique index assisted_chat_taken on assisted_chat (org_id, connection_id, handle)
  where handle is not null;
-- An event names a chat: who waits for one of that name?
create index assisted_chat_open on assisted_chat (org_id, connection_id, name)
  where handle is null and ended_at is null;
comment on table assisted_chat is 'A group chat that a person has to create, and the step that waits for it; what was asked of the platform is written here first, so that a crash never asks twice for what must be asked once';
comment on column assisted_chat.key is 'Key of the step''s effect';
comment on column assisted_chat.attempt is 'Of the run; another attempt asks anew and waits anew';
comment on column assisted_chat.begun_at is 'Since when chats count that the person created';
comment on column assisted_chat.asked_at is 'When he was last asked by a message, or was about to be';
comment on column assisted_chat.problem is 'Why he could not be asked, in both languages';
comment on column assisted_chat.ended_at is 'When the wait was given up; null: it was not';
comment on column assisted_chat.handle is 'The chat that was taken; null: none yet';
comment on column assisted_chat.way_asked_at is 'Written before a way to join is made: without way nobody knows whether there is one';
comment on column assisted_chat.way is 'The platform''s id of the way by which others join';
