-- The plans by which foreign keys are checked are kept for a connection's life. Made while a table was nearly empty
-- they read all of it, and in a new database each save takes longer than the one before until autovacuum first comes
-- by, a minute later. Analysing a table makes its plans anew: this does it for those that have outgrown what is known
-- of them, and costs next to nothing where none has.
create function refresh_early_statistics() returns void
  language plpgsql security definer set search_path = public as $$
declare
  outgrown regclass;
begin
  for outgrown in
    select c.oid from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and pg_relation_size(c.oid) / current_setting('block_size')::int
           > case when c.reltuples < 0 then 0 else 2 * greatest(c.relpages, 1) end
     order by c.oid
  loop
    execute format('analyze %s', outgrown);
  end loop;
end $$;
revoke execute on function refresh_early_statistics from public;
grant execute on function refresh_early_statistics to faden_app;
