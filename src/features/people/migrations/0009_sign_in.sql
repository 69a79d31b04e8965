-- Sign-in (Better Auth) in a schema and behind a role of its own: the application cannot read password hashes or
-- session tokens. Who a user is stands in app_user only; `user` shows it to the library, without deactivated ones,
-- so that a deactivated user has neither sign-in nor session whatever else is still stored.

create schema auth;
grant usage on schema auth to faden_auth;

create view auth."user" as
  select id, workspace_id, name, email, true as email_verified, null::text as image,
         created_at, created_at as updated_at
    from public.app_user where deactivated_at is null;
grant select on auth."user" to faden_auth;

create table auth.session (
  id text primary key,
  user_id uuid not null references public.app_user (id),
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_of_user on auth.session (user_id);
create index session_age on auth.session (expires_at);
grant select, insert, update, delete on auth.session to faden_auth;

-- Better Auth calls this model `account`; an account is something else here.
create table auth.credential (
  id text primary key,
  user_id uuid not null unique references public.app_user (id),
  account_id text not null,
  provider_id text not null check (provider_id = 'credential'),
  password text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
grant select on auth.credential to faden_auth;

-- What the application may do to sign-ins, in the transaction of its cause and within its workspace only.

create function set_password(of_user uuid, hash text, at timestamptz) returns void
  language plpgsql security definer set search_path = public as $$
begin
  insert into auth.credential (id, user_id, account_id, provider_id, password, created_at, updated_at)
    select u.id, u.id, u.id, 'credential', hash, at, at from app_user u
     where u.workspace_id = current_setting('faden.workspace_id')::uuid and u.id = of_user
    on conflict (user_id) do update set password = excluded.password, updated_at = excluded.updated_at;
end $$;

create function has_password(of_user uuid) returns boolean
  language sql stable security definer set search_path = public
begin atomic
  select exists (select from auth.credential c join app_user u on u.id = c.user_id
    where u.workspace_id = current_setting('faden.workspace_id')::uuid and c.user_id = of_user);
end;

-- All sessions of a user but the one named; '' names none.
create function end_sessions(of_user uuid, spared_token text) returns void
  language plpgsql security definer set search_path = public as $$
begin
  delete from auth.session s using app_user u
   where u.workspace_id = current_setting('faden.workspace_id')::uuid and u.id = of_user
     and s.user_id = u.id and s.token <> spared_token;
end $$;

-- Deactivating a user is the one reason people/ has to change follow-ups, whose table belongs to a feature below
-- that people/ may not import. So the database does it, and nothing more than it: the open ones change hands.
create function hand_over_follow_ups(from_user uuid, to_user uuid) returns void
  language plpgsql security definer set search_path = public as $$
begin
  update follow_up set assignee_id = to_user, version = version + 1
   where workspace_id = current_setting('faden.workspace_id')::uuid and assignee_id = from_user
     and done_at is null and withdrawn_at is null;
end $$;

revoke execute on function set_password, has_password, end_sessions, hand_over_follow_ups from public;
grant execute on function set_password, has_password, end_sessions, hand_over_follow_ups to faden_app;
