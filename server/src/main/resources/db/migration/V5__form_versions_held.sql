-- Records and the form they were checked against.

create function form_version_held(of_org uuid, of_form uuid) returns bigint
language plpgsql volatile as
$$
begin
  -- A lock of its own rather than one on the row: it writes nothing, and whoever wants to save the
  -- form gets his turn however many submit.
  perform pg_advisory_xact_lock_shared(hashtextextended(of_form::text, 0));
  -- Volatile: reads what is there once the lock is held, not when the statement began.
  return (
    select form.version
    from form
    where form.org_id = of_org and form.id = of_form and form.deleted_at is null);
end
$$;
comment on function form_version_held is 'The version of a form, which stays until the end of the transaction; null: it was deleted. Whoever writes records asks for it; whoever saves the form takes the same lock alone';
