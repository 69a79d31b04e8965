-- Tries to sign in, counted per account and per device (`sign-in-tries.ts`): each moves the moment at which all of
-- them are forgotten. Keys are hashes, so that no address somebody guessed at stands here.
create table auth.sign_in_try (
  key text primary key,
  forgotten_at timestamptz not null
);
create index sign_in_try_age on auth.sign_in_try (forgotten_at);
grant select, insert, update, delete on auth.sign_in_try to faden_auth;

-- For the upkeep of the application, which may neither see nor change what it takes away. A session's end goes by the
-- clock of the database, the tries by that of the application.
create function forget_old_sign_ins(at timestamptz) returns void
  language sql security definer set search_path = public
begin atomic
  delete from auth.session where expires_at < now();
  delete from auth.sign_in_try where forgotten_at < at;
end;

revoke execute on function forget_old_sign_ins from public;
grant execute on function forget_old_sign_ins to faden_app;
