-- PostgreSQL plans a trigger's statement once per connection, for as many rows as its first call brings. A plan made
-- for thousands reads whole tables, and every single save after it on that connection would pay for that. By index and
-- row by row suits both.
alter function keep_last_activity() set enable_hashjoin = off;
alter function keep_last_activity() set enable_mergejoin = off;
alter function keep_last_activity() set enable_seqscan = off;
alter function keep_next_follow_up() set enable_hashjoin = off;
alter function keep_next_follow_up() set enable_mergejoin = off;
alter function keep_next_follow_up() set enable_seqscan = off;
