-- What a person did himself is not unread for him, also when a flow did it on his account and told
-- so in a notice: unread is chat.last_seq - chat_member.read_seq - chat_member.own_unread.

alter table chat_member add column own_unread bigint not null default 0;
comment on column chat_member.own_unread is 'Notices after read_seq of what he did himself; not unread';
