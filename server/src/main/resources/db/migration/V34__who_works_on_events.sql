-- Work on what a platform told may outlast any time set for it: who works on it keeps it, and says so.

alter table platform_event add column if not exists taken_by uuid;
comment on column platform_event.taken_by is 'The process that has it until next_at; null: nobody, or it was told anew since';
comment on column platform_event.attempts is 'How often work on it began';
