-- The five golden rules, guaranteed at commit, and what lists need to know of a record's thread.

-- One row per record: last activity and next follow-up, kept by the triggers below and by nothing else, apart from
-- the account so that a save does not rewrite the account's many index entries.
create table account_thread (
  workspace_id uuid not null references workspace,
  account_id uuid not null,
  last_activity_at timestamptz,
  next_follow_up_id uuid,
  next_due_on date,
  next_due_time time,
  primary key (workspace_id, account_id),
  foreign key (workspace_id, account_id) references account
) with (fillfactor = 70);
create index account_thread_last on account_thread (workspace_id, last_activity_at, account_id);
create index account_thread_next on account_thread (workspace_id, next_due_on, account_id);
call secure_by_workspace('account_thread');
grant select on account_thread to faden_app;

create function begin_account_thread() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into account_thread (workspace_id, account_id) select workspace_id, id from added;
  return null;
end $$;
create trigger begin_thread after insert on account
  referencing new table as added for each statement execute function begin_account_thread();

create function keep_next_follow_up() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update account_thread t
     set next_follow_up_id = f.id, next_due_on = f.due_on, next_due_time = f.due_time
    from (select distinct workspace_id, account_id from touched) r
    left join lateral (
      select id, due_on, due_time from follow_up
       where workspace_id = r.workspace_id and account_id = r.account_id and done_at is null and withdrawn_at is null
       order by due_on, due_time nulls last, id limit 1) f on true
   where t.workspace_id = r.workspace_id and t.account_id = r.account_id
     and (t.next_follow_up_id, t.next_due_on, t.next_due_time) is distinct from (f.id, f.due_on, f.due_time);
  return null;
end $$;
create trigger keep_next_on_insert after insert on follow_up
  referencing new table as touched for each statement execute function keep_next_follow_up();
create trigger keep_next_on_update after update on follow_up
  referencing new table as touched for each statement execute function keep_next_follow_up();

create function keep_last_activity() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update account_thread t
     set last_activity_at = greatest(t.last_activity_at, r.at)
    from (select workspace_id, account_id, max(occurred_at) as at from touched group by 1, 2) r
   where t.workspace_id = r.workspace_id and t.account_id = r.account_id;
  return null;
end $$;
create trigger keep_last after insert on activity
  referencing new table as touched for each statement execute function keep_last_activity();

-- Final or not, blocked or not, in disinterest or not: what the memberships say of a record.
create view account_situation with (security_invoker = true) as
  select m.workspace_id, m.account_id,
         bool_and(s.is_final) as all_final,
         bool_and(s.is_final and not s.is_goal) as all_lost,
         bool_or(s.blocks_contact) as blocked
    from membership m
    join campaign_status s on s.workspace_id = m.workspace_id and s.id = m.status_id
   where m.ended_at is null
   group by m.workspace_id, m.account_id;
grant select on account_situation to faden_app;

-- Does a save of this user on this record, naming this campaign, need a follow-up? (capabilities.md 3.2, rows 1-4)
create function duty_of(saved activity) returns text
  language plpgsql stable security definer set search_path = public as $$
declare
  rules rights_group;
  named_final boolean;
  situation record;
begin
  if saved.system_cause is not null then
    return 'none';
  end if;
  select g.* into rules from rights_group g join app_user u
      on u.workspace_id = g.workspace_id and u.rights_group_id = g.id
   where u.workspace_id = saved.workspace_id and u.id = saved.user_id;
  if not rules.activity_needs_follow_up then
    return 'none';
  end if;
  if saved.campaign_id is not null
     and not exists (select from status_change c where c.workspace_id = saved.workspace_id
                       and c.activity_id = saved.id and c.campaign_id <> saved.campaign_id)
     and not exists (select from follow_up f where f.workspace_id = saved.workspace_id
                       and f.done_activity_id = saved.id and f.campaign_id is distinct from saved.campaign_id) then
    select s.is_final into named_final from membership m join campaign_status s
        on s.workspace_id = m.workspace_id and s.id = m.status_id
     where m.workspace_id = saved.workspace_id and m.account_id = saved.account_id
       and m.campaign_id = saved.campaign_id and m.ended_at is null;
  end if;
  if named_final is not null then
    if named_final and rules.except_final_status then
      return 'none';
    end if;
  else
    select all_final into situation from account_situation
     where workspace_id = saved.workspace_id and account_id = saved.account_id;
    if not found then
      if rules.except_no_status then
        return 'none';
      end if;
    elsif situation.all_final and rules.except_final_status then
      return 'none';
    end if;
  end if;
  return case rules.scope when 'per-record' then 'open-follow-up' else 'follow-up' end;
end $$;

-- Rule 2, at commit: no activity without a follow-up, unless the recorder's group excuses it.
create function check_activity_duty() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  duty text;
begin
  if new.system_cause is not null then
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
  end if;
  if exists (select from follow_up where workspace_id = new.workspace_id and origin_activity_id = new.id) then
    return null;
  end if;
  duty := duty_of(new);
  if duty = 'follow-up' or (duty = 'open-follow-up' and not exists (
       select from follow_up where workspace_id = new.workspace_id and account_id = new.account_id
          and done_at is null and withdrawn_at is null)) then
    raise exception 'no activity without a follow-up' using errcode = 'FD001';
  end if;
  if new.duty <> duty then
    raise exception 'an activity states the duty it was saved under' using errcode = 'FD007';
  end if;
  return null;
end $$;
create constraint trigger duty after insert on activity
  deferrable initially deferred for each row execute function check_activity_duty();

-- Rule 3, at commit: a follow-up without an activity only where the group, E1 or E2 allow it.
create function check_lone_follow_up() returns trigger
  language plpgsql security definer set search_path = public as $$
declare
  rules rights_group;
  campaign_final boolean;
  situation record;
  because text;
begin
  select g.* into rules from rights_group g join app_user u
      on u.workspace_id = g.workspace_id and u.rights_group_id = g.id
   where u.workspace_id = new.workspace_id and u.id = new.created_by_id;
  select s.is_final into campaign_final from membership m join campaign_status s
      on s.workspace_id = m.workspace_id and s.id = m.status_id
   where m.workspace_id = new.workspace_id and m.account_id = new.account_id
     and m.campaign_id = new.campaign_id and m.ended_at is null;
  select all_final into situation from account_situation
   where workspace_id = new.workspace_id and account_id = new.account_id;
  because := case
    when not rules.follow_up_needs_activity then 'option-off'
    when situation is null and rules.except_no_status then 'no-status'
    when coalesce(campaign_final, situation.all_final) and rules.except_final_status then 'final-status'
  end;
  if because is null then
    raise exception 'a follow-up comes from an activity' using errcode = 'FD006';
  end if;
  if because <> new.lone_because then
    raise exception 'a lone follow-up states why it is allowed' using errcode = 'FD007';
  end if;
  return null;
end $$;
create constraint trigger lone after insert on follow_up
  deferrable initially deferred for each row when (new.origin_activity_id is null)
  execute function check_lone_follow_up();

-- A withdrawn save leaves no trace in the present: statuses go back, its follow-ups end, finished ones reopen.
create function withdraw() returns trigger
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
create trigger withdraw after insert on withdrawal for each row execute function withdraw();

-- A status merged away leads to the one that took its members, over any number of mergers.
create function resolved_status(workspace uuid, status uuid) returns uuid
  language sql stable security definer set search_path = public
begin atomic
  with recursive path as (
    select s.id, s.merged_into_id from campaign_status s where s.workspace_id = workspace and s.id = status
    union all
    select s.id, s.merged_into_id from path p join campaign_status s
        on s.workspace_id = workspace and s.id = p.merged_into_id)
  select path.id from path where path.merged_into_id is null;
end;
revoke execute on function duty_of, resolved_status from public;
grant execute on function resolved_status to faden_app;
