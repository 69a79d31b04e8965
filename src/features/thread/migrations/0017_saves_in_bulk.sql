-- What an import of a hundred thousand records pays for each of them, made cheaper; nothing is promised less.

-- That the workspace exists follows from the user or the account of the row, whose keys say so; that the account of a
-- thread row does, from the trigger that alone writes it.
alter table account drop constraint account_workspace_id_fkey;
alter table activity drop constraint activity_workspace_id_fkey;
alter table account_thread drop constraint account_thread_workspace_id_fkey;
alter table account_thread drop constraint account_thread_workspace_id_account_id_fkey;

-- A bulk may write the saves first and their records last, with the keys between them deferred to the commit: what
-- is known then of a record's thread is written once instead of written empty and changed.
create or replace function begin_account_thread() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into account_thread (workspace_id, account_id, last_activity_at, next_follow_up_id, next_due_on, next_due_time)
  select a.workspace_id, a.id, x.occurred_at, f.id, f.due_on, f.due_time
    from added a
    left join lateral (
      select occurred_at from activity x
       where x.workspace_id = a.workspace_id and x.account_id = a.id
         and not exists (select from withdrawal w where w.workspace_id = x.workspace_id and w.activity_id = x.id)
       order by x.occurred_at desc limit 1) x on true
    left join lateral (
      select id, due_on, due_time from follow_up
       where workspace_id = a.workspace_id and account_id = a.id and done_at is null and withdrawn_at is null
       order by due_on, due_time nulls last, id limit 1) f on true;
  return null;
end $$;

-- The duty of each activity as the recorder's group has it now (capabilities.md 3.2, rows 1-4; decisions.md 4).
create view activity_duty with (security_invoker = true) as
  select x.workspace_id, x.id,
         case
           when x.system_cause is not null or not g.activity_needs_follow_up then 'none'
           when case
                  when named.is_final is not null then named.is_final and g.except_final_status
                  when situation.all_final is not null then situation.all_final and g.except_final_status
                  else g.except_no_status
                end then 'none'
           when g.scope = 'per-record' then 'open-follow-up'
           else 'follow-up'
         end as duty
    from activity x
    join app_user u on u.workspace_id = x.workspace_id and u.id = x.user_id
    join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id
    left join lateral (
      select s.is_final from membership m
        join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
       where m.workspace_id = x.workspace_id and m.account_id = x.account_id and m.campaign_id = x.campaign_id
         and m.ended_at is null
         and not exists (select from status_change c where c.workspace_id = x.workspace_id
                           and c.activity_id = x.id and c.campaign_id <> x.campaign_id)
         and not exists (select from follow_up f where f.workspace_id = x.workspace_id
                           and f.done_activity_id = x.id and f.campaign_id is distinct from x.campaign_id)) named on true
    left join lateral (
      select bool_and(s.is_final) as all_final from membership m
        join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
       where m.workspace_id = x.workspace_id and m.account_id = x.account_id and m.ended_at is null) situation on true;

-- Rule 2 for any number of saves: no activity without a follow-up, unless the recorder's group excuses it.
create function check_duties(workspace uuid, saves uuid[]) returns void
  language plpgsql stable set search_path = public as $$
declare
  breach text;
begin
  select case
           when d.duty = 'follow-up' or (d.duty = 'open-follow-up' and not exists (
             select from follow_up f where f.workspace_id = x.workspace_id and f.account_id = x.account_id
                and f.done_at is null and f.withdrawn_at is null)) then 'unfollowed'
           when x.duty is distinct from d.duty then 'misstated'
         end as breach into breach
    from activity x
    left join activity_duty d on d.workspace_id = x.workspace_id and d.id = x.id
   where x.workspace_id = workspace and x.id = any(saves)
     and not exists (select from follow_up f where f.workspace_id = x.workspace_id and f.origin_activity_id = x.id)
   order by breach desc nulls last limit 1;
  if breach = 'unfollowed' then
    raise exception 'no activity without a follow-up' using errcode = 'FD001';
  elsif breach = 'misstated' then
    raise exception 'an activity states the duty it was saved under' using errcode = 'FD007';
  end if;
end $$;

create or replace function check_activity_duty() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if new.system_cause is null then
    if not exists (select from follow_up where workspace_id = new.workspace_id and origin_activity_id = new.id) then
      perform check_duties(new.workspace_id, array[new.id]);
    end if;
    return null;
  end if;
  perform from status_change c
     join campaign_status s on s.workspace_id = c.workspace_id and s.id = c.to_status_id
     join app_user u on u.workspace_id = c.workspace_id and u.id = c.user_id
     join rights_group g on g.workspace_id = u.workspace_id and g.id = u.rights_group_id
    where c.workspace_id = new.workspace_id and c.activity_id = new.id
      and (not g.status_change_needs_activity or (g.final_status_without_activity and s.is_final));
  if not found then
    raise exception 'a status changes through an activity' using errcode = 'FD006';
  end if;
  return null;
end $$;
drop trigger duty on activity;
create constraint trigger duty after insert on activity
  deferrable initially deferred for each row when (new.import_id is null or new.system_cause is not null)
  execute function check_activity_duty();
drop function duty_of;

-- The saves of an import are checked at commit all the same, but those of one statement at once: a deferred trigger
-- runs for a row, so a row stands for them until then. Nobody but the triggers writes or reads it.
create table import_save_check (
  workspace_id uuid not null,
  id uuid not null default gen_random_uuid(),
  activity_ids uuid[] not null,
  primary key (workspace_id, id)
);
call secure_by_workspace('import_save_check');

create function check_import_saves() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform check_duties(new.workspace_id, new.activity_ids);
  delete from import_save_check where workspace_id = new.workspace_id and id = new.id;
  return null;
end $$;
create constraint trigger duty after insert on import_save_check
  deferrable initially deferred for each row execute function check_import_saves();

create or replace function keep_last_activity() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update account_thread t
     set last_activity_at = greatest(t.last_activity_at, r.at)
    from (select workspace_id, account_id, max(occurred_at) as at from touched group by 1, 2) r
   where t.workspace_id = r.workspace_id and t.account_id = r.account_id;
  insert into import_save_check (workspace_id, activity_ids)
  select workspace_id, array_agg(id) from touched
   where import_id is not null and system_cause is null group by workspace_id;
  return null;
end $$;
revoke execute on function check_duties from public;
