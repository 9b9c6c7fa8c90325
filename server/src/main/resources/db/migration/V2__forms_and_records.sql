-- Apps, forms, records.

create table app (
  org_id uuid not null references organization,
  id uuid not null,
  key text not null,
  name text not null,
  template text,
  installed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, key),
  unique (org_id, template)
);
comment on table app is 'A bundle of forms and flows';
comment on column app.key is 'Its name in addresses';
comment on column app.template is 'Name of the template it was installed from; null: built by hand. A template is installed once';
comment on column app.installed_at is 'When everything of the template was there; null: built by hand, or an installation that goes on where it stopped';

create table form (
  org_id uuid not null references organization,
  id uuid not null,
  key text not null,
  name text not null,
  app_id uuid,
  version bigint not null,
  definition jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  primary key (org_id, id)
);
comment on table form is 'What a form asks; its records are in record';
comment on column form.key is 'Its name in addresses, flows and rules; free again when the form is deleted';
comment on column form.version is 'Grows with each save; the ETag';
comment on column form.definition is 'FormDefinition as JSON';
comment on column form.deleted_at is 'Null: it is there. Records of a deleted form stay';
create unique index form_key on form (org_id, key) where deleted_at is null;

create table record (
  org_id uuid not null,
  form_id uuid not null,
  id uuid not null,
  serial bigint not null,
  version bigint not null,
  state text not null check (state in ('ACTIVE', 'DELETED')),
  created_by uuid,
  created_run uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  values jsonb not null,
  -- Ids grow with time, so this is also the order of a ledger, newest first.
  primary key (org_id, form_id, id),
  unique (org_id, form_id, serial)
);
comment on table record is 'What somebody submitted. Written thousands of times a second, so it refers to other tables without foreign keys';
comment on column record.serial is 'Its number within the form, from 1';
comment on column record.version is 'Grows with each change, from 1; a change names the version it expects';
comment on column record.state is 'DELETED: in no ledger any more; its history can still be read';
comment on column record.created_by is 'Who submitted it, or whose change started the run that added it; null: nobody';
comment on column record.created_run is 'The run that added it; null: a person did';
comment on column record.values is 'Field key to value; a field without a value is absent. Keys of fields that the form lost stay';
-- Equality and membership in filters, linkage and options from another form. Measured at 400 rows a
-- statement: 3 to 5 us a row beside 6 us for the row itself, as new entries gather in the pending
-- list; without that list it is 40 us. Every search reads the list, so it is kept short (kB).
create index record_values on record using gin (values jsonb_path_ops)
  with (gin_pending_list_limit = 1024);

create table record_change (
  org_id uuid not null,
  form_id uuid not null,
  record_id uuid not null,
  version bigint not null,
  kind text not null check (kind in ('UPDATED', 'DELETED')),
  at timestamptz not null,
  person_id uuid,
  run_id uuid,
  changes jsonb not null,
  primary key (org_id, form_id, record_id, version)
);
comment on table record_change is 'The history of a record after it was created. What it was created with is what remains when every change is undone, so creation writes nothing here';
comment on column record_change.version is 'Of the record after the change';
comment on column record_change.person_id is 'Whose change it was; null: nobody''s';
comment on column record_change.run_id is 'The run that made it; null: a person did';
comment on column record_change.changes is 'List of {field, before, after}';

create table record_unique (
  org_id uuid not null,
  form_id uuid not null,
  field text not null,
  value_hash uuid not null,
  record_id uuid not null,
  primary key (org_id, form_id, field, value_hash)
);
comment on table record_unique is 'The values of unique fields, written with their record: the second of two equal ones breaks the key';
comment on column record_unique.value_hash is 'The first 128 bits of SHA-256 of the value';

create table serial_counter (
  org_id uuid not null,
  form_id uuid not null,
  series text not null,
  next bigint not null,
  primary key (org_id, form_id, series)
);
comment on table serial_counter is 'The next number of each series; servers take numbers in blocks';
comment on column serial_counter.series is 'Empty: the number of the record. Otherwise <field> or <field>:<period> of a serial field';

-- Names and other texts in ledgers are ordered as their readers expect: Chinese by pinyin. Without
-- ICU in the database, by code point.
do $$
begin
  create collation reading_order (provider = icu, locale = 'zh');
exception when others then
  create collation reading_order from "C";
end
$$;
