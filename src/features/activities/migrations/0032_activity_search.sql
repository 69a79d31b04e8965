-- The stream is searched for any part of what was written, and read all activities for it. As trigram operators are not
-- leakproof, no index serves them under row security (see 0003): this function keeps to the workspace and, as far as
-- `everywhere` and `teams` tell, to what the actor may see; it answers ids and their order, newest first.

-- A longer list of new entries than the other search indexes have: with every save comes a text, and merging many at
-- once costs each of them less. A search reads the list in a millisecond or two. A space before each word, as in 0003.
create index activity_search on activity
  using gin ((' ' || text || coalesce(' ' || reason, '') || coalesce(' ' || content, '')) gin_trgm_ops)
  with (gin_pending_list_limit = 1024);

create function search_activities(pattern text, most int, everywhere boolean, teams uuid[])
  returns table (id uuid, occurred_at timestamptz)
  language plpgsql stable rows 50 security definer set search_path = public
  -- See search_rows: an operator on texts is dear, and no more rows are asked for than are soon found.
  set cpu_operator_cost = 0.025
  set enable_hashjoin = off set enable_mergejoin = off
  set max_parallel_workers_per_gather = 0 as $$
begin
  -- Planned for this very pattern: a rare one is looked up in the index, a frequent one met soon in the stream.
  return query execute 'select x.id, x.occurred_at from activity x
      join account a on a.workspace_id = x.workspace_id and a.id = x.account_id
     where x.workspace_id = current_setting(''faden.workspace_id'')::uuid and ' || search_scope('a', everywhere, teams) || '
       and '' '' || x.text || coalesce('' '' || x.reason, '''') || coalesce('' '' || x.content, '''') ilike $1
     order by x.occurred_at desc, x.id desc limit $2' using pattern, most;
end $$;
revoke execute on function search_activities from public;
grant execute on function search_activities to faden_app;

create or replace function merge_search_entries() returns void
  language sql volatile security definer set search_path = public
begin atomic
  select gin_clean_pending_list(name::regclass)
    from unnest(array['account_search', 'account_typos', 'contact_search', 'contact_typos', 'activity_search']) as name;
end;
