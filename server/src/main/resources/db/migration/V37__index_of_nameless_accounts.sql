-- Whom to ask for again, at each check and each night; few accounts have no name. Made beside the work of others. What a
-- server left that was killed goes first.

drop index concurrently if exists account_nameless;
create index concurrently account_nameless on account (org_id, connection_id, asked_at nulls first, account_id)
  where nameless is not null;
