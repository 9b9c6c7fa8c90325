-- Two people who turn out to be one, such as a customer who wrote on two platforms.

alter table person add column merged_into uuid;
comment on column person.merged_into is 'Who this person turned out to be; null: himself. He keeps his own name here, for the day it is undone';

create table person_merge (
  org_id    uuid not null,
  id        uuid not null,
  person_id uuid not null,
  into_id   uuid not null,
  moved     jsonb not null,
  by_id     uuid not null,
  at        timestamptz not null,
  undone_by uuid,
  undone_at timestamptz,
  primary key (org_id, id)
);
create unique index person_merge_open on person_merge (org_id, person_id) where undone_at is null;
create index person_merge_into on person_merge (org_id, into_id, at);
comment on table person_merge is 'Who was merged into whom, when and by whom; never deleted';
comment on column person_merge.moved is 'What went over to the other, by the part of the server that keeps it, so that it can go back';
