-- Categories: background facts in a tree, assigned to records and contacts; changing one needs no activity.

create table category (
  workspace_id uuid not null references workspace,
  id uuid not null,
  parent_id uuid,
  name text not null check (name <> ''),
  deactivated_at timestamptz,
  version int not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references category,
  unique nulls not distinct (workspace_id, parent_id, name)
);
call secure_by_workspace('category');
grant select, insert, update on category to faden_app;

create table account_category (
  workspace_id uuid not null references workspace,
  category_id uuid not null,
  account_id uuid not null,
  primary key (workspace_id, account_id, category_id),
  foreign key (workspace_id, category_id) references category,
  foreign key (workspace_id, account_id) references account
);
create index account_category_members on account_category (workspace_id, category_id, account_id);
call secure_by_workspace('account_category');
grant select, insert, delete on account_category to faden_app;

create table contact_category (
  workspace_id uuid not null references workspace,
  category_id uuid not null,
  contact_id uuid not null,
  primary key (workspace_id, contact_id, category_id),
  foreign key (workspace_id, category_id) references category,
  foreign key (workspace_id, contact_id) references contact
);
create index contact_category_members on contact_category (workspace_id, category_id, contact_id);
call secure_by_workspace('contact_category');
grant select, insert, delete on contact_category to faden_app;

-- A record or contact is added together with its categories by accounts/, which may not import categories/. These add
-- the assignments with the rights of whoever calls, and nothing more.
create function categorise_account(account uuid, categories uuid[]) returns void
  language sql set search_path = public
begin atomic
  insert into account_category (workspace_id, account_id, category_id)
    select current_setting('faden.workspace_id')::uuid, account, c from unnest(categories) as c on conflict do nothing;
end;
create function categorise_contact(contact uuid, categories uuid[]) returns void
  language sql set search_path = public
begin atomic
  insert into contact_category (workspace_id, contact_id, category_id)
    select current_setting('faden.workspace_id')::uuid, contact, c from unnest(categories) as c on conflict do nothing;
end;
