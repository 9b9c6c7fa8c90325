-- What a version changes, in the words of whoever published it.

alter table flow_version add column note text;
comment on column flow_version.note is 'What it changes, as whoever published it said; null: nothing was said';
