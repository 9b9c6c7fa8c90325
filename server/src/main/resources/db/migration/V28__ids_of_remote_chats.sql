-- remoteChat.find: flows and events name a chat by one of its ids.
create index remote_chat_ids on remote_chat
  using gin (jsonb_path_query_array(ids, '$.*') jsonb_path_ops);
