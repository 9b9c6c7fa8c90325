-- The server takes the pending entries in once a second (SearchIndex); at this size (kB) a commit
-- would have to.
alter index record_values set (gin_pending_list_limit = 16384);
