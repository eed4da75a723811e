-- What names a line of a bill in an amendment, as src/billing/invoicing/line-key.ts says it. The REST interface said it in
-- words of its own, without credits, and gave all usage of bands without a name the same.
create function billing.line_key(section text, subscription_id integer, period_from date, description text) returns text
language sql immutable parallel safe as $$
  select case
    when section <> 'usage' and subscription_id is not null then
      section || ':' || subscription_id || ':' || coalesce(period_from::text, '')
        || case when description ~ ', credit( \(\d+ of \d+ days\))?$' then ':credit' else '' end
    else section || ':' || coalesce(subscription_id::text, '') || ':' || case
      when section = 'one-off' then description
      when name is null then split_part(description, ': ', 1)
      when noun = 'call' then name
      else name || ':' || noun
    end
  end
  from (select (regexp_match(description, '^(.*?): \d+ [a-z]'))[1] as name) named
  cross join lateral (
    select regexp_replace((regexp_match(substr(description, length(name) + 1), '^: \d+ ([a-z]+)'))[1], 's$', '') as noun) counted
$$;
