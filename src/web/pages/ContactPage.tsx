import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function ContactPage() {
  return <Page title={m.web_nav_contacts()}>{null}</Page>;
}
