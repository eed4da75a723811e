/** Clocks of a telephone system and a carrier differ, and one counts from the ringing. */
const MOST_SECONDS_APART = 30;
const MOST_SECONDS_LONGER = 5;
/** One who hangs up may dial again at once: the later of two short calls may well be another. */
const SECONDS_TO_DIAL_AGAIN = 5;

/**
 * Pairs of records of the days :from to :to that seem to be one call: of one service to one number, from two sources, of
 * about the same length, the later begun while the other had not ended. One pass over the days, in order of time; events
 * have no number and are left out. `rank` is the place of the later one in that order: that of the other comes before it.
 */
export const LIKELY_PAIRS = `
  select p.id, p.local_date, p.other_id, p.other_date, p.source, p.other_source, p.rank from (
    select u.id, u.local_date, u.source, u.duration_s, lag(u.id) over w as other_id, lag(u.local_date) over w as other_date,
           lag(u.source) over w as other_source, lag(u.duration_s) over w as other_duration,
           extract(epoch from u.started_at - lag(u.started_at) over w) as apart,
           row_number() over (order by u.subscription_id, u.call_type, u.dialled, u.started_at, u.id) as rank
    from billing.usage_records u
    where u.local_date >= cast(:from as date) and u.local_date <= cast(:to as date) and u.event_type is null and u.dialled <> ''
    window w as (partition by u.subscription_id, u.call_type, u.dialled order by u.started_at, u.id)
  ) p
  where p.source <> p.other_source and abs(p.duration_s - p.other_duration) <= ${MOST_SECONDS_LONGER}
    and p.apart <= least(${MOST_SECONDS_APART}, greatest(p.other_duration, ${SECONDS_TO_DIAL_AGAIN}))`;
