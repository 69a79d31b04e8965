import { Page } from '#web/components/Page.tsx';
import { m } from '#paraglide/messages.js';

export function AccountsPage() {
  return <Page title={m.web_nav_accounts()}>{null}</Page>;
}
