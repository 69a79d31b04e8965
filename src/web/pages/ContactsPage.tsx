import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function ContactsPage() {
  return <Page title={m.web_nav_contacts()}>{null}</Page>;
}
