-- A collection file is made again from its rows whenever it is asked for and missing, so they hold what was sent as it
-- was sent: mandates and originators can be edited afterwards.
alter table billing.dd_submissions
  add column created_on date not null,
  add column service_user_number text not null,
  add column service_user_name text not null,
  add column sort_code text not null,
  add column account_number text not null;
create index dd_submissions_newest_idx on billing.dd_submissions (id desc);

alter table billing.dd_collections
  add column position integer not null,
  add column sort_code text not null,
  add column account_number text not null,
  add column account_name text not null,
  add constraint dd_collections_position unique (submission_id, position);
drop index billing.dd_collections_submission_idx;

-- What went to the bank is history. What became of it is told by other rows.
create trigger dd_submissions_immutable before update or delete on billing.dd_submissions
  for each row execute function billing.refuse_change('a collection file');
create trigger dd_collections_immutable before update or delete on billing.dd_collections
  for each row execute function billing.refuse_change('a collection');
