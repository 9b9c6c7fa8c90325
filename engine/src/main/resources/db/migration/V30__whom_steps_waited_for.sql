-- Whom a step waits for keeps seeing that step after its end: what became of it is his to know.

alter table run_step add column awaited uuid;
comment on column run_step.awaited is 'The person it waits for, or waited for last; null: nobody';
