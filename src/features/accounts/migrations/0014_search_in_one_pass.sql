-- As before best first and no further than needed, but ranked while the rows are at hand: nothing is read twice.
create or replace function search_rows(source text, number text, criteria jsonb, most int)
  returns table (id uuid, rank real)
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
  ranked constant text := '(case
      when x.sort_name = any ($4) or x.name_key = any ($4) or x.email_key = any ($5) or x.phone_key = any ($5)
        or ' || number || ' = any ($5) then 5
      when starts_with(x.sort_name, $1) or starts_with(x.search_text, $6) then 4
      when $8 then 1
      when x.search_text like all ($7) then 3
      else 2 end)::real';
  those constant text := 'select h.id, h.rank from (select x.id, x.sort_name, ' || ranked || ' as rank ' || source || ' and ';
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
    return query execute 'select x.id, ' || ranked || ' ' || source || ' and ' || begins || ' order by x.sort_name, x.id limit $3'
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
