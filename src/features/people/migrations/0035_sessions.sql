-- When a session ends, and its prolongation, for the application: of the transaction's own user, by the database's
-- clock, as the sign-in library reads the machine's and not the application's.

create function session_end(of_token text) returns timestamptz
  language sql stable security definer set search_path = public
begin atomic
  select s.expires_at from auth.session s
   where s.token = of_token and s.user_id = current_setting('faden.user_id')::uuid and s.expires_at > now();
end;

-- Null for a session that is over: what has ended stays so.
create function prolong_session(of_token text, seconds int) returns timestamptz
  language sql security definer set search_path = public
begin atomic
  update auth.session s set expires_at = now() + make_interval(secs => seconds), updated_at = now()
   where s.token = of_token and s.user_id = current_setting('faden.user_id')::uuid and s.expires_at > now()
  returning s.expires_at;
end;

revoke execute on function session_end, prolong_session from public;
grant execute on function session_end, prolong_session to faden_app;
