-- How many jobs there are in each state, of all workspaces together: a figure for the operator, no row of anybody.
create function job_counts() returns table (state text, count int)
  language sql stable security definer set search_path = public
begin atomic
  select j.state, count(*)::int from job j group by j.state;
end;
revoke execute on function job_counts from public;
grant execute on function job_counts to faden_app;

-- Answers kept for repeated requests have had their time after seven days, in all workspaces.
create function forget_old_answers(at timestamptz) returns void
  language sql volatile security definer set search_path = public
begin atomic
  delete from idempotency_key where created_at < at - interval '7 days';
end;
revoke execute on function forget_old_answers from public;
grant execute on function forget_old_answers to faden_app;
