-- What one save of the daily work pays, made cheaper; nothing is promised less.

-- That the workspace exists follows from the account or the membership of the row, whose keys say so. The second look
-- locked the one row of the workspace for every save of everybody.
alter table membership drop constraint membership_workspace_id_fkey;
alter table status_change drop constraint status_change_workspace_id_fkey;
alter table follow_up drop constraint follow_up_workspace_id_fkey;
-- These two are notes of a transaction in the workspace it runs in, as row security demands, and are soon forgotten.
alter table event drop constraint event_workspace_id_fkey;
alter table idempotency_key drop constraint idempotency_key_workspace_id_fkey;

-- A sealed answer is random to look at: trying to compress it and moving it out of its row cost more than it saves.
alter table idempotency_key alter column answer set storage external;
alter table idempotency_key set (toast_tuple_target = 8160);

-- A save writes an activity, finishes follow-ups and plans new ones in one statement, whose triggers run at its end
-- and see all of it. So the first, that of the activity, writes what is known of the record's thread, and those of
-- the follow-ups only ask whether anything is left to write.
create or replace function keep_last_activity() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update account_thread t
     set last_activity_at = greatest(t.last_activity_at, r.at),
         next_follow_up_id = f.id, next_due_on = f.due_on, next_due_time = f.due_time
    from (select workspace_id, account_id, max(occurred_at) as at from touched group by 1, 2) r
    left join lateral (
      select id, due_on, due_time from follow_up
       where workspace_id = r.workspace_id and account_id = r.account_id and done_at is null and withdrawn_at is null
       order by due_on, due_time nulls last, id limit 1) f on true
   where t.workspace_id = r.workspace_id and t.account_id = r.account_id;
  if exists (select from touched where import_id is not null) then
    insert into import_save_check (workspace_id, activity_ids)
    select workspace_id, array_agg(id) from touched
     where import_id is not null and system_cause is null group by workspace_id;
  end if;
  return null;
end $$;

-- Whether a follow-up comes before what is known as the next one of its record; without a time it comes last in its day.
create function comes_first(due_on date, due_time time, id uuid, than account_thread) returns boolean
  language sql immutable
  return than.next_follow_up_id is null
    or (due_on, due_time is null, coalesce(due_time, time '00:00'), id)
       < (than.next_due_on, than.next_due_time is null, coalesce(than.next_due_time, time '00:00'), than.next_follow_up_id);

create or replace function keep_next_follow_up() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (
       select from touched f join account_thread t on t.workspace_id = f.workspace_id and t.account_id = f.account_id
        where (tg_op = 'UPDATE' and t.next_follow_up_id = f.id)
           or (f.done_at is null and f.withdrawn_at is null and comes_first(f.due_on, f.due_time, f.id, t))) then
    return null;
  end if;
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
