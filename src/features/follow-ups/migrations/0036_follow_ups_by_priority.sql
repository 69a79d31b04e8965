-- The list of all open follow-ups by priority and, of the few urgent and high ones, as a filter chooses them.
create index follow_up_by_priority on follow_up
  (workspace_id, array_position('{urgent,high,normal}'::text[], priority), due_on, due_time, id)
  where done_at is null and withdrawn_at is null;
create index follow_up_pressing on follow_up (workspace_id, priority, due_on, due_time, id)
  where done_at is null and withdrawn_at is null and priority <> 'normal';
