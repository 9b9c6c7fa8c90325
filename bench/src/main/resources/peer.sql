-- What Convoke writes for a run besides the run itself, with the keys that its tables have.
create table record (form text, id uuid, name text unique, values jsonb, primary key (form, id));
create index record_values on record using gin (values jsonb_path_ops);
create table chat (id uuid primary key, name text, owner_id uuid, created_at timestamptz);
create table chat_member (chat_id uuid, person_id uuid, primary key (chat_id, person_id));
create index chat_member_chats on chat_member (person_id, chat_id);
create table message (chat_id uuid, seq bigint, text text, primary key (chat_id, seq));
