-- What waits for a person, and which runs he may hear of; few steps wait for anybody. Made beside
-- the work of others: all steps are read for it. What a server left that was killed goes first.

drop index concurrently if exists run_step_awaited;
create index concurrently run_step_awaited on run_step (org_id, awaited, run_id) where awaited is not null;
