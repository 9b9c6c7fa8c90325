-- Who is wanted in a group chat on a platform, so that it shows when somebody left or was removed there.

alter table remote_chat add column members jsonb not null default '[]';
alter table remote_chat add column missing jsonb not null default '[]';
comment on column remote_chat.members is 'Ids of the people who are wanted in it; empty for chats made before this column';
comment on column remote_chat.missing is 'Those of members whom the platform had not in it when it was last looked at';
