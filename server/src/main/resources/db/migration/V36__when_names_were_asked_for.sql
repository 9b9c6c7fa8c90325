-- When a name was asked for is not when the platform told of the account.

alter table account add column if not exists asked_at timestamptz;
comment on column account.asked_at is 'When the platform was last asked for its name and did not tell it; null: before this was written down';
