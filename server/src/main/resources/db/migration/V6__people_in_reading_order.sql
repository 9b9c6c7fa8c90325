-- Pages of people are read in this order, Chinese names by pinyin.
drop index person_name;
create index person_name on person (org_id, name collate reading_order, id);
