import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function FollowUpsPage() {
  return <Page title={m.web_nav_follow_ups()}>{null}</Page>;
}
