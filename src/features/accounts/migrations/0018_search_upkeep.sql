-- The search indexes put new entries on a list and merge them when it is long. How long is for the session to say now
-- (platform/database/connection.ts says: short, as every search reads the list), so that an import may add many rows
-- to it while another connection merges what is there: sorted and in bulk, which takes a fraction of the time.
alter index account_search reset (gin_pending_list_limit);
alter index account_typos reset (gin_pending_list_limit);
alter index contact_search reset (gin_pending_list_limit);
alter index contact_typos reset (gin_pending_list_limit);

create function merge_search_entries() returns void
  language sql volatile security definer set search_path = public
begin atomic
  select gin_clean_pending_list(name::regclass)
    from unnest(array['account_search', 'account_typos', 'contact_search', 'contact_typos']) as name;
end;
revoke execute on function merge_search_entries from public;
grant execute on function merge_search_entries to faden_app;
