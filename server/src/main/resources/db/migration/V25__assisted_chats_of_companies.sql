-- Two connections to one company find the same group chats: one of them is taken by one step, on
-- whatever connection. Rows of before do not say; of one connection they stay unique as they were.

alter table assisted_chat add column company text collate "C";
-- By chat first: who has taken it?
create unique index assisted_chat_taken_of_company on assisted_chat (org_id, handle, company)
  where handle is not null;
comment on column assisted_chat.company is 'The company on its platform whose chats count; null: written by a version that did not say';
