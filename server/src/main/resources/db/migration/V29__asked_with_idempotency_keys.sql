-- The same key with another body is a mistake of the client, and was answered as a repeat.

alter table idempotency_key add column asked uuid;
comment on column idempotency_key.asked is 'The first 128 bits of SHA-256 of the body; null: of a version that did not keep it, which matches any';
