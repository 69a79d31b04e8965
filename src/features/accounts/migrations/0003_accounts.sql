-- Companies, private persons and contacts: the record of sales work.

create table account (
  workspace_id uuid not null references workspace,
  id uuid not null,
  kind text not null check (kind in ('company', 'person')),
  name text not null check (name <> ''),
  salutation text,
  title text,
  first_name text,
  last_name text,
  customer_number text,
  street text,
  -- Filtered by its beginning, as a range.
  postal_code text collate "C",
  city text,
  country text check (country ~ '^[A-Z]{2}$'),
  region text,
  phone text,
  email text,
  website text,
  birth_date date,
  team_id uuid,
  owner_id uuid,
  created_by_id uuid not null,
  custom_fields jsonb not null default '{}',
  -- Written by the application from the columns above (accounts/columns.ts), for equality, order and search.
  sort_name text collate "C" not null,
  name_key text collate "C" not null,
  email_key text collate "C",
  phone_key text collate "C",
  -- ' ' before each word: both foldings (ä = ae, ä = a) of name, place, number and e-mail, the phone's digits.
  search_text text not null,
  -- What its words share with their misspellings (accounts/typos.ts).
  typo_keys int[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by_id uuid,
  merged_into_id uuid,
  import_id uuid,
  version int not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references team,
  foreign key (workspace_id, owner_id) references app_user,
  foreign key (workspace_id, created_by_id) references app_user,
  foreign key (workspace_id, deleted_by_id) references app_user,
  foreign key (workspace_id, merged_into_id) references account,
  check ((deleted_at is null) = (deleted_by_id is null))
);
-- A merged record keeps its number and stays findable by it.
create unique index account_customer_number on account (workspace_id, customer_number) where merged_into_id is null;
create index account_former_number on account (workspace_id, customer_number)
  where merged_into_id is not null and customer_number is not null;
create index account_merged on account (workspace_id, merged_into_id) where merged_into_id is not null;
create index account_by_name on account (workspace_id, sort_name, id) where deleted_at is null and merged_into_id is null;
create index account_by_kind on account (workspace_id, kind, sort_name, id) where deleted_at is null and merged_into_id is null;
create index account_newest on account (workspace_id, created_at, id) where deleted_at is null and merged_into_id is null;
create index account_by_postal_code on account (workspace_id, postal_code, sort_name, id) where deleted_at is null and merged_into_id is null;
create index account_by_city on account (workspace_id, city, sort_name, id) where deleted_at is null and merged_into_id is null;
create index account_by_owner on account (workspace_id, owner_id, sort_name, id) where deleted_at is null and merged_into_id is null;
create index account_by_team on account (workspace_id, team_id, sort_name, id) where deleted_at is null and merged_into_id is null;
create index account_by_name_key on account (workspace_id, name_key);
create index account_by_email_key on account (workspace_id, email_key) where email_key is not null;
create index account_by_phone_key on account (workspace_id, phone_key) where phone_key is not null;
create index account_by_import on account (workspace_id, import_id) where import_id is not null;
create index account_in_bin on account (workspace_id, deleted_at, id) where deleted_at is not null;
-- A short pending list: what was just imported must not slow every search until the next vacuum.
create index account_search on account using gin (search_text gin_trgm_ops) with (gin_pending_list_limit = 256);
create index account_typos on account using gin (typo_keys) with (gin_pending_list_limit = 256);
call secure_by_workspace('account');
grant select, insert, update on account to faden_app;

create table contact (
  workspace_id uuid not null references workspace,
  id uuid not null,
  account_id uuid not null,
  name text not null check (name <> ''),
  salutation text,
  title text,
  suffix text,
  first_name text,
  last_name text,
  function text,
  phone text,
  mobile text,
  email text,
  street text,
  postal_code text,
  city text,
  country text check (country ~ '^[A-Z]{2}$'),
  birth_date date,
  preferred_medium text,
  is_primary boolean not null default false,
  no_bulk_mail boolean not null default false,
  created_by_id uuid not null,
  sort_name text collate "C" not null,
  name_key text collate "C" not null,
  email_key text collate "C",
  phone_key text collate "C",
  mobile_key text collate "C",
  search_text text not null,
  typo_keys int[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by_id uuid,
  import_id uuid,
  version int not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, account_id, id),
  foreign key (workspace_id, account_id) references account deferrable,
  foreign key (workspace_id, created_by_id) references app_user,
  foreign key (workspace_id, deleted_by_id) references app_user
);
create unique index contact_primary on contact (workspace_id, account_id) where is_primary and deleted_at is null;
create index contact_by_name on contact (workspace_id, sort_name, id) where deleted_at is null;
create index contact_by_name_key on contact (workspace_id, name_key);
create index contact_by_email_key on contact (workspace_id, email_key) where email_key is not null;
create index contact_by_phone_key on contact (workspace_id, phone_key) where phone_key is not null;
create index contact_by_mobile_key on contact (workspace_id, mobile_key) where mobile_key is not null;
create index contact_by_import on contact (workspace_id, import_id) where import_id is not null;
create index contact_search on contact using gin (search_text gin_trgm_ops) with (gin_pending_list_limit = 256);
create index contact_typos on contact using gin (typo_keys) with (gin_pending_list_limit = 256);
create index contact_of_account on contact (workspace_id, account_id, sort_name, id) where deleted_at is null;
call secure_by_workspace('contact');
grant select, insert, update on contact to faden_app;

-- Trigram and array operators are not leakproof, so under row security no index serves them. The two functions at
-- the end are the named exception: they keep to the transaction's workspace themselves and answer ids only.
-- `criteria` is written by accounts/search-criteria.ts:
--   prefix  the beginning of a sort name
--   start   the beginning of a search text
--   whole   sort name or name key of the very name
--   exact   e-mail, E.164 phone or customer number, as typed
--   words   LIKE patterns that hold where every word is the beginning of one
--   ways    or-ed; a way is and-ed terms of or-ed LIKE `patterns` and `typos`, keys as in typo_keys

create function search_condition(criteria jsonb, with_typos boolean) returns text
  language sql immutable set search_path = public
begin atomic
  select coalesce(string_agg(way_holds, ' or '), 'false')
    from jsonb_array_elements(criteria -> 'ways') as way,
    lateral (
      select '(' || string_agg(term_holds, ' and ') || ')' as way_holds
        from jsonb_array_elements(way) as term,
        lateral (
          select '(' || string_agg(condition, ' or ') || ')' as term_holds from (
            select format('x.search_text like %L', pattern) as condition
              from jsonb_array_elements_text(term -> 'patterns') as pattern
            union all
            select format('x.typo_keys && %L::int[]', '{' || string_agg(key, ',') || '}')
              from jsonb_array_elements_text(term -> 'typos') as key
             where with_typos having count(*) > 0) as conditions
        ) as t
    ) as w;
end;

create function texts_of(list jsonb) returns text[]
  language sql immutable set search_path = public
begin atomic
  select array(select jsonb_array_elements_text(list));
end;

-- Best first. Cheapest ways first, too, and no further than needed: names that begin so, then all that contain the
-- words, then misspellings. `source` and `number` are SQL of the two functions below, never input.
create function search_rows(source text, number text, criteria jsonb, most int)
  returns table (id uuid, rank real)
  language plpgsql stable set search_path = public as $$
declare
  prefix constant text := criteria ->> 'prefix';
  found uuid[] := '{}';
  contained uuid[];
  misspelt uuid[] := '{}';
begin
  if prefix <> '' then
    execute 'select array(select x.id ' || source || ' and x.sort_name >= $1 and x.sort_name < $2
              order by x.sort_name, x.id limit $3)' into found using prefix, prefix || chr(1114111), most;
  end if;
  if cardinality(found) < most then
    execute 'select array(select x.id ' || source || ' and (' || search_condition(criteria, false) || ') limit $1)'
      into contained using greatest(most, 500);
    found := found || contained;
  end if;
  if cardinality(found) < least(most, 5) then
    execute 'select array(select x.id ' || source || ' and (' || search_condition(criteria, true) || ')
              and x.id <> all ($1) limit $2)' into misspelt using found, greatest(most, 200);
    found := found || misspelt;
  end if;
  return query execute 'select x.id, (case
      when x.sort_name = any ($2) or x.name_key = any ($2) or x.email_key = any ($3) or x.phone_key = any ($3)
        or ' || number || ' = any ($3) then 5
      when starts_with(x.sort_name, $4) or starts_with(x.search_text, $5) then 4
      when x.id = any ($6) then 1
      when x.search_text like all ($7) then 3
      else 2 end)::real as rank ' || source || ' and x.id = any ($1)
      order by rank desc, x.sort_name, x.id limit $8'
    using found, texts_of(criteria -> 'whole'), texts_of(criteria -> 'exact'), prefix, criteria ->> 'start',
      misspelt, texts_of(criteria -> 'words'), most;
end $$;

-- A first sieve by what the actor may see, so that `most` is not used up by records of others; the caller joins the
-- ids under row security and its own scope all the same.
create function search_scope(alias text, everywhere boolean, teams uuid[]) returns text
  language sql stable set search_path = public
begin atomic
  select format('%1$s.workspace_id = %2$L and %1$s.deleted_at is null and %1$s.merged_into_id is null',
      alias, current_setting('faden.workspace_id')::uuid)
    || case when everywhere then '' else format(
      ' and (%1$s.team_id is null or %1$s.team_id = any (%2$L::uuid[]) or %1$s.owner_id = %3$L or %1$s.created_by_id = %3$L)',
      alias, teams, current_setting('faden.user_id')::uuid) end;
end;

create function search_accounts(criteria jsonb, most int, everywhere boolean, teams uuid[])
  returns table (id uuid, rank real)
  language sql stable rows 50 security definer set search_path = public
begin atomic
  select * from search_rows('from account x where ' || search_scope('x', everywhere, teams), 'x.customer_number', criteria, most)
  union all
  -- Whoever looks for the number of a merged record means the one it became.
  select l.merged_into_id, 5 from account l
   where l.workspace_id = current_setting('faden.workspace_id')::uuid
     and l.merged_into_id is not null and l.customer_number = any (texts_of(criteria -> 'exact'));
end;

create function search_contacts(criteria jsonb, most int, everywhere boolean, teams uuid[])
  returns table (id uuid, rank real)
  language sql stable rows 50 security definer set search_path = public
begin atomic
  select * from search_rows('from contact x join account a on a.workspace_id = x.workspace_id and a.id = x.account_id
      where x.deleted_at is null and ' || format('x.workspace_id = %L and ', current_setting('faden.workspace_id')::uuid)
      || search_scope('a', everywhere, teams), 'x.mobile_key', criteria, most);
end;

revoke execute on function search_condition, search_rows, search_scope, texts_of, search_accounts, search_contacts from public;
grant execute on function search_accounts, search_contacts to faden_app;
