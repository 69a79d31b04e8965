import type pg from 'pg';

/** A fact that must hold, with a query that answers the rows that breach it. */
export interface Check {
  name: string;
  /** The invariant of capabilities.md 3 or the derived data it watches over. */
  invariant: string;
  sql: string;
}

export interface Breach {
  check: string;
  invariant: string;
  rows: Record<string, unknown>[];
}

const rowsShown = 20;

/** Every check over all workspaces, as the owner of the database; empty when the thread holds everywhere. */
export async function verify(owner: pg.Pool | pg.ClientBase): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const { name, invariant, sql } of checks) {
    const { rows } = await owner.query(`${sql} limit ${rowsShown}`);
    if (rows.length > 0) breaches.push({ check: name, invariant, rows });
  }
  return breaches;
}

const live = (alias: string) =>
  `not exists (select from withdrawal z where z.workspace_id = ${alias}.workspace_id and z.activity_id = ${alias}.activity_id)`;

export const checks: Check[] = [
  {
    name: 'an activity says something',
    invariant: 'I-01',
    sql: `select workspace_id, id from activity where text = '' and outcome is null and system_cause is null`,
  },
  {
    name: 'an activity saved under the duty of a follow-up has one',
    invariant: 'I-02',
    sql: `select a.workspace_id, a.id from activity a where a.duty = 'follow-up' and not exists (
            select from follow_up f where f.workspace_id = a.workspace_id and f.origin_activity_id = a.id)`,
  },
  {
    name: 'an activity saved under the duty of an open follow-up left one open',
    invariant: 'I-02',
    sql: `select a.workspace_id, a.id from activity a where a.duty = 'open-follow-up' and not exists (
            select from follow_up f left join activity d on d.workspace_id = f.workspace_id and d.id = f.done_activity_id
             where f.workspace_id = a.workspace_id and f.account_id = a.account_id
               and f.created_at <= a.recorded_at and (d.id is null or d.recorded_at >= a.recorded_at))
          and not exists (select from account_merge_move m where m.workspace_id = a.workspace_id and m.kind = 'activity' and m.subject_id = a.id)`,
  },
  {
    name: 'a follow-up comes from an activity of its record and transaction, or says why not',
    invariant: 'I-03',
    sql: `select f.workspace_id, f.id from follow_up f
            left join activity a on a.workspace_id = f.workspace_id and a.id = f.origin_activity_id
           where case when f.origin_activity_id is null then f.lone_because is null
                      else a.id is null or a.account_id <> f.account_id or a.tx <> f.tx end`,
  },
  {
    name: 'a done follow-up was finished by an activity of its record and transaction',
    invariant: 'I-04',
    sql: `select f.workspace_id, f.id from follow_up f
            left join activity a on a.workspace_id = f.workspace_id and a.id = f.done_activity_id
           where f.done_at is not null and (a.id is null or a.account_id <> f.account_id or a.tx <> f.done_tx)`,
  },
  {
    name: 'a withdrawn save finished nothing and brought nothing',
    invariant: 'I-04',
    sql: `select f.workspace_id, f.id from follow_up f join withdrawal z on z.workspace_id = f.workspace_id
             and (z.activity_id = f.done_activity_id or (z.activity_id = f.origin_activity_id and f.withdrawn_at is null))`,
  },
  {
    name: 'a status change has an activity of its record and transaction',
    invariant: 'I-05',
    sql: `select c.workspace_id, c.id from status_change c
            left join activity a on a.workspace_id = c.workspace_id and a.id = c.activity_id
           where a.id is null or a.account_id <> c.account_id or a.tx <> c.tx`,
  },
  {
    name: 'a membership not ended is the only one of its record and campaign',
    invariant: 'I-10',
    sql: `select workspace_id, account_id, campaign_id from membership where ended_at is null
           group by 1, 2, 3 having count(*) > 1`,
  },
  {
    name: 'the current status is where the last change led',
    invariant: 'I-10',
    sql: `select m.workspace_id, m.id from membership m
            left join status_change c on c.workspace_id = m.workspace_id and c.id = m.current_change_id
           where c.id is null or c.membership_id <> m.id or m.since <> c.occurred_at
              or m.status_id <> resolved_status(m.workspace_id, c.to_status_id)
              or (m.ended_at is null and not (${live('c')}))`,
  },
  {
    name: 'the history is a chain without gap, in the order of time',
    invariant: 'I-11',
    sql: `select c.workspace_id, c.id from status_change c
            join status_change p on p.workspace_id = c.workspace_id and p.id = c.previous_id
           where p.membership_id <> c.membership_id or p.position >= c.position or p.occurred_at > c.occurred_at
              or (c.from_status_id <> p.to_status_id and not exists (
                select from campaign_status s where s.workspace_id = p.workspace_id and s.id = p.to_status_id
                  and s.merged_into_id is not null))`,
  },
  {
    name: 'no change that counts follows one that was withdrawn',
    invariant: 'I-11',
    sql: `select c.workspace_id, c.id from status_change c
            join status_change p on p.workspace_id = c.workspace_id and p.id = c.previous_id
           where ${live('c')} and not (${live('p')})`,
  },
  {
    name: 'a status change stays in its campaign',
    invariant: 'I-12',
    sql: `select c.workspace_id, c.id from status_change c
            join campaign_status s on s.workspace_id = c.workspace_id and s.id = c.to_status_id
           where s.campaign_id <> c.campaign_id`,
  },
  {
    name: 'no follow-up is due before its activity',
    invariant: 'I-02',
    sql: `select workspace_id, id from follow_up where due_on < not_before_on`,
  },
  {
    name: 'the next follow-up shown in lists is the next one open',
    invariant: 'derived',
    sql: `select t.workspace_id, t.account_id from account_thread t
            left join lateral (
              select id, due_on, due_time from follow_up f
               where f.workspace_id = t.workspace_id and f.account_id = t.account_id
                 and f.done_at is null and f.withdrawn_at is null
               order by due_on, due_time nulls last, id limit 1) n on true
           where (t.next_follow_up_id, t.next_due_on, t.next_due_time) is distinct from (n.id, n.due_on, n.due_time)`,
  },
  {
    name: 'the last activity shown in lists is the last one that counts',
    invariant: 'derived',
    sql: `select t.workspace_id, t.account_id from account_thread t
           where t.last_activity_at is distinct from (
             select max(a.occurred_at) from activity a where a.workspace_id = t.workspace_id
               and a.account_id = t.account_id and not exists (
                 select from withdrawal z where z.workspace_id = a.workspace_id and z.activity_id = a.id))`,
  },
  {
    name: 'every record has its thread',
    invariant: 'derived',
    sql: `select a.workspace_id, a.id from account a where not exists (
            select from account_thread t where t.workspace_id = a.workspace_id and t.account_id = a.id)`,
  },
];

export interface ThreadCount {
  workspace: string;
  openRecords: number;
  gaps: number;
  /** Of the first gaps, by name. */
  names: string[];
}

/** Open records and gaps of each workspace: what no rule forbids, but somebody should look at (decisions.md 5). */
export async function countThreads(owner: pg.Pool | pg.ClientBase): Promise<ThreadCount[]> {
  const { rows } = await owner.query<ThreadCount>(`
    with open_record as (
      select a.workspace_id, a.name, t.next_due_on is null as is_gap
        from account a join account_thread t on t.workspace_id = a.workspace_id and t.account_id = a.id
       where a.deleted_at is null and a.merged_into_id is null and not exists (
         select from account_situation s where s.workspace_id = a.workspace_id and s.account_id = a.id
            and (s.blocked or s.all_lost)))
    select w.name as workspace, count(r.name)::int as "openRecords",
           (count(*) filter (where r.is_gap))::int as gaps,
           coalesce((array_agg(r.name order by r.name) filter (where r.is_gap))[1:${rowsShown}], '{}') as names
      from workspace w left join open_record r on r.workspace_id = w.id
     group by w.id, w.name order by w.name`);
  return rows;
}
