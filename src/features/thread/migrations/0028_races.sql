-- What two people at once could still bring about.

-- An open follow-up has somebody who is there. Deactivating a user locks the user's row, so that whoever is given
-- something at that moment either still counts as open work to be handed over, or is refused here.
create function demand_active_assignees() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform from app_user u
    where (u.workspace_id, u.id) in (select workspace_id, assignee_id from given) for key share;
  if exists (select from given f join app_user u on u.workspace_id = f.workspace_id and u.id = f.assignee_id
              where u.deactivated_at is not null and f.done_at is null and f.withdrawn_at is null) then
    raise exception 'the assignee has left' using errcode = 'FD009';
  end if;
  return null;
end $$;
create trigger active_assignees after insert on follow_up
  referencing new table as given for each statement execute function demand_active_assignees();

create function demand_active_assignee() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform from app_user where workspace_id = new.workspace_id and id = new.assignee_id and deactivated_at is null
    for key share;
  if not found then
    raise exception 'the assignee has left' using errcode = 'FD009';
  end if;
  return null;
end $$;
create trigger active_assignee after update on follow_up
  for each row when (new.assignee_id <> old.assignee_id) execute function demand_active_assignee();
revoke execute on function demand_active_assignees, demand_active_assignee from public;

-- A membership whose change is taken back returns to its status of before. It waits for a merger of that status that
-- is under way: resolved before the merger and written after it, nobody would move it on.
create or replace function withdraw() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform from account a join activity s on s.workspace_id = a.workspace_id and s.account_id = a.id
    where s.workspace_id = new.workspace_id and s.id = new.activity_id for no key update of a;
  if exists (
       select from status_change c join membership m on m.workspace_id = c.workspace_id and m.id = c.membership_id
        where c.workspace_id = new.workspace_id and c.activity_id = new.activity_id and m.current_change_id <> c.id)
     or exists (
       select from follow_up f where f.workspace_id = new.workspace_id and f.origin_activity_id = new.activity_id
          and (f.done_at is not null or f.withdrawn_at is not null)) then
    raise exception 'something followed this save' using errcode = 'FD008';
  end if;
  perform from campaign_status s
    where s.workspace_id = new.workspace_id and s.id in (
      select p.to_status_id from status_change c
        join status_change p on p.workspace_id = c.workspace_id and p.id = c.previous_id
       where c.workspace_id = new.workspace_id and c.activity_id = new.activity_id)
    for key share;
  update membership m
     set current_change_id = coalesce(c.previous_id, m.current_change_id),
         status_id = case when c.previous_id is null then m.status_id else resolved_status(c.workspace_id, p.to_status_id) end,
         since = coalesce(p.occurred_at, m.since),
         ended_at = case when c.previous_id is null then coalesce(m.ended_at, new.at) else m.ended_at end,
         ended_by_id = case when c.previous_id is null then coalesce(m.ended_by_id, new.user_id) else m.ended_by_id end
    from status_change c
    left join status_change p on p.workspace_id = c.workspace_id and p.id = c.previous_id
   where c.workspace_id = new.workspace_id and c.activity_id = new.activity_id
     and m.workspace_id = c.workspace_id and m.id = c.membership_id;
  update follow_up set withdrawn_at = new.at, version = version + 1
   where workspace_id = new.workspace_id and origin_activity_id = new.activity_id;
  update follow_up set done_at = null, done_activity_id = null, done_tx = null, version = version + 1
   where workspace_id = new.workspace_id and done_activity_id = new.activity_id;
  update account_thread t
     set last_activity_at = (
       select max(a.occurred_at) from activity a
        where a.workspace_id = t.workspace_id and a.account_id = t.account_id
          and not exists (select from withdrawal w where w.workspace_id = a.workspace_id and w.activity_id = a.id))
    from activity s
   where s.workspace_id = new.workspace_id and s.id = new.activity_id
     and t.workspace_id = s.workspace_id and t.account_id = s.account_id;
  return null;
end $$;
