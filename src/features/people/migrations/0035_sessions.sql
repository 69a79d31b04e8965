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

-- A password takes a while to be checked, and may be changed or its user deactivated meanwhile: the sessions of then
-- are ended, the new one does not exist yet. So a new session is looked at once more, under the locks that both of
-- those take before they end sessions: either they see the new session, or this sees what they did.
create function auth.confirm_session(of_token text, password_checked text) returns boolean
  language plpgsql security definer set search_path = auth as $$
begin
  perform from session s
     join public.app_user u on u.id = s.user_id
     join credential c on c.user_id = s.user_id
    where s.token = of_token and u.deactivated_at is null and c.password = password_checked
      for share of u, c;
  if found then return true; end if;
  delete from session where token = of_token;
  return false;
end $$;

revoke execute on function auth.confirm_session from public;
grant execute on function auth.confirm_session to faden_auth;
