-- Merging two records and taking it back within a day. The only writers of other features' rows beside their owners.

create table account_merge (
  workspace_id uuid not null references workspace,
  id uuid not null,
  winner_id uuid not null,
  loser_id uuid not null,
  user_id uuid not null,
  at timestamptz not null,
  -- { column: { before, after } } of the winner, for what was taken from the loser.
  taken jsonb not null default '{}',
  undone_at timestamptz,
  undone_by_id uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, winner_id) references account,
  foreign key (workspace_id, loser_id) references account,
  foreign key (workspace_id, user_id) references app_user,
  foreign key (workspace_id, undone_by_id) references app_user,
  check ((undone_at is null) = (undone_by_id is null)),
  check (winner_id <> loser_id)
);
create index account_merge_age on account_merge (workspace_id, at);
call secure_by_workspace('account_merge');
grant select on account_merge to faden_app;
grant insert (workspace_id, id, winner_id, loser_id, user_id, at, taken) on account_merge to faden_app;
create policy by_the_acting_user on account_merge as restrictive for insert to faden_app
  with check (user_id = current_setting('faden.user_id')::uuid);

-- What a merge moved, by id, for as long as it may be taken back.
create table account_merge_move (
  workspace_id uuid not null references workspace,
  merge_id uuid not null,
  kind text not null check (kind in ('contact', 'primary-given-up', 'activity', 'follow-up', 'membership',
    'membership-ended', 'status-change', 'category', 'category-twice', 'earlier-loser')),
  subject_id uuid not null,
  primary key (workspace_id, merge_id, kind, subject_id),
  foreign key (workspace_id, merge_id) references account_merge on delete cascade
);
call secure_by_workspace('account_merge_move');
grant select on account_merge_move to faden_app;

create function keep_account_thread(workspace uuid, accounts uuid[]) returns void
  language plpgsql set search_path = public as $$
begin
  update account_thread t
     set last_activity_at = (
           select max(x.occurred_at) from activity x
            where x.workspace_id = t.workspace_id and x.account_id = t.account_id
              and not exists (select from withdrawal w where w.workspace_id = x.workspace_id and w.activity_id = x.id)),
         (next_follow_up_id, next_due_on, next_due_time) = (
           select f.id, f.due_on, f.due_time from follow_up f
            where f.workspace_id = t.workspace_id and f.account_id = t.account_id
              and f.done_at is null and f.withdrawn_at is null
            order by f.due_on, f.due_time nulls last, f.id limit 1)
   where t.workspace_id = workspace and t.account_id = any (accounts);
end $$;

-- Moves everything of the loser to the winner, ends the memberships named, and changes nothing else.
create function carry_out_merge(merge uuid, ending uuid[]) returns void
  language plpgsql security definer set search_path = public as $$
declare
  workspace constant uuid := current_setting('faden.workspace_id')::uuid;
  m account_merge;
begin
  select * into strict m from account_merge where workspace_id = workspace and id = merge and undone_at is null;
  -- In the order of ids, as every write of a thread locks.
  perform from account where workspace_id = workspace and id in (m.winner_id, m.loser_id) order by id for no key update;
  if (select count(*) from account where workspace_id = workspace and id in (m.winner_id, m.loser_id)
        and deleted_at is null and merged_into_id is null) < 2 then
    raise exception 'one of them is gone' using errcode = 'FD008';
  end if;
  set constraints all deferred;
  delete from account_merge_move v using account_merge old
   where v.workspace_id = workspace and old.workspace_id = workspace and old.id = v.merge_id
     and old.at < m.at - interval '24 hours';

  with ended as (
    update membership set ended_at = m.at, ended_by_id = m.user_id, version = version + 1
     where workspace_id = workspace and account_id in (m.winner_id, m.loser_id) and id = any (ending) and ended_at is null
    returning id)
  insert into account_merge_move select workspace, merge, 'membership-ended', id from ended;
  with moved as (
    update membership set account_id = m.winner_id where workspace_id = workspace and account_id = m.loser_id returning id)
  insert into account_merge_move select workspace, merge, 'membership', id from moved;
  with moved as (
    update status_change set account_id = m.winner_id where workspace_id = workspace and account_id = m.loser_id returning id)
  insert into account_merge_move select workspace, merge, 'status-change', id from moved;
  with moved as (
    update activity set account_id = m.winner_id where workspace_id = workspace and account_id = m.loser_id returning id)
  insert into account_merge_move select workspace, merge, 'activity', id from moved;
  with moved as (
    update follow_up set account_id = m.winner_id where workspace_id = workspace and account_id = m.loser_id returning id)
  insert into account_merge_move select workspace, merge, 'follow-up', id from moved;

  -- A record has one main contact: the winner's stays it.
  with given_up as (
    update contact l set is_primary = false
     where workspace_id = workspace and account_id = m.loser_id and is_primary and deleted_at is null
       and exists (select from contact w where w.workspace_id = workspace and w.account_id = m.winner_id
                     and w.is_primary and w.deleted_at is null)
    returning id)
  insert into account_merge_move select workspace, merge, 'primary-given-up', id from given_up;
  with moved as (
    update contact set account_id = m.winner_id where workspace_id = workspace and account_id = m.loser_id returning id)
  insert into account_merge_move select workspace, merge, 'contact', id from moved;

  with taken as (
    delete from account_category where workspace_id = workspace and account_id = m.loser_id returning category_id
  ), given as (
    insert into account_category (workspace_id, category_id, account_id)
      select workspace, category_id, m.winner_id from taken on conflict do nothing returning category_id)
  insert into account_merge_move
    select workspace, merge, case when given.category_id is null then 'category-twice' else 'category' end, taken.category_id
      from taken left join given using (category_id);

  -- Losers of earlier merges lead to the new winner directly.
  with led as (
    update account set merged_into_id = m.winner_id where workspace_id = workspace and merged_into_id = m.loser_id returning id)
  insert into account_merge_move select workspace, merge, 'earlier-loser', id from led;
  update account set merged_into_id = m.winner_id, updated_at = m.at, version = version + 1
   where workspace_id = workspace and id = m.loser_id;
  perform keep_account_thread(workspace, array[m.winner_id, m.loser_id]);
  set constraints all immediate;
end $$;

-- Puts all logged rows back, or says FD008 where something was built on the merge in the meantime.
create function undo_merge(merge uuid, undoing_user uuid, undoing_at timestamptz) returns void
  language plpgsql security definer set search_path = public as $$
declare
  workspace constant uuid := current_setting('faden.workspace_id')::uuid;
  m account_merge;
  moves int;
  undone int := 0;
  n int;
begin
  update account_merge set undone_at = undoing_at, undone_by_id = undoing_user
   where workspace_id = workspace and id = merge and undone_at is null returning * into m;
  if not found then
    raise exception 'undone already' using errcode = 'FD002';
  end if;
  perform from account where workspace_id = workspace and id in (m.winner_id, m.loser_id) order by id for no key update;
  select count(*) into moves from account_merge_move v where v.workspace_id = workspace and v.merge_id = merge;
  set constraints all deferred;

  update account set merged_into_id = null, updated_at = undoing_at, version = version + 1
   where workspace_id = workspace and id = m.loser_id and merged_into_id = m.winner_id;
  if not found then
    raise exception 'it was merged on' using errcode = 'FD008';
  end if;
  update account set merged_into_id = m.loser_id
   where workspace_id = workspace and merged_into_id = m.winner_id and id in (select moved_by(merge, 'earlier-loser'));
  get diagnostics n = row_count; undone := undone + n;
  update contact set account_id = m.loser_id
   where workspace_id = workspace and account_id = m.winner_id and id in (select moved_by(merge, 'contact'));
  get diagnostics n = row_count; undone := undone + n;
  update activity set account_id = m.loser_id
   where workspace_id = workspace and account_id = m.winner_id and id in (select moved_by(merge, 'activity'));
  get diagnostics n = row_count; undone := undone + n;
  update follow_up set account_id = m.loser_id
   where workspace_id = workspace and account_id = m.winner_id and id in (select moved_by(merge, 'follow-up'));
  get diagnostics n = row_count; undone := undone + n;
  update status_change set account_id = m.loser_id
   where workspace_id = workspace and account_id = m.winner_id and id in (select moved_by(merge, 'status-change'));
  get diagnostics n = row_count; undone := undone + n;
  update membership set account_id = m.loser_id
   where workspace_id = workspace and account_id = m.winner_id and id in (select moved_by(merge, 'membership'));
  get diagnostics n = row_count; undone := undone + n;
  -- One whose beginning was taken back meanwhile stays ended, as the withdrawal left it.
  update membership b set ended_at = z.at, ended_by_id = z.user_id, version = b.version + 1
    from status_change c
    left join withdrawal z on z.workspace_id = c.workspace_id and z.activity_id = c.activity_id
   where b.workspace_id = workspace and b.id in (select moved_by(merge, 'membership-ended')) and b.ended_at = m.at
     and c.workspace_id = b.workspace_id and c.id = b.current_change_id;
  get diagnostics n = row_count; undone := undone + n;
  -- Categories and the main contact are no part of a thread: they go back as far as they still are as merged.
  delete from account_category
   where workspace_id = workspace and account_id = m.winner_id and category_id in (select moved_by(merge, 'category'));
  insert into account_category (workspace_id, category_id, account_id)
    select workspace, back, m.loser_id from (select moved_by(merge, 'category') union select moved_by(merge, 'category-twice')) as b(back);
  update contact c set is_primary = true
   where workspace_id = workspace and deleted_at is null and id in (select moved_by(merge, 'primary-given-up'))
     and not exists (select from contact o where o.workspace_id = workspace and o.account_id = c.account_id
                       and o.is_primary and o.deleted_at is null);
  if undone < moves - (select count(*) from account_merge_move v where v.workspace_id = workspace and v.merge_id = merge
                         and v.kind in ('category', 'category-twice', 'primary-given-up')) then
    raise exception 'some of it was moved on' using errcode = 'FD008';
  end if;
  perform keep_account_thread(workspace, array[m.winner_id, m.loser_id]);
  set constraints all immediate;
exception
  -- A new activity with a moved contact, a follow-up finished under the winner, a number given away …
  when foreign_key_violation or unique_violation then
    raise exception 'something was built on the merge' using errcode = 'FD008';
end $$;

create function moved_by(merge uuid, kind text) returns setof uuid
  language sql stable set search_path = public
begin atomic
  select v.subject_id from account_merge_move v
   where v.workspace_id = current_setting('faden.workspace_id')::uuid and v.merge_id = merge and v.kind = moved_by.kind;
end;

revoke execute on function keep_account_thread, moved_by, carry_out_merge, undo_merge from public;
grant execute on function carry_out_merge, undo_merge to faden_app;
