-- Forms whose records runs may wait for.

alter table form add column watched boolean not null default false;
comment on column form.watched is 'Whether runs may wait for what happens to its records; once true it stays so';

create function form_mark_held(of_org uuid, of_form uuid) returns bigint
language plpgsql volatile as
$$
begin
  -- The same lock as of form_version_held, for the same reasons.
  perform pg_advisory_xact_lock_shared(hashtextextended(of_form::text, 0));
  return (
    select case when form.watched then -form.version else form.version end
    from form
    where form.org_id = of_org and form.id = of_form and form.deleted_at is null);
end
$$;
comment on function form_mark_held is 'The version of a form, negative when the form is watched, neither of which changes until the end of the transaction; null: it was deleted. Whoever writes records says which he knows';
