-- Saved views of lists: a name for what stands in the address, own or shared, and everybody's own order of them.

create table saved_view (
  workspace_id uuid not null references workspace,
  id uuid not null,
  page text not null check (page in ('accounts', 'contacts', 'follow-ups', 'stream', 'members')),
  -- Whose working list it is of: statuses belong to one campaign.
  campaign_id uuid check ((page = 'members') = (campaign_id is not null)),
  name text not null check (name <> ''),
  query text not null,
  owner_id uuid not null,
  audience text not null check (audience in ('own', 'team', 'everybody')),
  team_id uuid check ((audience = 'team') = (team_id is not null)),
  created_at timestamptz not null,
  version int not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, campaign_id) references campaign,
  foreign key (workspace_id, owner_id) references app_user,
  foreign key (workspace_id, team_id) references team
);
-- A person does not have two of one name on one list.
create unique index saved_view_name on saved_view (workspace_id, owner_id, page, campaign_id, name) nulls not distinct;
create index saved_view_shared on saved_view (workspace_id, page, audience) where audience <> 'own';
call secure_by_workspace('saved_view');
-- What somebody keeps for themselves nobody else sees, administrators included; nobody adds one in another's name.
create policy own_or_shared on saved_view as restrictive for select to faden_app
  using (audience <> 'own' or owner_id = current_setting('faden.user_id')::uuid);
create policy own_name on saved_view as restrictive for insert to faden_app
  with check (owner_id = current_setting('faden.user_id')::uuid);
grant select, insert, update (name, query, audience, team_id, version), delete on saved_view to faden_app;

create table saved_view_order (
  workspace_id uuid not null references workspace,
  user_id uuid not null,
  page text not null,
  view_ids uuid[] not null check (cardinality(view_ids) <= 1000),
  primary key (workspace_id, user_id, page),
  foreign key (workspace_id, user_id) references app_user
);
call secure_by_workspace('saved_view_order');
create policy own_order on saved_view_order as restrictive for all to faden_app
  using (user_id = current_setting('faden.user_id')::uuid);
grant select, insert, update (view_ids) on saved_view_order to faden_app;
