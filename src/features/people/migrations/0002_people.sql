-- Users, teams ("Betreuergruppen"), rights groups with the chain options, API keys and one-time links.

create table rights_group (
  workspace_id uuid not null references workspace,
  id uuid not null,
  name text not null check (name <> ''),
  foreign_team text not null check (foreign_team in ('none', 'read', 'edit')),
  own_team text not null check (own_team in ('none', 'read', 'edit')),
  self_created text not null check (self_created in ('none', 'read', 'edit')),
  may_export boolean not null,
  may_import boolean not null,
  may_rebook boolean not null,
  may_administer boolean not null,
  -- O1, O2, O3, E1, E2, E3 of capabilities.md 3
  follow_up_needs_activity boolean not null default true,
  activity_needs_follow_up boolean not null default true,
  status_change_needs_activity boolean not null default true,
  except_final_status boolean not null default true,
  except_no_status boolean not null default true,
  final_status_without_activity boolean not null default false,
  scope text not null default 'per-activity' check (scope in ('per-activity', 'per-record')),
  version int not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);
call secure_by_workspace('rights_group');
grant select, insert, update on rights_group to faden_app;

create table team (
  workspace_id uuid not null references workspace,
  id uuid not null,
  name text not null check (name <> ''),
  version int not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, name)
);
call secure_by_workspace('team');
grant select, insert, update on team to faden_app;

create table app_user (
  workspace_id uuid not null references workspace,
  id uuid not null unique,
  email text not null unique check (email = lower(email)),
  name text not null check (name <> ''),
  rights_group_id uuid not null,
  language text not null default 'de' check (language in ('de', 'en')),
  region text,
  single_keys boolean not null default true,
  deactivated_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, rights_group_id) references rights_group
);
create index app_user_by_name on app_user (workspace_id, name, id);
call secure_by_workspace('app_user');
grant select, insert, update on app_user to faden_app;

create table team_member (
  workspace_id uuid not null references workspace,
  team_id uuid not null,
  user_id uuid not null,
  primary key (workspace_id, user_id, team_id),
  foreign key (workspace_id, team_id) references team,
  foreign key (workspace_id, user_id) references app_user
);
create index team_member_by_team on team_member (workspace_id, team_id);
call secure_by_workspace('team_member');
grant select, insert, delete on team_member to faden_app;

create table api_key (
  workspace_id uuid not null references workspace,
  id uuid not null,
  user_id uuid not null,
  name text not null check (name <> ''),
  -- SHA-256 of the key; the key itself is shown once and kept nowhere.
  key_hash text not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references app_user
);
call secure_by_workspace('api_key');
grant select, insert, update (last_used_at, revoked_at) on api_key to faden_app;

-- One-time links: the first administrator of a new workspace, or a password to set.
create table invitation (
  workspace_id uuid not null references workspace,
  id uuid not null,
  kind text not null check (kind in ('first', 'password')),
  user_id uuid,
  token_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, user_id) references app_user,
  check ((kind = 'password') = (user_id is not null))
);
call secure_by_workspace('invitation');
grant select, insert, update (used_at) on invitation to faden_app;

-- Before a request knows its workspace: who holds this key, this link. Nothing else leaves them.
-- A key notes its use once a minute at most, so that reading does not write.
create function holder_of_api_key(hash text, at timestamptz)
  returns table (workspace_id uuid, user_id uuid)
  language sql security definer set search_path = public
begin atomic
  with holder as (
    select k.workspace_id, k.user_id, k.id from api_key k join app_user u on u.id = k.user_id
     where k.key_hash = hash and k.revoked_at is null and u.deactivated_at is null
  ), used as (
    update api_key k set last_used_at = at from holder h
     where k.workspace_id = h.workspace_id and k.id = h.id
       and (k.last_used_at is null or k.last_used_at < at - interval '1 minute')
  )
  select h.workspace_id, h.user_id from holder h;
end;

create function workspace_of_invitation(hash text)
  returns uuid
  language sql stable security definer set search_path = public
begin atomic
  select i.workspace_id from invitation i where i.token_hash = hash;
end;

revoke execute on function holder_of_api_key, workspace_of_invitation from public;
grant execute on function holder_of_api_key, workspace_of_invitation to faden_app;
