-- Who said whose an account is.

alter table account add column confirmed boolean not null default false;
update account set confirmed = true where person_id is not null and origin = 'HAND';
comment on column account.confirmed is 'Whether somebody who keeps the person said that the account is his; false: it was found by mobile or e-mail, and signs no administrator or owner in';
