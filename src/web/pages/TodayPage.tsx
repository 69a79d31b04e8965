import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function TodayPage() {
  return <Page title={m.web_nav_today()}>{null}</Page>;
}
