-- Who carries a job out, and until when that holds without another sign of life.

alter table job
  add column claimed_by uuid,
  add column lease_until timestamptz,
  -- Claims since it last got on: a job that kills its process again and again is given up.
  add column attempts int not null default 0;
create index job_waiting on job (created_at, id) where state in ('queued', 'running');

-- A worker serves all workspaces, and row security shows it none: these two functions hand out jobs and nothing else.
create function claim_job(worker uuid, kinds text[], lease_seconds int, at timestamptz)
  returns table (workspace_id uuid, id uuid, kind text, user_id uuid, subject_id uuid, attempts int)
  language sql volatile security definer set search_path = public
begin atomic
  update job j
     set state = 'running', claimed_by = worker, attempts = j.attempts + 1,
         lease_until = clock_timestamp() + make_interval(secs => lease_seconds),
         started_at = coalesce(j.started_at, at)
    from (select w.workspace_id, w.id from job w
           where (w.state = 'queued' or (w.state = 'running' and coalesce(w.lease_until, '-infinity') < clock_timestamp()))
             and w.kind = any(kinds)
           order by w.created_at, w.id limit 1 for update skip locked) as next
   where j.workspace_id = next.workspace_id and j.id = next.id
  returning j.workspace_id, j.id, j.kind, j.user_id, j.subject_id, j.attempts;
end;

-- Says of each job still held whether its user cancelled it.
create function renew_job_leases(worker uuid, jobs uuid[], lease_seconds int)
  returns table (id uuid, cancelled boolean)
  language sql volatile security definer set search_path = public
begin atomic
  update job j set lease_until = clock_timestamp() + make_interval(secs => lease_seconds)
   where j.id = any(jobs) and j.claimed_by = worker and j.state = 'running'
  returning j.id, j.cancel_requested_at is not null;
end;

revoke execute on function claim_job, renew_job_leases from public;
grant execute on function claim_job, renew_job_leases to faden_app;
