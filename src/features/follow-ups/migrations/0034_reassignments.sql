-- Who is given follow-ups by somebody else is told so, once for all that came together, until they have seen it (WV-07).
create table reassignment (
  workspace_id uuid not null references workspace,
  id uuid not null,
  -- Who has them now, who gave them, and whose they were; null where they were several people's.
  user_id uuid not null,
  by_id uuid not null,
  from_id uuid,
  -- What came together: one change, or all turns of a bulk change.
  occasion_id uuid not null,
  -- Where it is one; null where there are several.
  follow_up_id uuid,
  -- Less by those that were taken back since; zero: nothing is left to tell.
  count int not null check (count >= 0),
  at timestamptz not null,
  seen_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, occasion_id, user_id),
  foreign key (workspace_id, user_id) references app_user,
  foreign key (workspace_id, by_id) references app_user,
  foreign key (workspace_id, from_id) references app_user,
  foreign key (workspace_id, follow_up_id) references follow_up,
  check (user_id <> by_id)
);
create index reassignment_to_tell on reassignment (workspace_id, user_id, at desc, id desc)
  where seen_at is null and count > 0;
create index reassignment_of_follow_up on reassignment (workspace_id, follow_up_id)
  where follow_up_id is not null and seen_at is null;
call secure_by_workspace('reassignment');
grant select, insert on reassignment to faden_app;
grant update (from_id, follow_up_id, count, at, seen_at) on reassignment to faden_app;

-- Who takes over all of somebody who leaves is told as well.
create or replace function hand_over_follow_ups(from_user uuid, to_user uuid) returns void
  language plpgsql security definer set search_path = public as $$
declare
  workspace uuid := current_setting('faden.workspace_id')::uuid;
  acting uuid := current_setting('faden.user_id')::uuid;
  moved int;
begin
  update follow_up set assignee_id = to_user, version = version + 1
   where workspace_id = workspace and assignee_id = from_user and done_at is null and withdrawn_at is null;
  get diagnostics moved = row_count;
  if moved > 0 and to_user <> acting then
    insert into reassignment (workspace_id, id, user_id, by_id, from_id, occasion_id, count, at)
      values (workspace, gen_random_uuid(), to_user, acting, from_user, gen_random_uuid(), moved, clock_timestamp());
  end if;
end $$;
