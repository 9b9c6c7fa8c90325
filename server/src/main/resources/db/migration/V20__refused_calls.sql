-- Calls that were not the platform's take no room of those that were.

alter table connection_call add column refused boolean not null default false;
comment on column connection_call.refused is 'Not verified to be the platform''s: kept apart, at most 500 a connection';
comment on table connection_call is 'Calls to platforms and from them, without secrets; kept 7 days, at most 10,000 a connection and 500 refused ones';
