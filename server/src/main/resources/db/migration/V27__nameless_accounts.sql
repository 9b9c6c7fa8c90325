-- Whoever contacts an app for the first time is known by his account alone on some platforms.

alter table account add column nameless jsonb;
comment on column account.nameless is 'Why the platform did not tell its name when it was asked; null: it did, or nobody asked';
