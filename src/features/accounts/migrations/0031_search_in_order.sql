-- What a search finds comes with what it is put in order by. Whoever may see every record of the workspace gets page
-- and total from the search alone; before, each of up to a thousand hits was looked up once more for its name.
drop function search_accounts(jsonb, int, boolean, uuid[]);
drop function search_contacts(jsonb, int, boolean, uuid[]);
drop function search_rows(text, text, jsonb, int);

-- Best first and no further than needed, ranked while the rows are at hand: nothing is read twice.
create function search_rows(source text, number text, criteria jsonb, most int)
  returns table (id uuid, rank int, sort_name text)
  language plpgsql stable set search_path = public
  -- LIKE and && on long texts and arrays cost many times what the planner takes an operator for. Told so, it
  -- meets the few rows that two indexes have in common instead of trying all rows of one.
  set cpu_operator_cost = 0.025
  -- No more rows are asked for than are soon found: a contact's account is looked up, not all accounts hashed first.
  set enable_hashjoin = off set enable_mergejoin = off
  -- Nor is it worth a second process.
  set max_parallel_workers_per_gather = 0 as $$
declare
  prefix constant text := criteria ->> 'prefix';
  begins constant text := case when prefix = '' then 'false' else 'x.sort_name >= $1 and x.sort_name < $2' end;
  contains constant text := '(' || search_condition(criteria, false) || ')';
  resembles constant text := '(' || search_condition(criteria, true) || ')';
  ranked constant text := 'x.id, (case
      when x.sort_name = any ($4) or x.name_key = any ($4) or x.email_key = any ($5) or x.phone_key = any ($5)
        or ' || number || ' = any ($5) then 5
      when starts_with(x.sort_name, $1) or starts_with(x.search_text, $6) then 4
      when $8 then 1
      when x.search_text like all ($7) then 3
      else 2 end) as rank, x.sort_name';
  those constant text := 'select h.id, h.rank, h.sort_name from (select ' || ranked || ' ' || source || ' and ';
  best constant text := ' and not (' || begins || ') limit $3) h order by h.rank desc, h.sort_name, h.id limit $9';
  beyond constant text := prefix || chr(1114111);
  whole constant text[] := texts_of(criteria -> 'whole');
  exact constant text[] := texts_of(criteria -> 'exact');
  start constant text := criteria ->> 'start';
  words constant text[] := texts_of(criteria -> 'words');
  found int := 0;
  added int;
begin
  if prefix <> '' then
    return query execute 'select ' || ranked || ' ' || source || ' and ' || begins || ' order by x.sort_name, x.id limit $3'
      using prefix, beyond, most, whole, exact, start, words, false, most;
    get diagnostics found = row_count;
  end if;
  if found < most then
    return query execute those || contains || best
      using prefix, beyond, greatest(most, 500), whole, exact, start, words, false, most;
    get diagnostics added = row_count;
    found := found + added;
  end if;
  -- A number has no misspellings, and is not looked for in vain twice.
  if found < least(most, 5) and resembles <> contains then
    return query execute those || resembles || ' and not ' || contains || best
      using prefix, beyond, greatest(most, 200), whole, exact, start, words, true, most;
  end if;
end $$;

create function search_accounts(criteria jsonb, most int, everywhere boolean, teams uuid[])
  returns table (id uuid, rank int, sort_name text)
  language sql stable rows 50 security definer set search_path = public
begin atomic
  select * from search_rows('from account x where ' || search_scope('x', everywhere, teams), 'x.customer_number', criteria, most)
  union all
  -- Whoever looks for the number of a merged record means the one it became.
  select w.id, 5, w.sort_name
    from account l join account w on w.workspace_id = l.workspace_id and w.id = l.merged_into_id
   where l.workspace_id = current_setting('faden.workspace_id')::uuid
     and l.merged_into_id is not null and l.customer_number = any (texts_of(criteria -> 'exact'))
     and w.deleted_at is null and w.merged_into_id is null;
end;

create function search_contacts(criteria jsonb, most int, everywhere boolean, teams uuid[])
  returns table (id uuid, rank int, sort_name text)
  language sql stable rows 50 security definer set search_path = public
begin atomic
  select * from search_rows('from contact x join account a on a.workspace_id = x.workspace_id and a.id = x.account_id
      where x.deleted_at is null and ' || format('x.workspace_id = %L and ', current_setting('faden.workspace_id')::uuid)
      || search_scope('a', everywhere, teams), 'x.mobile_key', criteria, most);
end;

revoke execute on function search_rows, search_accounts, search_contacts from public;
grant execute on function search_accounts, search_contacts to faden_app;
