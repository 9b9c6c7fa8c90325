-- Where the application writes to one person alone.

create table direct_chat (
  org_id    uuid not null,
  person_id uuid not null,
  chat_id   uuid not null,
  primary key (org_id, person_id)
);
comment on table direct_chat is 'The chat in which automations write to a person alone; made with the first message. Another takes its place when he closes it or brings others in';
