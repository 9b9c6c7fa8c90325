-- What is still to be worked on: few rows. Made beside the work of others: all that was told in 30 days is read for it.
-- What a server left that was killed goes first.

-- The next of each connection, whatever waits of the others.
drop index concurrently if exists platform_event_waiting;
create index concurrently platform_event_waiting
  on platform_event (org_id, connection_id, next_at, id) where done_at is null;
-- Whether something else of the same chat comes first, or is worked on.
drop index concurrently if exists platform_event_of_chat;
create index concurrently platform_event_of_chat
  on platform_event (org_id, connection_id, handle, next_at, id) where done_at is null and handle is not null;
drop index concurrently if exists platform_event_open;
