-- A mail that nobody should get any more (an invitation that was taken back) is not a failure that somebody has to see to.
alter table billing.emails drop constraint emails_state_check,
  add constraint emails_state_check check (state in ('queued', 'held', 'sent', 'failed', 'withdrawn'));
