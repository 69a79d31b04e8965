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
  postal_code text,
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
  -- Written by the application from the columns above (accounts/normalise.ts), for equality, order and search.
  sort_name text collate "C" not null,
  name_key text collate "C" not null,
  email_key text collate "C",
  phone_key text collate "C",
  -- Both foldings (ä = ae, ä = a) of name, place and number, the phone's digits and the e-mail address.
  search_text text not null,
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
create index account_by_name on account (workspace_id, sort_name, id) where deleted_at is null and merged_into_id is null;
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
create index account_search on account using gin (search_text gin_trgm_ops);
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
create index contact_search on contact using gin (search_text gin_trgm_ops);
call secure_by_workspace('contact');
grant select, insert, update on contact to faden_app;

-- Trigram operators are not leakproof, so under row security no index serves them. These two functions are the
-- named exception: they filter by the transaction's workspace themselves and answer ids only.
create function search_accounts(pattern text, fuzzy text, most int)
  returns table (id uuid, rank real)
  language sql stable security definer set search_path = public
begin atomic
  select a.id, word_similarity(fuzzy, a.search_text) as rank
    from account a
   where a.workspace_id = current_setting('faden.workspace_id')::uuid
     and a.deleted_at is null and a.merged_into_id is null
     and (a.search_text like pattern or fuzzy <% a.search_text)
   order by (a.search_text like pattern) desc, rank desc, a.sort_name, a.id
   limit most;
end;

create function search_contacts(pattern text, fuzzy text, most int)
  returns table (id uuid, rank real)
  language sql stable security definer set search_path = public
begin atomic
  select c.id, word_similarity(fuzzy, c.search_text) as rank
    from contact c
   where c.workspace_id = current_setting('faden.workspace_id')::uuid
     and c.deleted_at is null
     and (c.search_text like pattern or fuzzy <% c.search_text)
   order by (c.search_text like pattern) desc, rank desc, c.sort_name, c.id
   limit most;
end;

revoke execute on function search_accounts, search_contacts from public;
grant execute on function search_accounts, search_contacts to faden_app;
