-- Before version 28 ledgers kept a DingTalk group as chatid|openConversationId. People and flows use the second
-- of the two; remote_chat keeps both. Texts of records that are such a pair become the second. Records are found by
-- the index of their values, one group and one field at a time; the history of changes stays as it was.
do $$
declare
  pair record;
  place record;
  before uuid;
  after uuid;
begin
  for pair in
    select one.org_id, one.handle, substr(one.handle, strpos(one.handle, '|') + 1) as shown
    from remote_chat one
    join connection on connection.org_id = one.org_id and connection.id = one.connection_id
    where connection.connector = 'dingtalk' and strpos(one.handle, '|') > 0
  loop
    for place in
      select form.id as form_id, each ->> 'key' as key
      from form
      cross join jsonb_array_elements(form.definition -> 'fields') each
      where form.org_id = pair.org_id and each ->> 'type' in ('text', 'textarea')
    loop
      update record
      set values = jsonb_set(values, array[place.key], to_jsonb(pair.shown))
      where org_id = pair.org_id and form_id = place.form_id
        and values @> jsonb_build_object(place.key, pair.handle);

      -- Where each value may be there once, its hash is: the first half of its SHA-256.
      before := encode(substr(sha256(convert_to(pair.handle, 'UTF8')), 1, 16), 'hex')::uuid;
      after := encode(substr(sha256(convert_to(pair.shown, 'UTF8')), 1, 16), 'hex')::uuid;
      update record_unique one
      set value_hash = after
      where one.org_id = pair.org_id and one.form_id = place.form_id and one.field = place.key
        and one.value_hash = before
        and not exists (
          select 1
          from record_unique other
          where other.org_id = pair.org_id and other.form_id = place.form_id
            and other.field = place.key and other.value_hash = after);
    end loop;
  end loop;
end
$$;
